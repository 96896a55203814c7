"""A small registry of documents that do not exist, for answers that must not change with the starter data."""

from pathlib import Path

# ruff: noqa: E501 - rows of tables

DOCUMENTS = """Số ký hiệu,Loại văn bản,Cơ quan ban hành,Ngày ban hành,Ngày có hiệu lực,Trích yếu,Lĩnh vực
10/2020/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2020-03-02,2020-03-15,Ban hành Quy chế quản lý chợ,thương mại
11/2020/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2020-03-09,2020-03-20,Quy định giá đất năm 2020,đất đai
12/2021/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2021-04-05,2021-04-16,Quy định về bến xe,giao thông
13/2021/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2021-04-12,2021-04-25,Quy định phí thư viện,văn hóa
14/2021/NQ-HĐND,Nghị quyết,Hội đồng nhân dân tỉnh Hà Nam,2021-07-15,2021-07-25,Quy định mức thu học phí,giáo dục
20/2025/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2025-05-05,2025-05-20,Quy định quản lý chợ,thương mại
77/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2026-01-20,2026-01-20,Công bố Danh mục văn bản hết hiệu lực năm 2025,tư pháp
15/2022/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2022-01-10,2022-01-21,Quy định về cây xanh,xây dựng
15/2022/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Nam Định,2022-02-14,2022-02-25,Quy định về nước sạch,xây dựng
"""

LIST = """STT,Văn bản hết hiệu lực,Lý do hết hiệu lực,Ngày hết hiệu lực
1,Quyết định số 10/2020/QĐ-UBND ngày 02/3/2020,Được thay thế bởi Quyết định số 20/2025/QĐ-UBND ngày 05/5/2025,20/5/2025
2,Quyết định số 11/2020/QĐ-UBND ngày 09/3/2020,Hết thời hạn có hiệu lực,01/01/2021
3,Quyết định số 15/2022/QĐ-UBND,Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND,20/5/2025
4,Quyết định số 99/2019/QĐ-UBND ngày 01/3/2019,Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND,20/5/2025
5,Quyết định số 12/2021/QĐ-UBND ngày 05/4/2021,Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND,31/02/2026
6,12,Bị bãi bỏ,20/5/2025
7,Quyết định số 20/2025/QĐ-UBND ngày 05/5/2025,Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND ngày 05/5/2025,20/5/2025
8,Quyết định số 10/2020/QĐ-UBND ngày 02/3/2020,Được thay thế bởi Quyết định số 20/2025/QĐ-UBND ngày 05/5/2025,20/5/2025
9,Quyết định số 13/2021/QĐ-UBND ngày 14/4/2021 của Ủy ban nhân dân tỉnh Hà Nam,Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND,20/5/2025
"""

REPORT = """# Báo cáo

Căn cứ Quyết định số 10/2020/QĐ-UBND ngày 02/3/2020 của Ủy ban nhân dân tỉnh Hà Nam<sup>1</sup>, tỉnh đã thực hiện
Nghị quyết số 14/2021/NQ-HĐND ngày 15/7/2021 của Hội đồng nhân dân tỉnh Hà Nam.

<sup>1</sup> Quyết định số 20/2025/QĐ-UBND ngày 05/5/2025.
"""


def write(folder: Path) -> Path:
    """Write the files into a folder and return it."""
    (folder / "documents.csv").write_text(DOCUMENTS, encoding="utf-8")
    (folder / "list.csv").write_text(LIST, encoding="utf-8")
    (folder / "report.md").write_text(REPORT, encoding="utf-8")
    return folder
