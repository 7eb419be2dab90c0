"""Word files: .docx, and the binary .doc and .wps."""
