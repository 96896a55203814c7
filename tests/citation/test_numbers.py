"""Numbers in their parts."""

import pytest

from vbqppl.citation import parse_number


@pytest.mark.parametrize(
    ("text", "canonical", "key"),
    [
        ("118/2025/NĐ-CP", "118/2025/NĐ-CP", "118/2025/ND-CP"),
        ("0118/2025/ND-CP", "0118/2025/ND-CP", "118/2025/ND-CP"),
        (" 428 / QÐ – UBND ", "428/QĐ-UBND", "428//QD-UBND"),
        ("06/QĐ-TTG", "06/QĐ-TTg", "6//QD-TTG"),
        ("57-NQ/TW", "57-NQ/TW", "57//NQ-TW"),
        ("66.15/2026/NQ-CP", "66.15/2026/NQ-CP", "66.15/2026/NQ-CP"),
        ("30a/2008/NQ-CP", "30a/2008/NQ-CP", "30A/2008/NQ-CP"),
        ("121/SL", "121/SL", "121//SL"),
        ("00/QĐ-UBND", "00/QĐ-UBND", "0//QD-UBND"),
    ],
)
def test_parts(text: str, canonical: str, key: str) -> None:
    number = parse_number(text)
    assert number is not None
    assert (number.canonical, number.key) == (canonical, key)


@pytest.mark.parametrize("text", ["", "12", "12/2020", "QĐ-UBND", "1/2/3", "số 12"])
def test_no_number(text: str) -> None:
    assert parse_number(text) is None
