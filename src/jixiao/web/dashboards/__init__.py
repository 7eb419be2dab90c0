"""The year at a glance for unit, department and finance authority."""
