"""Issuers by name, with the place that the surroundings give."""

import pytest

from vbqppl import reference

HAI_PHONG = "Ủy ban nhân dân thành phố Hải Phòng"


@pytest.mark.parametrize(
    ("written", "context", "expected"),
    [
        ("UBND thành phố", "Hải Phòng", HAI_PHONG),
        ("Uỷ ban nhân dân thành phố", HAI_PHONG, HAI_PHONG),
        ("UBND TP", "Hải Phòng", HAI_PHONG),
        ("Uỷ ban", "Hải Phòng", HAI_PHONG),
        ("UBND TP. Hải Phòng", None, HAI_PHONG),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", None, HAI_PHONG),
        ("UBND Hải Phòng", None, HAI_PHONG),
        ("UBND tỉnh Hải Dương", "Hải Phòng", "Ủy ban nhân dân tỉnh Hải Dương"),
        ("UBND thành phố Hải Dương", None, "Ủy ban nhân dân thành phố Hải Dương"),
        ("UBND tỉnh", "Hải Phòng", "Ủy ban nhân dân tỉnh"),
        ("UBND TP.HCM", None, "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("UBND quận Lê Chân, thành phố Hải Phòng", None, "Ủy ban nhân dân quận Lê Chân, thành phố Hải Phòng"),
        ("UBND XÃ AN LÃO", None, "Ủy ban nhân dân xã An Lão"),
        ("UBND", None, "Ủy ban nhân dân"),
        ("Chủ tịch UBND thành phố", "Hải Phòng", f"Chủ tịch {HAI_PHONG}"),
        ("HĐND tỉnh Sơn La khóa XV, kỳ họp thứ 5", None, "Hội đồng nhân dân tỉnh Sơn La"),
        ("Thường trực HĐND thành phố", "Hải Phòng", "Thường trực Hội đồng nhân dân thành phố Hải Phòng"),
        ("Sở Tư pháp", "Hải Phòng", "Sở Tư pháp thành phố Hải Phòng"),
        ("Giám đốc Sở Xây dựng", "Hải Phòng", "Sở Xây dựng thành phố Hải Phòng"),
        ("Thành ủy", "Hải Phòng", "Thành ủy Hải Phòng"),
        ("Tỉnh ủy", "Hải Phòng", "Tỉnh ủy"),
        ("Tỉnh ủy Sơn La", None, "Tỉnh ủy Sơn La"),
        ("Ban Tuyên giáo Thành ủy", "Hải Phòng", "Ban Tuyên giáo Thành ủy Hải Phòng"),
        ("Đoàn kiểm tra liên ngành", "Hải Phòng", "Đoàn kiểm tra liên ngành"),
        ("Bộ trưởng Bộ Tài chính", None, "Bộ Tài chính"),
        ("Thứ trưởng Bộ Nội vụ", None, "Bộ Nội vụ"),
        ("Phó Giám đốc Sở Y tế", "Sơn La", "Sở Y tế tỉnh Sơn La"),
        ("Bộ NN&PTNT", None, "Bộ Nông nghiệp và Phát triển nông thôn"),
        ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", None, "Bộ Lao động - Thương binh và Xã hội"),
        ("Thủ tướng", None, "Thủ tướng Chính phủ"),
        ("TTg", None, "Thủ tướng Chính phủ"),
        ("Thống đốc Ngân hàng Nhà nước", None, "Ngân hàng Nhà nước Việt Nam"),
        ("Bộ Tài chính và Bộ Khoa học và Công nghệ", None, "Bộ Tài chính, Bộ Khoa học và Công nghệ"),
        ("BỘ TÀI CHÍNH - BỘ Y TẾ", None, "Bộ Tài chính, Bộ Y tế"),
        ("Hội Làm vườn  Việt Nam", None, "Hội Làm vườn Việt Nam"),
        ("Bộ Tài chính và Hội Làm vườn", None, "Bộ Tài chính và Hội Làm vườn"),
    ],
)
def test_an_issuer_gets_its_full_name(written: str, context: str | None, expected: str) -> None:
    assert reference.canonical_issuer(written, context) == expected


def test_full_names_stay_as_they_are() -> None:
    for issuer in reference.issuers():
        if issuer.territory != "*":
            assert reference.canonical_issuer(issuer.name) == issuer.name


def test_the_place_stands_in_the_result() -> None:
    found = reference.issuer_by_name("Chủ tịch UBND thành phố", "Hải Phòng")
    assert found is not None
    assert (found.territory, found.level, found.parent) == ("Hải Phòng", "province", HAI_PHONG)
    district = reference.issuer_by_name("UBND huyện An Dương")
    assert district is not None
    assert (district.territory, district.level) == ("*", "district")
    commune = reference.issuer_by_name("Chủ tịch UBND đặc khu Cát Hải, thành phố Hải Phòng")
    assert commune is not None
    assert (commune.territory, commune.level) == ("Hải Phòng", "commune")
    bare = reference.issuer_by_name("UBND huyện")
    assert bare is not None
    assert (bare.name, bare.level) == ("Ủy ban nhân dân huyện", "district")


@pytest.mark.parametrize("written", ["", "   ", "Ủy ban nhân dân họp bàn", "UBND tỉnh Nơi Khác", "Bộ Tài chính họp"])
def test_words_that_name_no_issuer(written: str) -> None:
    assert reference.issuer_by_name(written) is None


def test_groups_of_symbols_lead_to_issuers() -> None:
    assert [issuer.name for issuer in reference.issuers_by_abbreviation("QH15")] == ["Quốc hội"]
    assert [issuer.name for issuer in reference.issuers_by_abbreviation("btc")] == ["Bộ Tài chính"]
    assert reference.issuers_by_abbreviation("TC") == ()
    assert [issuer.name for issuer in reference.issuers_by_abbreviation("TC", old=True)] == ["Bộ Tài chính"]


@pytest.mark.parametrize(
    "group",
    ["BTC", "BNV", "BTP", "UBND", "HĐND", "TTg", "CP", "QH15", "UBTVQH15", "CTN", "TANDTC", "VKSNDTC", "KTNN", "BCA",
     "BNN", "BNN&PTNT", "BTNMT", "BLĐTBXH", "TCCP", "TCHQ", "TCT", "NHNN", "BHXH", "STP", "SNV", "STC", "SYT",
     "SGDĐT", "SXD", "SNNMT", "SKHCN", "BNNMT", "BDTTG"],
)  # fmt: skip
def test_frequent_groups_are_known(group: str) -> None:
    assert reference.issuers_by_abbreviation(group, old=True)
