"""Tables as such: .xlsx, .xls, .et and text with delimiters."""
