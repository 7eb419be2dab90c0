"""The web application: the whole year of a unit in the browser. Django stays in this package."""
