"""Who decides under a union's rule, and what."""
