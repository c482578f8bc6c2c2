"""One file a family of formats: each gives the sheets of a file as rows of plain values."""
