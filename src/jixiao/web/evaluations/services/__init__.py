"""Every change to self-evaluations, their evidence, reports and reviews."""
