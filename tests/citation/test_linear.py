"""The cost grows with the text, not with its square, on ordinary and on hostile input."""

import time

import pytest

from vbqppl.citation import extract

ORDINARY = (
    "Căn cứ Luật Ban hành văn bản quy phạm pháp luật ngày 19 tháng 02 năm 2025; điểm a khoản 2 Điều 7 Nghị định số "
    "118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ; các Quyết định: 12/QĐ-UBND, 13/QĐ-UBND. NQ 57, Nghị định 118.\n"
)
HOSTILE = {
    "số": "số ",
    "digits": "1234567890",
    "Luật": "Luật ",
    "named laws": "Luật Đất đai, ",
    "amending laws": "Luật sửa đổi, bổ sung một số điều của ",
    "articles": "Điều 1, ",
    "marks": "*-",
    "dates": "ngày 1/1/2020 của ",
    "brackets": "(",
    "ordinals": "10, ",
    "slashes": "1/",
    "symbols": "QĐ-",
    "nested lists": "các Nghị định của Chính phủ: số ",
    "numbers": "12/QĐ-UBND",
    "spaces": " ",
    "lines": "\n",
    "cells": "| ",
    "trừ": "Nghị định số 1/2020/NĐ-CP, trừ ",
    "types": "Quyết định ",
    "shorts": "NQ 57 ",
    "same short": "Nghị quyết số 57-NQ/TW, NQ 57 ",
    "notes": "[1] số 1/QĐ-UBND\n",
    "soft hyphens": "\u00ad1/QĐ-UBND ",
    "combining": "a\u0301",
    "places": "tỉnh Hải Dương, huyện ",
    "issuers": "Quyết định số 1/QĐ-UBND ngày 1/1/2020 của Bộ Tài chính, Bộ Y tế, ",
    "glued": "QuyếtđịnhsốLuật",
}
SIZES = (1, 2, 4, 8)
UNIT = 8_000
# Twice the text may cost twice the time; a square would cost eight times as much for eight times the text again.
MOST_PER_CHARACTER = 3.0


def cost(text: str) -> float:
    """Return the least processor time of a few runs."""
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        extract(text, relative=True, relations=True)
        best = min(best, time.process_time() - began)
    return best


def per_character(unit: str) -> list[float]:
    return [cost(unit * (UNIT * size // len(unit))) / size for size in SIZES]


@pytest.mark.parametrize("unit", [ORDINARY, *HOSTILE.values()], ids=["ordinary", *HOSTILE])
def test_linear(unit: str) -> None:
    costs = per_character(unit)
    assert costs[-1] <= MOST_PER_CHARACTER * max(costs[0], 1e-3), costs
