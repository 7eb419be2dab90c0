"""What is known of self-evaluations, evidence, reports and reviews, as far as one may see."""
