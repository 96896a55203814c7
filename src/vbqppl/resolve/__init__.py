"""Resolution: which document of the registry a citation means, and never the wrong one."""

from vbqppl.resolve.model import (
    Agreement,
    Candidate,
    Comparison,
    Context,
    Difference,
    FieldAgreement,
    FieldName,
    Outcome,
    Reason,
    Resolution,
)
from vbqppl.resolve.reasons import sentence
from vbqppl.resolve.resolver import Resolver

__all__ = [
    "Agreement",
    "Candidate",
    "Comparison",
    "Context",
    "Difference",
    "FieldAgreement",
    "FieldName",
    "Outcome",
    "Reason",
    "Resolution",
    "Resolver",
    "sentence",
]
