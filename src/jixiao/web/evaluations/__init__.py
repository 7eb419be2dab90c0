"""Self-evaluation: actual values, evidence, scores, reports."""
