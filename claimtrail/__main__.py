"""Run `python -m claimtrail`."""

from claimtrail.cli import main

main()
