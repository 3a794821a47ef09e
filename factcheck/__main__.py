"""``python -m factcheck``: the command line."""

from factcheck.cli.main import main

if __name__ == "__main__":
    main()
