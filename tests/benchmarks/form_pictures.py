"""Pictures of the official lists as an office program shows them: `python -m tests.benchmarks.form_pictures FOLDER`.

Fills nd79-01 (DOCX, and the draft decision) and nd79-02 (XLSX) from a registry of documents that do not exist, lets
LibreOffice (`soffice`, needed for this only) make PDFs of them, and draws their pages with pypdfium2.
"""

import argparse
import datetime as dt
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2

from vbqppl.citation import parse_provision
from vbqppl.lists.counts import count_year
from vbqppl.lists.draft import draft_docx
from vbqppl.lists.form_docx import form_docx
from vbqppl.lists.form_xlsx import form_xlsx
from vbqppl.lists.forms import Wanted, fill, forms
from vbqppl.registry import Registry
from vbqppl.validity import WHOLE, Document, Event, EventKind, Normative, Scope

ISSUER = "Ủy ban nhân dân tỉnh Hà Nam"
COUNCIL = "Hội đồng nhân dân tỉnh Hà Nam"
FIELDS = ("Đất đai", "Giáo dục và đào tạo", "Nông nghiệp", "Tài chính", "Văn hóa, thể thao")
SUBJECTS = (
    "Ban hành Quy định về quản lý, sử dụng và bảo trì công trình mẫu trên địa bàn tỉnh",
    "Quy định mức thu, chế độ thu, nộp, quản lý khoản thu mẫu và mức hỗ trợ đối với đối tượng mẫu giai đoạn 2021 - 25",
    "Sửa đổi, bổ sung một số điều của Quy định mẫu ban hành kèm theo Quyết định mẫu",
    "Quy định mẫu",
)
SCALE = 1.15
PEOPLE = "Quyết định số 120/2025/QĐ-UBND ngày 15/5/2025 của Ủy ban nhân dân tỉnh Hà Nam"


def rows() -> Iterator[tuple[Document, Event]]:
    """Yield documents that do not exist, each with the event that ends it."""
    announced = "Quyết định số 77/QĐ-UBND ngày 20/01/2026"
    for number in range(1, 37):
        council = number % 4 == 0
        day = dt.date(2015 + number % 7, 1 + number % 12, 1 + number % 27)
        symbol = "NQ-HĐND" if council else "QĐ-UBND"
        document = Document(
            type="Nghị quyết" if council else "Quyết định",
            number=f"{number}/{day.year}/{symbol}",
            title=SUBJECTS[number % len(SUBJECTS)],
            issuer=COUNCIL if council else ISSUER,
            issued_on=day,
            effective_on=day + dt.timedelta(days=10),
            normative=Normative.YES,
            rank=10 if council else 11,
            field=FIELDS[number % len(FIELDS)],
        )
        kind = (EventKind.REPLACED, EventKind.REPEALED, EventKind.TERM_ENDED, EventKind.REPLACED)[number % 4]
        ends = dt.date(2024, 12, 1) if number % 9 == 0 else dt.date(2025, 1 + number % 12, 15)
        places = [parse_provision(words) for words in ("Điều 7 khoản 2", "Điều 9", "Phụ lục II")]
        scope = Scope(tuple(place for place in places if place)) if number % 3 == 0 else WHOLE
        acting = None if kind is EventKind.TERM_ENDED else PEOPLE
        yield document, Event(number, kind, ends, scope=scope, acting=acting, announced_by=announced)


def write(folder: Path) -> list[Path]:
    """Write the three files and return them."""
    home = folder / "home"
    with Registry.open(home, create=True) as registry:
        made = list(rows())
        with registry.batch("sample", "sample") as batch:
            batch.add_documents(document for document, _ in made)
        with registry.batch("sample", "sample") as batch:
            batch.add_events(event for _, event in made)
        wanted = Wanted(dt.date(2025, 12, 31), 2025)
        counts = count_year(registry, 2025, ("type", "status"))
        contents = {
            "nd79-01.docx": form_docx(fill(forms()["nd79-01"], registry, Wanted(wanted.as_of, 2025, "tỉnh Hà Nam"))),
            "nd79-02.xlsx": form_xlsx(fill(forms()["nd79-02"], registry, Wanted(wanted.as_of, 2025, "tỉnh Hà Nam"))),
            "du-thao.docx": draft_docx(counts, 2025, ISSUER, dt.date(2026, 1, 20)),
        }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def draw(path: Path, folder: Path) -> list[Path]:
    """Return the pages of a file as pictures."""
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pictures = []
    document = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
    for number in range(min(len(document), 3)):
        picture = folder / f"{path.stem}-{number + 1}.png"
        picture.write_bytes(png(document[number].render(scale=SCALE, grayscale=True)))
        pictures.append(picture)
    document.close()
    return pictures


def png(bitmap: Any) -> bytes:
    """Return a grey bitmap as a PNG of sixteen shades (ISO/IEC 15948)."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    data = bytes(bitmap.buffer)
    lines = bytearray()
    for top in range(0, height * stride, stride):
        row = data[top : top + width] + b"\xff" * (width % 2)
        lines += b"\0" + bytes((a & 0xF0) | (b >> 4) for a, b in zip(row[::2], row[1::2], strict=True))
    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(lines), 9)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def main() -> int:
    """Draw the pictures and name them with their sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    target = parser.parse_args().folder
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for path in write(Path(name)):
            for picture in draw(path, target):
                print(picture, picture.stat().st_size)
    return 0


if __name__ == "__main__":
    sys.exit(main())
