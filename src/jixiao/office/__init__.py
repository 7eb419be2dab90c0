"""Files of office programs (.docx, .xlsx) as archives of parts: what may be changed in them."""
