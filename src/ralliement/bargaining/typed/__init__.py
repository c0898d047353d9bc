"""What people type to start a forecast from: tables of actors, overrides, other programs' files."""
