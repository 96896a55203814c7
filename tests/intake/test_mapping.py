from pathlib import Path

import pytest

from vbqppl.intake import (
    BadMappingError,
    MissingColumnsError,
    UnknownColumnsError,
    find_mapping,
    read_mapping,
    shipped_mappings,
)
from vbqppl.intake.errors import MappingFault
from vbqppl.intake.filters import number, slug, territory
from vbqppl.intake.mapping import Followed, check_columns
from vbqppl.readers.errors import MissingFileError

COLUMNS = {
    "tvpl_keys": "tvpl_id section field type_slug num num_year code year province lastmod title_slug",
    "unified_meta": "source so_ky_hieu loai ngay_ban_hanh ngay_hieu_luc tinh_trang trich_yeu item_id url co_quan",
    "phapdien_docs": "item_id so_ky_hieu loai trich_yeu ngay_ban_hanh co_quan ngay_hieu_luc n_cites",
    "phapdien_relations": "from_item from relation to_item to n_articles",
    "binhduong": "so_ky_hieu ngay_ban_hanh trich_yeu hieu_luc pdf",
    "sonla": "so_hieu parent_unid ngay_ban_hanh ngay_hieu_luc co_quan_ban_hanh loai_van_ban tinh_trang",
    "vbpl": "id docnum doctype_name docabs issuedate efffrom effto effstatus_code effstatus_name",
    "vbpl_history": "url loai so_ky_hieu scope tinh_trang ngay_hieu_luc ngay_het_hieu_luc events",
    "starter_documents": "key type number issuer issued_on title effective_on",
    "starter_events": "document kind on until scope acting",
    "starter_relations": "document kind target quote source",
    "export": "record ref document type number",
    "common": "so_ky_hieu trich_yeu",
}


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_each_known_collection_is_found_by_its_columns(name: str, columns: str) -> None:
    assert find_mapping("a.csv", tuple(columns.split())).name == name


def test_every_shipped_mapping_is_tested() -> None:
    assert {each.name for each in shipped_mappings()} == set(COLUMNS)


def test_unknown_columns_are_named() -> None:
    with pytest.raises(UnknownColumnsError) as error:
        find_mapping("a.csv", ("ten", "tuoi"))
    assert (error.value.code, error.value.columns) == (3, ("ten", "tuoi"))
    assert "--map" in error.value.message("vi")


def test_a_mapping_of_an_office(tmp_path: Path) -> None:
    path = tmp_path / "so.toml"
    path.write_text(
        """
columns = ["Mã", "Số"]
[source]
name = "sổ {Năm}"
id = "so:{Mã}"
[fields]
number = ["{Số}/{Năm}/{Ký hiệu}", "{Số}/{Ký hiệu}"]
type = "{Loại}"
[values.type]
"QĐ" = "Quyết định"
[[leave_out]]
reason = "draft"
column = "Trạng thái"
values = ["dự thảo"]
""",
        encoding="utf-8",
    )
    mapping = read_mapping(path)
    row = {"ma": "7", "so": "1", "nam": "2020", "ky_hieu": "QĐ-UBND", "loai": "QĐ", "trang_thai": "dự thảo"}
    assert {name: cell(row) for name, cell in mapping.cells.items()} == {
        "number": "1/2020/QĐ-UBND",
        "type": "Quyết định",
    }
    assert mapping.cells["number"]({**row, "nam": ""}) == "1/QĐ-UBND"
    assert mapping.cells["number"]({"so": "1"}) == ""
    assert (mapping.source(row), mapping.source_id(row), mapping.left_out(row)) == ("sổ 2020", "so:7", "draft")
    assert mapping.left_out({**row, "trang_thai": ""}) is None
    with pytest.raises(MissingColumnsError) as error:
        check_columns(mapping, "a.csv", ("so",))
    assert error.value.missing == ("ma",)


@pytest.mark.parametrize(
    ("text", "fault", "said"),
    [
        ("không phải toml", MappingFault.SYNTAX, "(1:3)"),
        ('nonsense = "a"', MappingFault.SECTION, "nonsense"),
        ('[fields]\nweight = "{a}"', MappingFault.FIELD, "weight"),
        ('table = "cars"', MappingFault.TABLE, "documents"),
        ('[kinds]\na = { kind = "boom" }', MappingFault.EVENT, "boom"),
        ("[kinds]\na = { part = true }", MappingFault.LACKS, "kind"),
        ("[filters]\ntype = 'loud'\n[fields]\ntype = 'a'", MappingFault.FILTER, "loud"),
        ("[fields]\ntype = 5", MappingFault.SHAPE, ""),
        ('followed = "sometimes"', MappingFault.FOLLOWED, "“status”"),
        ("[events]\ncolumn = 'a'", MappingFault.LACKS, "on"),
    ],
)
def test_mappings_that_cannot_be_used(tmp_path: Path, text: str, fault: MappingFault, said: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadMappingError) as error:
        read_mapping(path)
    assert error.value.fault is fault
    assert fault.value[0] in error.value.vi
    assert said in error.value.vi
    assert fault.value[1] in error.value.en
    path.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BadMappingError):
        read_mapping(path)
    with pytest.raises(MissingFileError):
        read_mapping(tmp_path / "none.toml")


FOLLOWED = {
    "tvpl_keys": Followed.NO,
    "phapdien_docs": Followed.NO,
    "unified_meta": Followed.STATUS,
    "binhduong": Followed.STATUS,
    "sonla": Followed.STATUS,
    "vbpl": Followed.STATUS,
    "vbpl_history": Followed.STATUS,
    "common": Followed.YES,
    "starter_documents": Followed.YES,
}


def test_a_collection_says_whether_it_follows_its_documents() -> None:
    told = {each.name: each.followed for each in shipped_mappings() if each.table == "documents"}
    assert {name: told[name] for name in FOLLOWED} == FOLLOWED
    for each in shipped_mappings():  # a mapping without a status can follow nothing but an office's own table
        if each.label is None and each.table == "documents" and each.name not in {"starter_documents", "export"}:
            assert each.followed is Followed.NO, each.name


def test_filters() -> None:
    assert number("39/2024/QD-UBND") == "39/2024/QĐ-UBND"
    assert number("17/2018/TT-BLDTBXH") == "17/2018/TT-BLĐTBXH"
    assert number("5/XX-DA") == "5/XX-DA"  # Đề án or Dự án: not decided
    assert number("17") == "17"
    assert slug("ban-hanh-Q%c3%90") == "ban hanh QÐ"
    assert [territory(text) for text in ("Ha Noi", "Hai Duong", "Xứ lạ")] == [
        "thành phố Hà Nội",
        "tỉnh Hải Dương",
        "Xứ lạ",
    ]
