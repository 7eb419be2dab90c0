"""Rules by family; each is a module that decides and a YAML with its words beside it."""
