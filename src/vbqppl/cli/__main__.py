"""`python -m vbqppl.cli` runs the command line."""

from vbqppl.cli.main import run

run()
