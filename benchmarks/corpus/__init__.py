"""Published-like documents of known content, and what a reader made of them."""
