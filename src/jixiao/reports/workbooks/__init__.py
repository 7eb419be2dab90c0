"""Lists and templates as workbooks."""
