"""The audit: coded rules that cite their basis, run over documents."""
