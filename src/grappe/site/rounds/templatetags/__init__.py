"""Small helps of the templates of rounds."""
