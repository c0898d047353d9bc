"""What is said and done."""
