"""The English catalogue: what the screens say, found in the sources, compared, and compiled.

Chinese is the language of the sources. ``python -m jixiao.web.shared.catalogue`` brings the
catalogue up to date; ``… compile`` makes the file that Django reads, at set-up.
"""
