"""Charts, drawn offline: what Altair specifies becomes SVG or PNG with vl-convert.

In: networks, camps, positions. Out: Altair charts, and files of them (``rendering.py``). Start
with ``rendering.save``; each other file makes the charts of one stage (``networks.py``).
"""

from ralliement.charts.rendering import Chart, save, to_png, to_svg

__all__ = ["Chart", "save", "to_png", "to_svg"]
