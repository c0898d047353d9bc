"""Bargaining: the dispute run forward, and how well that forecasts."""
