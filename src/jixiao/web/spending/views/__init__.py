"""Pages of the money: progress, reasons, imports."""
