"""The example year: a small world around a published report, to try every role out."""
