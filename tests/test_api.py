import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import vbqppl


def test_every_public_name_is_there_and_documented() -> None:
    for name in vbqppl.__all__:
        found = getattr(vbqppl, name)
        assert name == "__version__" or found.__doc__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        vbqppl.nothing  # noqa: B018


def test_the_package_alone_loads_no_room() -> None:
    code = "import sys, vbqppl; print(sorted(m for m in sys.modules if m.startswith('vbqppl.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_function_is_not_hidden_by_the_room_of_its_name() -> None:
    code = "import vbqppl.crosscheck.model, vbqppl; print(vbqppl.Report.__name__, callable(vbqppl.crosscheck))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["Report", "True"]


def test_a_report_is_checked_through_the_public_names(tmp_path: Path) -> None:
    from vbqppl.intake import load_starter

    report = tmp_path / "report.md"
    report.write_text("Căn cứ Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ;\n", encoding="utf-8")
    with vbqppl.Registry.open(tmp_path, create=True) as registry:
        load_starter(registry)
        checked = vbqppl.check_report(vbqppl.read(report), registry, as_of=date(2026, 3, 15))
    assert [finding.rule for finding in checked.findings] == ["VB301"]
    assert [mention.number for mention in vbqppl.extract(report.read_text(encoding="utf-8"))] == ["34/2016/NĐ-CP"]
