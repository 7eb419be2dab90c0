"""Rules of the family 资金与数量（FU）."""
