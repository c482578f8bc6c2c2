"""Pages of questionnaires that are being written."""
