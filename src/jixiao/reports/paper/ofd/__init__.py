"""Papers as OFD (GB/T 33190—2016), experimental: made of the PDF, page for page."""
