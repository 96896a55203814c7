"""One file per command; each has one function `command`, imported only when it is run."""
