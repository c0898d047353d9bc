"""Fitting and choosing the model of the Council's decisions (docs/forecasts.md)."""
