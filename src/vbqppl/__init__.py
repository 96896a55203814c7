"""vbqppl: a registry of Vietnamese legal documents that knows what is in force."""

__version__ = "0.1.0"
