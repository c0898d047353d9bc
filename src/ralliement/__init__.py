"""Ralliement."""
