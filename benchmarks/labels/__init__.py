"""Documents in which every fault was marked by reading, and what the audit makes of them."""
