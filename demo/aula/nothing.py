"""What a platform package gives when we stand in for none of it."""
