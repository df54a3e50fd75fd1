"""Lets `python -m bot` be the `eksodus` command."""

from bot.cli import main

main()
