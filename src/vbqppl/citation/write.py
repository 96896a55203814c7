"""Write a citation as the rules on drafting ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vbqppl.citation.provision import Provision
from vbqppl.text import write_date


class Style(StrEnum):
    """How a citation is written."""

    ADMINISTRATIVE = "administrative"  # Nghị định 30/2020/NĐ-CP, Phụ lục I
    NORMATIVE = "normative"  # Nghị định 78/2025/NĐ-CP, Điều 68, sửa đổi bởi Nghị định 187/2025/NĐ-CP


_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says of one document; only type and number, or title, are needed."""

    type: str
    number: str | None = None
    day: date | None = None
    issuer: str | None = None
    title: str | None = None
    provisions: tuple[Provision, ...] = ()
    amended_by: Sequence[str] = ()


def write_citation(cited: Cited, style: Style = Style.ADMINISTRATIVE, *, first: bool = True) -> str:
    """Return the citation of a document in Vietnamese.

    The first citation in a text gives everything, later ones (`first=False`) type and number only. Administrative
    papers name the date (Nghị định 30/2020/NĐ-CP, Phụ lục I); normative ones name laws with their number and what
    amended them, without a date of issue (Nghị định 78/2025/NĐ-CP, Điều 68, as amended).
    """
    place = write_provisions(cited.provisions)
    return f"{place} {_document(cited, style, first=first)}".strip()


def _document(cited: Cited, style: Style, *, first: bool) -> str:
    law = cited.type in _LAWS
    number = f"số {cited.number}" if cited.number else ""
    if law and cited.title and (first or not cited.number):
        words = [cited.title if cited.title.startswith(cited.type) else f"{cited.type} {cited.title}"]
        if style is Style.NORMATIVE or cited.day or not first:
            words.append(number)
        if style is Style.ADMINISTRATIVE and cited.day and number:
            words.append(f"ngày {write_date(cited.day)}")
    else:
        words = [cited.type, number]
        if first and style is Style.ADMINISTRATIVE and cited.day:
            words.append(f"ngày {write_date(cited.day)}")
        if first and cited.issuer:
            words.append(f"của {cited.issuer}")
        if first and cited.title and not law:
            words.append(cited.title)
    text = " ".join(word for word in words if word)
    if cited.amended_by and style is Style.NORMATIVE:
        text += " được sửa đổi, bổ sung bởi " + " và ".join(cited.amended_by)
    return text


def write_provisions(provisions: Sequence[Provision]) -> str:
    """Write pinpoints smallest unit first, as Vietnamese does: "điểm a khoản 2 Điều 7"."""
    return ", ".join(" ".join(str(step) for step in reversed(provision.steps)) for provision in provisions)
