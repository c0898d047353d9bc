"""The quality gate: how good the program is, and that it does not get worse unnoticed.

``tasks.py`` says what is measured and on which data, ``floors.yaml`` what is held,
``verdict.py`` compares the two, ``gate.py`` is the command. Not shipped.
CONTRIBUTING.md says how to use it.
"""
