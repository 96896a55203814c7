"""A small corpus made for the tests: documents with provisions, twins, diacritics of both kinds."""

import datetime as dt
import random
from pathlib import Path

from vbqppl.registry import Registry
from vbqppl.validity import Document, Event, EventKind

LAND = """Căn cứ Hiến pháp;
Điều 1. Phạm vi điều chỉnh
Luật này quy định về chế độ sở hữu đất đai, quyền và trách nhiệm của Nhà nước.
Điều 2. Bồi thường khi thu hồi đất
1. Người có đất bị thu hồi được bồi thường nếu đủ điều kiện.
2. Việc hoà giải tranh chấp do Ủy ban nhân dân cấp xã thực hiện.
Điều 3. Hiệu lực thi hành
Luật này có hiệu lực từ ngày 01 tháng 8 năm 2024."""
FEES = """Điều 1. Đối tượng nộp phí
Tổ chức, cá nhân xả nước thải phải nộp phí bảo vệ môi trường.
Điều 2. Miễn phí
Không thu phí đối với nước thải sinh hoạt của hộ nghèo."""
PLAIN = "Kế hoạch thu phí dịch vụ đất đai trên địa bàn; giao các sở hòa giải vướng mắc."
SUBJECTS = (
    "đất đai",
    "môi trường",
    "giáo dục",
    "y tế",
    "giao thông",
    "đầu tư",
    "lao động",
    "thuế",
    "hộ tịch",
    "du lịch",
)
VERBS = (
    "quản lý",
    "cấp phép",
    "thu phí",
    "thanh tra",
    "hỗ trợ",
    "đăng ký",
    "xử phạt",
    "bồi thường",
    "kiểm tra",
    "phân cấp",
)
OBJECTS = ("nhà ở", "trường học", "bệnh viện", "đường bộ", "người lao động", "hộ nghèo", "doanh nghiệp", "hợp tác xã")


def documents() -> list[tuple[Document, str]]:
    """Return (document, text) of the named documents."""
    day = dt.date
    return [
        (Document(type="Luật", number="31/2024/QH15", title="Luật Đất đai", issuer="Quốc hội",
                  issued_on=day(2024, 1, 18), effective_on=day(2024, 8, 1)), LAND),
        (Document(type="Nghị định", number="53/2020/NĐ-CP", title="Phí bảo vệ môi trường đối với nước thải",
                  issuer="Chính phủ", issued_on=day(2020, 5, 5), effective_on=day(2020, 7, 1)), FEES),
        (Document(type="Nghị định", number="118/2025/NĐ-CP", title="Thực hiện thủ tục hành chính theo cơ chế một cửa",
                  issuer="Chính phủ", issued_on=day(2025, 6, 9), effective_on=day(2025, 7, 1)), ""),
        (Document(type="Quyết định", number="428/QĐ-UBND", title="Công bố danh mục văn bản hết hiệu lực",
                  issuer="Ủy ban nhân dân thành phố Hải Phòng", issued_on=day(2026, 1, 30),
                  effective_on=day(2026, 1, 30)), ""),
        (Document(type="Quyết định", number="428/QĐ-UBND", title="Phê duyệt quy hoạch chi tiết",
                  issuer="Ủy ban nhân dân tỉnh Hải Dương", issued_on=day(2019, 2, 11),
                  effective_on=day(2019, 2, 11)), ""),
        (Document(type="Kế hoạch", number="12/KH-UBND", title="Thu phí dịch vụ", issuer="Ủy ban nhân dân xã An",
                  issued_on=day(2025, 3, 1)), PLAIN),
        (Document(type="Quyết định", number="7/2018/QĐ-UBND", title="Quy định mức thu học phí công lập",
                  issuer="Ủy ban nhân dân tỉnh Hải Dương", issued_on=day(2018, 3, 1),
                  effective_on=day(2018, 3, 15)), ""),
        (Document(type="Quyết định", number="9/2023/QĐ-UBND", title="Quy định mức thu học phí công lập",
                  issuer="Ủy ban nhân dân tỉnh Hải Dương", issued_on=day(2023, 3, 1),
                  effective_on=day(2023, 3, 15)), ""),
    ]  # fmt: skip


def made_up(count: int, seed: int = 7) -> list[tuple[Document, str]]:
    """Return documents drawn from a few words, many of them alike."""
    rnd = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    made: list[tuple[Document, str]] = []
    for place in range(count):
        title = f"{rnd.choice(VERBS)} {rnd.choice(SUBJECTS)} {rnd.choice(OBJECTS)}".capitalize()
        articles = []
        for label in range(1, rnd.randint(1, 4)):
            some = " ".join(f"{rnd.choice(VERBS)} {rnd.choice(SUBJECTS)}, {rnd.choice(OBJECTS)}" for _ in range(6))
            articles.append(f"Điều {label}. {rnd.choice(VERBS).capitalize()} {rnd.choice(OBJECTS)}\n{some}.")
        number = f"{place + 1000}/QĐ-UBND"
        made.append((Document(type="Quyết định", number=number, title=title), "\n".join(articles)))
    return made


def fill(registry: Registry, extra: int = 0) -> dict[str, int]:
    """Put the corpus into a registry; return the ids by number (the later one of twins of a number)."""
    pairs = documents() + made_up(extra)
    with registry.batch("import", "test") as batch:
        ids = batch.add_documents(document for document, _ in pairs)
        for ident, (_, text) in zip(ids, pairs, strict=True):
            if text:
                batch.set_text(ident, text)
        by_number = {str(document.number): ident for ident, (document, _) in zip(ids, pairs, strict=True)}
        batch.add_event(
            Event(by_number["7/2018/QĐ-UBND"], EventKind.REPLACED, on=dt.date(2023, 3, 15), acting="9/2023/QĐ-UBND")
        )
    return by_number


def open_registry(home: Path, extra: int = 0) -> tuple[Registry, dict[str, int]]:
    """Make a registry with the corpus in a folder."""
    registry = Registry.open(home, create=True)
    return registry, fill(registry, extra)
