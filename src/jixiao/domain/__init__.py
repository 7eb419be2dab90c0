"""Words of the trade: frozen values that every other part of jixiao speaks in.

Only the standard library is imported here.
"""
