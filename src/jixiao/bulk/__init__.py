"""The verbs over folders and tables of any size: Parquet in and out, several engines."""
