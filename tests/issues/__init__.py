"""Tests of the issue packs and their loader."""
