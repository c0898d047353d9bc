"""``python -m ralliement.cli`` is the ``ralliement`` command."""

from ralliement.cli import main

if __name__ == "__main__":
    main()
