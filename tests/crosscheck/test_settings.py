"""Rules switched off and findings set aside, by the caller and by the report itself."""

import datetime as dt
from pathlib import Path

import pytest

from tests.crosscheck.known import registry_of
from vbqppl.crosscheck import UnknownRuleError, Waiver, crosscheck
from vbqppl.crosscheck.rules import Example
from vbqppl.crosscheck.settings import read_settings
from vbqppl.readers import read

TEXT = "Theo Quyết định số 247/KH-UBND ngày 20/01/2026 và Quyết định số 9/KH-UBND ngày 21/01/2026."


def rules(text: str, folder: Path, *, ignore: tuple[str, ...] = (), waivers: tuple[Waiver, ...] = ()) -> list[str]:
    with registry_of(Example("", dt.date(2026, 3, 1)), folder) as registry:
        report = crosscheck(
            read(text.encode(), "a.md"), registry, as_of=dt.date(2026, 3, 1), ignore=ignore, waivers=waivers
        )
        assert all(waived.reason for waived in report.waived)
        return [f.rule for f in report.findings] + [f"({w.finding.rule} {w.reason})" for w in report.waived]


def test_rules_switched_off(tmp_path: Path) -> None:
    assert rules(TEXT, tmp_path) == ["VB101", "VB101"]
    assert rules(TEXT, tmp_path, ignore=("VB101",)) == []
    assert rules(TEXT + "\n\n<!-- vbqppl: ignore vb101, VB507 -->", tmp_path) == []
    with pytest.raises(UnknownRuleError, match="VB999") as caught:
        rules(TEXT, tmp_path, ignore=("VB999",))
    assert caught.value.code == 2


def test_a_finding_set_aside_keeps_its_reason(tmp_path: Path) -> None:
    waiver = Waiver("VB101", "247/KH-UBND", "đã xem bản gốc")
    assert rules(TEXT, tmp_path, waivers=(waiver,)) == ["VB101", "(VB101 đã xem bản gốc)"]
    own = "\n\n<!-- vbqppl: waive VB101 9/KH-UBND: đã hỏi\nvăn thư -->"
    assert rules(TEXT + own, tmp_path, waivers=(waiver,)) == ["(VB101 đã xem bản gốc)", "(VB101 đã hỏi văn thư)"]


def test_what_is_no_setting_is_passed_over() -> None:
    assert read_settings("<!-- vbqppl: waive VB101 -->\n<!-- vbqppl: khác -->\n<!-- ghi chú -->").waivers == ()
