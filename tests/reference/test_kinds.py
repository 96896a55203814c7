"""Types of documents and what symbols prove."""

import gzip
import json
import re

import pytest

from tests.shared import shared
from vbqppl import reference


def names(kinds: tuple[reference.DocumentType, ...]) -> list[str]:
    return [kind.name for kind in kinds]


@pytest.mark.parametrize("written", ["Quyết định", "QUYẾT ĐỊNH", "quyết định", "quyet dinh", "Quyết  định"])
def test_a_type_is_found_in_any_spelling(written: str) -> None:
    kind = reference.type_by_name(written)
    assert kind is not None
    assert kind.name == "Quyết định"


def test_an_unknown_type_is_none() -> None:
    assert reference.type_by_name("Bài thơ") is None
    assert reference.type_by_abbreviation("ZZ") == ()
    assert reference.types_of_symbol("", has_year=False) == ()
    assert reference.types_of_symbol("ZZ-YY", has_year=False) == ()


def test_the_spelling_of_an_abbreviation_decides_first() -> None:
    assert names(reference.type_by_abbreviation("ĐA")) == ["Đề án"]
    assert names(reference.type_by_abbreviation("DA")) == ["Dự án"]
    assert names(reference.type_by_abbreviation("HĐ")) == ["Hợp đồng"]
    assert names(reference.type_by_abbreviation("HD")) == ["Hướng dẫn"]
    assert names(reference.type_by_abbreviation("ttr")) == ["Tờ trình"]
    assert names(reference.type_by_abbreviation("ND")) == ["Nghị định"]
    assert names(reference.type_by_abbreviation("QĐ")) == ["Quyết định", "Quy định"]


def test_only_acts_have_an_effect_of_their_own() -> None:
    effect = {kind.name: kind.effect for kind in reference.document_types()}
    assert all(effect[name] for name in ("Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Luật"))
    assert not any(effect[name] for name in ("Báo cáo", "Công văn", "Tờ trình", "Biên bản", "Giấy mời", "Kế hoạch"))


@pytest.mark.parametrize(
    ("symbol", "has_year", "expected"),
    [
        ("QĐ-UBND", False, "Quyết định"),
        ("QĐ-UBND", True, "Quyết định"),
        ("qđ-ttg", True, "Quyết định"),
        ("ND-CP", True, "Nghị định"),
        ("NQ/TW", False, "Nghị quyết"),
        ("TTLT-BTC-BTP", True, "Thông tư liên tịch"),
        ("VBHN-VPQH", False, "Văn bản hợp nhất"),
        ("UBND-NC", False, "Công văn"),
        ("BNV-CCHC", False, "Công văn"),
        ("STP-XDVB", False, "Công văn"),
        ("SNV-XDCQ&TCBC", False, "Công văn"),
        ("VP-VX", False, "Công văn"),
        ("CV/BTGTU", False, "Công văn"),
        ("BC-ĐKT", False, "Báo cáo"),
        ("TTr-CAT-QLHC", False, "Tờ trình"),
        ("TC/QĐ/TCT", False, "Quyết định"),
        ("QĐ/BGD&ĐT-KHTC", False, "Quyết định"),
        ("TT/TU", False, "Thông tri"),
        ("TT-BTC", True, "Thông tư"),
        ("TT-LB", False, "Thông tư liên bộ"),
        ("SL", False, "Sắc lệnh"),
        ("SL-LPQT", True, "Sao lục"),
        ("CT-UBND", False, "Chỉ thị"),
        ("PL-UBTVQH11", True, "Pháp lệnh"),
        ("NQ-UBTVQH14", False, "Nghị quyết"),
        ("NQ16/QH", False, "Nghị quyết"),
        ("L-CTN", True, "Lệnh"),
        ("KH-BCĐXDNTM", False, "Kế hoạch"),
    ],
)
def test_a_symbol_proves_its_type(symbol: str, *, has_year: bool, expected: str) -> None:
    kind = reference.type_of_symbol(symbol, has_year)
    assert kind is not None
    assert kind.name == expected


@pytest.mark.parametrize(
    ("symbol", "has_year", "expected"),
    [
        ("QH15", True, ["Hiến pháp", "Bộ luật", "Luật", "Nghị quyết"]),
        ("UBTVQH15", True, ["Pháp lệnh", "Nghị quyết"]),
        ("QĐ/TW", False, ["Quyết định", "Quy định"]),
        ("L/CTN", False, ["Lệnh", "Luật", "Pháp lệnh"]),
        ("LCT/HĐNN8", False, ["Lệnh", "Luật", "Pháp lệnh"]),
        ("SL/L.005", False, ["Luật", "Sắc lệnh"]),
        ("CT-TTHT", False, ["Chỉ thị", "Công văn"]),
        ("LĐTBXH-TT", False, ["Công văn", "Thông tư"]),
        ("CP", False, []),
        ("HĐBT", False, []),
        ("TM-XNK", False, []),
        ("TC", False, []),
        ("TC-TCT", False, []),
        ("BNG-TCBĐ", True, []),
    ],
)
def test_a_symbol_that_proves_no_type(symbol: str, *, has_year: bool, expected: list[str]) -> None:
    assert reference.type_of_symbol(symbol, has_year) is None
    assert sorted(names(reference.types_of_symbol(symbol, has_year))) == sorted(expected)


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("QĐ-UBND", [["Ủy ban nhân dân"]]),
        ("UBND-NC", [["Ủy ban nhân dân"]]),
        ("TTLT-BTC-BTP", [["Bộ Tài chính"], ["Bộ Tư pháp"]]),
        ("QH15", [["Quốc hội"]]),
        ("QĐ-NHNN1", [["Ngân hàng Nhà nước Việt Nam"]]),
        ("TC/QĐ/TCT", [["Bộ Tài chính"]]),
        ("QĐ-ABC", []),
        ("", []),
    ],
)
def test_a_symbol_names_its_issuers(symbol: str, expected: list[list[str]]) -> None:
    assert [[issuer.name for issuer in entry] for entry in reference.issuers_of_symbol(symbol)] == expected


def test_a_group_of_several_bodies_names_them_all() -> None:
    (entry,) = reference.issuers_of_symbol("NQ/TW")
    assert {issuer.name for issuer in entry} >= {"Bộ Chính trị", "Ban Bí thư"}


def test_party_symbols_are_told_apart() -> None:
    assert all(map(reference.is_party_symbol, ("NQ/TW", "CV/BTGTU", "HD/VPTW", "KH/ĐU")))
    assert not any(map(reference.is_party_symbol, ("QĐ-UBND", "QH15", "TW")))
    assert reference.symbol_groups(" QĐ - UBND.") == ("QĐ", "UBND")


@pytest.mark.shared
def test_symbols_agree_with_the_types_of_real_documents() -> None:
    """Of 33,000 documents with a type, fewer than one in 250 has a symbol that is said to be of another type."""
    asked = against = unnamed = 0
    with gzip.open(shared("data/registry/unified_meta.jsonl.gz"), "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            kind = reference.type_by_name(record.get("loai") or "")
            match = re.match(r"\d+\w?[/-](\d{4}/)?(\S+)$", (record.get("so_ky_hieu") or "").replace(" ", ""))
            if kind is None or match is None:
                continue
            possible = reference.types_of_symbol(match[2], match[1] is not None)
            asked += 1
            against += bool(possible) and kind not in possible
            unnamed += not reference.issuers_of_symbol(match[2])
    assert asked > 30_000
    assert against / asked < 0.004
    assert unnamed / asked < 0.02
