"""A maker of reports: real documents of the starter registry, invented local papers, one planted fault or none."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from vbqppl.citation.provision import Provision
from vbqppl.registry import Registry
from vbqppl.text import write_date
from vbqppl.validity.model import AMENDING, ENDING, Document, Event, Normative, StatusCode
from vbqppl.validity.status import status

PROVINCES = (
    "tỉnh Nghệ An", "tỉnh Lào Cai", "thành phố Huế", "tỉnh Cà Mau", "thành phố Đà Nẵng", "tỉnh Phú Thọ", "tỉnh Gia Lai",
    "tỉnh Thanh Hóa", "thành phố Hà Nội", "tỉnh Quảng Ninh",
)  # fmt: skip
TOPICS = (
    "kiểm tra công vụ", "đào tạo, bồi dưỡng công chức", "rà soát văn bản", "phòng cháy", "an toàn giao thông",
    "chuyển đổi số", "phổ biến pháp luật", "tinh giản biên chế", "kiểm soát thủ tục hành chính", "thi hành pháp luật",
)  # fmt: skip
ABBREVIATIONS = {"Kế hoạch": "KH", "Báo cáo": "BC", "Quyết định": "QĐ", "Tờ trình": "TTr", "Thông báo": "TB"}
STARTS = {"Kế hoạch": 12, "Báo cáo": 9, "Quyết định": 210, "Tờ trình": 15, "Thông báo": 20}


@dataclass(frozen=True)
class Paper:
    """One local paper: its type word, number and date as the report prints them."""

    type: str
    ordinal: int
    symbol: str
    day: dt.date
    topic: str = ""

    def cite(self, issuer: str) -> str:
        date = f"{self.day.day:02d}/{self.day.month:02d}/{self.day.year}"
        return f"{self.type} số {self.ordinal:02d}/{self.symbol} ngày {date} của {issuer}"


@dataclass
class Draft:
    """A report in the making: sentences, some with a paper for a footnote."""

    year: int
    day: dt.date
    province: str
    sentences: list[str] = field(default_factory=list)
    noted: list[tuple[str, str]] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"Ủy ban nhân dân {self.province}"

    def text(self) -> str:
        """Write the report as Markdown."""
        kind = self.province.split()[0]
        body = "; ".join(f"{words}<sup>{n}</sup>" for n, (words, _) in enumerate(self.noted, 1))
        notes = "\n\n".join(f"<sup>{n}</sup> {note}." for n, (_, note) in enumerate(self.noted, 1))
        rest = "\n\n".join(f"- {sentence}." for sentence in self.sentences)
        return (
            f"ỦY BAN NHÂN DÂN\n{self.province.upper()}\n\nSố: 199/BC-UBND\n\n"
            f"{self.province.partition(' ')[2].removeprefix('phố ')}, ngày {self.day.day:02d} tháng {self.day.month} "
            f"năm {self.day.year}\n\nBÁO CÁO\n\nCông tác của {kind} quý I năm {self.year}\n\n{rest}\n\n"
            f"Đã ban hành: {body}.\n\n{notes}\n\n" + "\n\n".join(self.closing)
        )


class Factory:
    """Makes reports from one seed; the same seed makes the same report."""

    def __init__(self, registry: Registry, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - reports for tests
        year = 2026
        self.draft = Draft(year, dt.date(year, 3, self.random.randrange(10, 28)), self.random.choice(PROVINCES))
        self.registry = registry
        self.papers = {kind: self._series(kind) for kind in ABBREVIATIONS}

    def _series(self, kind: str) -> list[Paper]:
        """Make the papers of one type, of last December and this year, in order."""
        year = self.draft.year
        symbol = f"{ABBREVIATIONS[kind]}-UBND"
        made = []
        number = 20 * STARTS[kind] + self.random.randrange(40)
        day = dt.date(year - 1, 12, 4)
        while day < dt.date(year - 1, 12, 27):
            made.append(Paper(kind, number, symbol, day, self._topic(year)))
            number += self.random.randrange(1, 6)
            day += dt.timedelta(days=self.random.randrange(2, 7))
        number, day = STARTS[kind], dt.date(year, 1, 6)
        while day < self.draft.day - dt.timedelta(days=8):
            made.append(Paper(kind, number, symbol, day, self._topic(year if kind != "Báo cáo" else year - 1)))
            number += self.random.randrange(2, 9)
            day += dt.timedelta(days=self.random.randrange(3, 9))
        return made

    def _topic(self, year: int) -> str:
        return f"{self.random.choice(TOPICS)} năm {year}"

    def central(self, wanted: Callable[[Document, Sequence[Event]], bool]) -> Document:
        """Return a real central document that was issued before the report and is as wanted."""
        found = [
            document
            for document, events in self.registry.timelines()
            if document.territory is None
            and document.number
            and document.issuer
            and document.issued_on
            and document.issued_on < self.draft.day
            and document.normative is Normative.YES
            and document.parsed_number is not None
            and document.parsed_number.year
            and document.type not in {"Luật", "Bộ luật", "Pháp lệnh"}
            and wanted(document, events)
        ]
        return self.random.choice(found)

    def standing(self, document: Document, events: Sequence[Event]) -> StatusCode:
        return status(document, events, as_of=self.draft.day).code

    def in_force(self, document: Document, events: Sequence[Event]) -> bool:
        return self.standing(document, events) is StatusCode.IN_FORCE

    def expired(self, document: Document, events: Sequence[Event]) -> bool:
        return self.standing(document, events) is StatusCode.EXPIRED

    def partly(self, document: Document, events: Sequence[Event]) -> bool:
        return self.standing(document, events) is StatusCode.PARTLY_EXPIRED and bool(self.ended_places(events))

    @staticmethod
    def ended_places(events: Sequence[Event]) -> list[str]:
        return [
            str(place)
            for event in events
            if event.kind in ENDING and not event.scope.excluded
            for place in event.scope.provisions
            if len(place.steps) == 1 and place.steps[0].unit == "Điều"
        ]

    @staticmethod
    def amended_places(events: Sequence[Event]) -> list[tuple[Provision, str]]:
        """Return the places of one khoản or điều that were amended by one known document, with that document."""
        return [
            (place, event.acting)
            for event in events
            if event.kind in AMENDING and event.acting and not event.scope.excluded
            for place in event.scope.provisions
            if {step.unit for step in place.steps} <= {"Điều", "khoản"} and not any(step.last for step in place.steps)
        ]

    def laws(self) -> list[Document]:
        """Return the laws in force on the day of the report whose number the registry has once."""
        timelines = list(self.registry.timelines())
        times = Counter(document.number for document, _ in timelines)
        return [d for d, events in timelines if d.type == "Luật" and times[d.number] == 1 and self.in_force(d, events)]

    def cite(self, document: Document, *, day: dt.date | None = None, issuer: str | None = None) -> str:
        when = day or document.issued_on
        assert when is not None
        return f"{document.type} số {document.number} ngày {write_date(when)} của {issuer or document.issuer}"

    def clean(self) -> Draft:
        """Make a report without a fault."""
        draft = self.draft
        for _ in range(3):
            document = self.central(self.in_force)
            draft.sentences.append(
                f"Việc {self.random.choice(TOPICS)} được làm theo quy định tại {self.cite(document)}"
            )
        chosen = [paper for papers in self.papers.values() for paper in self.random.sample(papers, 3)]
        self.random.shuffle(chosen)
        draft.noted = [(f"{paper.type} {paper.topic}", paper.cite(draft.issuer)) for paper in chosen]
        return draft

    def replace_note(self, index: int, paper: Paper) -> None:
        words, _ = self.draft.noted[index]
        self.draft.noted[index] = (words, paper.cite(self.draft.issuer))

    def note_of(self, kind: str) -> tuple[int, Paper]:
        """Return a note of a type and its paper."""
        cited = {paper.cite(self.draft.issuer): paper for paper in self.papers[kind]}
        found = [(index, cited[note]) for index, (_, note) in enumerate(self.draft.noted) if note in cited]
        return self.random.choice(found)


def changed(paper: Paper, **parts: object) -> Paper:
    """Return a paper with some of its parts changed."""
    return replace(paper, **parts)  # type: ignore[arg-type]
