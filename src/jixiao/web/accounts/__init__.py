"""People, institutions, posts and who may see what."""
