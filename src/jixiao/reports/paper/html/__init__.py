"""Papers as one self-contained web page."""
