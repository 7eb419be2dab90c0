"""What every page has: the base page, components, forms of the screen."""
