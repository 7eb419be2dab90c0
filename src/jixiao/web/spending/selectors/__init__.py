"""What pages of the money read; everything is found within the scope of who asks."""
