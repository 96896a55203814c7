"""Reference data: what the law and the offices fixed, read from `data/reference/` once, when first asked for.

Every table is read-only, cached, and loaded by itself: a caller that asks for laws reads no issuers.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbqppl.reference.bodies import (
        Issuer,
        canonical_issuer,
        has_place,
        issuer_by_name,
        issuers,
        issuers_by_abbreviation,
        issuers_named,
    )
    from vbqppl.reference.files import BadTableError, MissingDataError, data_folder
    from vbqppl.reference.kinds import DocumentType, document_types, type_by_abbreviation, type_by_name
    from vbqppl.reference.labels import (
        EventWords,
        StatusLabel,
        event_kind,
        event_kinds,
        status_code,
        status_label,
        status_labels,
    )
    from vbqppl.reference.law_names import Law, laws, laws_called
    from vbqppl.reference.numbering import SeriesKey, SeriesRule, series_key, series_rules
    from vbqppl.reference.places import (
        Territory,
        successor_territory,
        territories,
        territories_called,
        territory_by_key,
        territory_of,
    )
    from vbqppl.reference.rules_of_law import Regime, all_regimes, regime, regimes
    from vbqppl.reference.short_names import NamedDocument, named_documents
    from vbqppl.reference.standing import Rank, normative, rank, ranks
    from vbqppl.reference.succession import Succession, office_of, same_issuer, successions, successors
    from vbqppl.reference.symbols import (
        is_party_symbol,
        issuers_of_symbol,
        symbol_groups,
        type_of_symbol,
        types_of_symbol,
    )

_DOORS = {
    "bodies": (
        "Issuer",
        "canonical_issuer",
        "has_place",
        "issuer_by_name",
        "issuers",
        "issuers_by_abbreviation",
        "issuers_named",
    ),
    "files": (
        "BadTableError",
        "MissingDataError",
        "data_folder",
    ),
    "kinds": (
        "DocumentType",
        "document_types",
        "type_by_abbreviation",
        "type_by_name",
    ),
    "labels": (
        "EventWords",
        "StatusLabel",
        "event_kind",
        "event_kinds",
        "status_code",
        "status_label",
        "status_labels",
    ),
    "law_names": (
        "Law",
        "laws",
        "laws_called",
    ),
    "numbering": (
        "SeriesKey",
        "SeriesRule",
        "series_key",
        "series_rules",
    ),
    "places": (
        "Territory",
        "successor_territory",
        "territories",
        "territories_called",
        "territory_by_key",
        "territory_of",
    ),
    "rules_of_law": (
        "Regime",
        "all_regimes",
        "regime",
        "regimes",
    ),
    "short_names": (
        "NamedDocument",
        "named_documents",
    ),
    "standing": (
        "Rank",
        "normative",
        "rank",
        "ranks",
    ),
    "succession": (
        "Succession",
        "office_of",
        "same_issuer",
        "successions",
        "successors",
    ),
    "symbols": (
        "is_party_symbol",
        "issuers_of_symbol",
        "symbol_groups",
        "type_of_symbol",
        "types_of_symbol",
    ),
}
_MODULE_OF = {name: module for module, names in _DOORS.items() for name in names}

__all__ = [
    "BadTableError",
    "DocumentType",
    "EventWords",
    "Issuer",
    "Law",
    "MissingDataError",
    "NamedDocument",
    "Rank",
    "Regime",
    "SeriesKey",
    "SeriesRule",
    "StatusLabel",
    "Succession",
    "Territory",
    "all_regimes",
    "canonical_issuer",
    "data_folder",
    "document_types",
    "event_kind",
    "event_kinds",
    "has_place",
    "is_party_symbol",
    "issuer_by_name",
    "issuers",
    "issuers_by_abbreviation",
    "issuers_named",
    "issuers_of_symbol",
    "laws",
    "laws_called",
    "named_documents",
    "normative",
    "office_of",
    "rank",
    "ranks",
    "regime",
    "regimes",
    "same_issuer",
    "series_key",
    "series_rules",
    "status_code",
    "status_label",
    "status_labels",
    "successions",
    "successor_territory",
    "successors",
    "symbol_groups",
    "territories",
    "territories_called",
    "territory_by_key",
    "territory_of",
    "type_by_abbreviation",
    "type_by_name",
    "type_of_symbol",
    "types_of_symbol",
]


def __getattr__(name: str) -> object:
    """Load a door when it is first used, so that a look-up pays for nothing else."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value
