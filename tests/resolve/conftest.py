"""Small registries made by the tests themselves."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest

from vbqppl.registry import Registry
from vbqppl.resolve import Resolver
from vbqppl.validity.model import Document

HAI_PHONG = "Ủy ban nhân dân thành phố Hải Phòng"
HAI_DUONG = "Ủy ban nhân dân tỉnh Hải Dương"


def made(
    number: str | None,
    day: str | None = None,
    issuer: str | None = None,
    title: str | None = None,
    *,
    kind: str | None = "Quyết định",
    territory: str | None = None,
) -> Document:
    """Return a document of these facts."""
    issued = dt.date.fromisoformat(day) if day else None
    return Document(number=number, issued_on=issued, issuer=issuer, title=title, type=kind, territory=territory)


DOCUMENTS = (
    made("428/QĐ-UBND", "2026-01-30", HAI_PHONG, "Phê duyệt kế hoạch cải cách hành chính năm 2026"),
    made("428/QĐ-UBND", "2025-03-11", HAI_PHONG, "Thành lập Hội đồng thi tuyển công chức"),
    made("428/QĐ-UBND", "2026-01-30", "UBND tỉnh Sơn La", "Giao chỉ tiêu kế hoạch đầu tư công"),
    made("482/QĐ-UBND", "2026-02-04", HAI_PHONG, "Phê duyệt quy hoạch phân khu cảng Lạch Huyện"),
    made("634/QĐ-UBND", "2025-03-11", HAI_DUONG, "Công bố danh mục thủ tục hành chính lĩnh vực đất đai"),
    made("18/2022/QĐ-UBND", "2022-05-06", HAI_DUONG, "Quy định đơn giá bồi thường cây trồng, vật nuôi"),
    made("18/2022/QĐ-UBND", "2022-11-03", "Ủy ban nhân dân tỉnh Kiên Giang", "Khung giá dịch vụ cảng cá"),
    made("118/2025/NĐ-CP", "2025-06-09", "Chính phủ", "Thực hiện thủ tục hành chính theo cơ chế một cửa",
         kind="Nghị định"),
    made("26/2025/TT-BGDĐT", "2025-12-25", "Bộ Giáo dục và Đào tạo", "Quy chế thi học sinh giỏi",
         kind="Thông tư"),
    made("26/2025/TT-BTP", "2025-12-31", "Bộ Tư pháp", "Hướng dẫn rà soát văn bản quy phạm pháp luật",
         kind="Thông tư"),
    made("57-NQ/TW", "2024-12-22", "Bộ Chính trị", "Về đột phá phát triển khoa học, công nghệ",
         kind="Nghị quyết"),
    made("31/2024/QH15", "2024-01-18", "Quốc hội", "Luật Đất đai", kind="Luật"),
    made("45/2013/QH13", "2013-11-29", "Quốc hội", "Luật Đất đai", kind="Luật"),
    made("64/2025/QH15", "2025-02-19", "Quốc hội", "Luật Ban hành văn bản quy phạm pháp luật", kind="Luật"),
    made("39/2019/QĐ-UBND", "2019-12-20", HAI_PHONG, "Ban hành bảng giá đất trên địa bàn thành phố Hải Phòng"),
    made("247/KH-UBND", "2026-03-02", HAI_PHONG, "Kế hoạch kiểm tra công vụ", kind="Kế hoạch"),
    made("1209/UBND-NC", None, None, "Tăng cường bảo đảm an ninh mạng", kind="Công văn"),
)  # fmt: skip


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Registry]]:
    """Return a function that makes a registry of documents."""
    opened: list[Registry] = []

    def make(*documents: Document) -> Registry:
        registry = Registry.open(tmp_path_factory.mktemp("registry"), create=True)
        with registry.batch("import", "test") as batch:
            batch.add_documents(documents)
        opened.append(registry)
        return registry

    yield make
    for registry in opened:
        registry.close()


@pytest.fixture(scope="session")
def registry(build: Callable[..., Registry]) -> Registry:
    """Return the registry of DOCUMENTS."""
    return build(*DOCUMENTS)


@pytest.fixture(scope="session")
def resolver(registry: Registry) -> Resolver:
    """Return a resolver of the registry of DOCUMENTS."""
    return Resolver(registry)
