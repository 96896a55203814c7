"""The table of the rules for people (`docs/rules.md`), made from the rules themselves."""

from vbqppl.crosscheck.model import Severity
from vbqppl.crosscheck.rules import RULES, Rule
from vbqppl.text import write_date

_SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.HINT: "gợi ý"}

_HEAD = """# Quy tắc đối chiếu

Trang này được tạo từ mã nguồn (`vbqppl.crosscheck.describe.rules_page`), không sửa trực tiếp. Lỗi và cảnh
báo là vấn đề (mã thoát 1); gợi ý thì không. Bỏ qua một quy tắc bằng `--ignore MÃ`.

| Mã | Mức | Nội dung |
|---|---|---|
"""


def rules_page() -> str:
    """Return the page of the rules as Markdown: a table, then each rule with its ground and both examples."""
    rows = "".join(
        f"| [{rule.id}](#{_anchor(rule)}) | {_SEVERITIES[rule.severity]} | {rule.title.vi} |\n" for rule in RULES
    )
    return _HEAD + rows + "".join(_section(rule) for rule in RULES)


def _anchor(rule: Rule) -> str:
    return f"{rule.id}-{rule.name}".lower()


def _section(rule: Rule) -> str:
    return (
        f"\n## {rule.id} {rule.name}\n\n"
        f"**{rule.title.vi}** ({_SEVERITIES[rule.severity]}). {rule.checks.vi}\n\n"
        f"Căn cứ: {rule.ground}\n\n"
        f"Phát hiện, vào ngày {write_date(rule.finds.as_of)}:\n\n{_quoted(rule.finds.text)}\n"
        f"Không phát hiện, vào ngày {write_date(rule.passes.as_of)}:\n\n{_quoted(rule.passes.text)}"
    )


def _quoted(text: str) -> str:
    return "```text\n" + text.strip() + "\n```\n"
