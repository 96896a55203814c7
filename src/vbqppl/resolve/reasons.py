"""The sentences of the reasons: what a clerk reads, in Vietnamese and in English."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbqppl.resolve.model import Reason

_SENTENCES: dict[str, tuple[str, str]] = {
    # One document was taken.
    "number_fits": (
        "Số, ký hiệu {number} khớp với một văn bản duy nhất trong sổ.",
        "{number} fits exactly one document of the registry.",
    ),
    "fields_fit": ("Khớp thêm: {fields}.", "Also agrees: {fields}."),
    "only_registered": (
        "Trích dẫn không ghi ngày và cơ quan ban hành; sổ chỉ có một văn bản số {number}.",
        "The citation gives neither date nor issuer; the registry holds only one {number}.",
    ),
    "title_fits": (
        "Trích dẫn không có số, ký hiệu; chỉ một văn bản trong sổ có {fields} như vậy.",
        "The citation has no number; only one document of the registry has this {fields}.",
    ),
    "read_as": ("“{cited}” được đọc là {number}.", "“{cited}” was read as {number}."),
    "year_missing": (
        "Trích dẫn không ghi năm trong số, ký hiệu; sổ ghi {number}.",
        "The citation leaves the year out of the number; the registry has {number}.",
    ),
    "by_id": ("Lấy theo mã số {id} của sổ.", "Taken by the registry's id {id}."),
    "named": ("“{cited}” là tên gọi của {number}.", "“{cited}” is a name of {number}."),
    "chosen_by_context": (
        "Có {total} văn bản khớp với trích dẫn; chọn theo {by}.",
        "{total} documents fit the citation; chosen by {by}.",
    ),
    # What differs in the document taken.
    "differs": (
        "Số, ký hiệu đúng; {field} khác: trích dẫn ghi {cited}, sổ ghi {registered}.",
        "The number is right; the {field} differs: the citation says {cited}, the registry {registered}.",
    ),
    # Several fit.
    "missing": (
        "Thiếu {fields}: có {total} văn bản {number}.",
        "No {fields} given: there are {total} documents {number}.",
    ),
    "missing_of_one": (
        "Sổ có {number}, nhưng trích dẫn không ghi {fields}: chưa đủ căn cứ để nhận.",
        "The registry has {number}, but the citation gives no {fields}: not enough to take it.",
    ),
    "several": ("Có {total} văn bản khớp với trích dẫn.", "{total} documents fit the citation."),
    "number_unread": (
        "Trích dẫn có số nhưng không đọc được; văn bản dưới đây chỉ khớp về tên.",
        "The citation has a number that cannot be read; what is listed agrees by its title only.",
    ),
    "title_in_part": (
        "Trích dẫn chỉ nêu một phần tên văn bản: có {total} văn bản có tên như vậy.",
        "The citation gives a part of a title only: {total} documents have it.",
    ),
    "year_needed": (
        "Trích dẫn không ghi năm trong số, ký hiệu: có {total} văn bản, của các năm {years}.",
        "The citation leaves the year out of the number: there are {total} documents, of {years}.",
    ),
    "year_needed_of_one": (
        "Trích dẫn không ghi năm trong số, ký hiệu; sổ có {number}, nhưng mỗi năm đánh số lại, chưa đủ căn cứ để nhận.",
        "The citation leaves the year out of the number; the registry has {number}, but numbers begin again each year.",
    ),
    "symbol_missing": (
        "Trích dẫn thiếu ký hiệu: có {total} văn bản mang số này.",
        "The citation has no symbol: {total} documents have this number.",
    ),
    "laws_of_name": (
        "Có nhiều văn bản cùng tên qua các thời kỳ: {numbers}; cần ghi rõ số, ký hiệu hoặc năm ban hành.",
        "Several laws have had this name: {numbers}; give the number or the year.",
    ),
    "law_not_held": (
        "“{cited}” là tên của {numbers}; sổ chưa có văn bản này.",
        "“{cited}” is the name of {numbers}, which the registry does not hold.",
    ),
    "told_apart_by": ("Phân biệt được bằng {fields}.", "They are told apart by {fields}."),
    "unconfirmed": (
        "Sổ có {number} nhưng không ghi {fields}, chưa đủ căn cứ để nhận.",
        "The registry has {number} without {fields}: not enough to take it.",
    ),
    "number_or_date": (
        "{number} trong sổ ngày {registered}; ngày {cited} là ngày của {other}: sai số hoặc sai ngày.",
        "{number} is dated {registered}; {cited} is the date of {other}: the number or the date is wrong.",
    ),
    "context_against": (
        "Chỉ có {number} của {registered}, còn văn bản trích dẫn là của {cited}.",
        "The only {number} is of {registered}, and the citing document is of {cited}.",
    ),
    # None fits.
    "no_id": ("Sổ không có văn bản mã số {id}.", "The registry has no document with id {id}."),
    "no_number": ("Sổ không có văn bản số {number}.", "The registry has no document {number}."),
    "none_fits": (
        "Sổ có {total} văn bản {number}, không văn bản nào khớp {fields}.",
        "The registry has {total} documents {number}; none agrees in {fields}.",
    ),
    "nearest": ("Gần nhất: {number}, {evidence}.", "Nearest: {number}, {evidence}."),
    "later": (
        "{number} ban hành ngày {registered}, sau ngày của văn bản trích dẫn ({cited}).",
        "{number} was issued on {registered}, after the citing document ({cited}).",
    ),
    "no_title": (
        "Sổ không có văn bản nào có {fields} như trích dẫn.",
        "The registry has no document with the {fields} of the citation.",
    ),
    "unreadable": (
        "Không đọc được số, ký hiệu hay tên văn bản trong trích dẫn.",
        "The citation has no number and no title that can be read.",
    ),
}

_WORDS: dict[str, tuple[str, str]] = {
    "number": ("số", "number"),
    "type": ("tên loại", "type"),
    "symbol": ("ký hiệu", "symbol"),
    "issuer": ("cơ quan ban hành", "issuer"),
    "date": ("ngày ban hành", "date of issue"),
    "year": ("năm ban hành", "year of issue"),
    "title": ("trích yếu", "title"),
    "same_number": ("cùng số", "same number"),
    "same_type": ("cùng tên loại", "same type"),
    "same_ordinal": ("cùng số thứ tự, khác ký hiệu", "same ordinal, another symbol"),
    "same_symbol": ("cùng ký hiệu", "same symbol"),
    "same_issuer": ("cùng cơ quan", "same issuer"),
    "same_date": ("cùng ngày", "same date"),
    "same_day_and_month": ("cùng ngày, tháng, khác năm", "same day and month, another year"),
    "same_title": ("cùng trích yếu", "same title"),
    "citing_issuer": ("cơ quan của văn bản trích dẫn", "the issuer of the citing document"),
    "citing_territory": ("địa bàn của văn bản trích dẫn", "the territory of the citing document"),
    "citing_date": ("ngày của văn bản trích dẫn", "the date of the citing document"),
    "citing_neighbours": ("các văn bản được trích dẫn bên cạnh", "the documents cited beside it"),
}

CODES = frozenset(_SENTENCES)


def sentence(reason: "Reason", lang: str = "vi") -> str:
    """Return the reason as one sentence ("vi" or "en"); words come as codes joined by commas."""
    english = lang == "en"
    values = {
        name: _words(value, english=english) if name in _CODED else value for name, value in reason.parameters.items()
    }
    return _SENTENCES[reason.code][english].format_map(values)


_CODED = frozenset({"fields", "field", "evidence", "by"})


def _words(codes: str | int, *, english: bool) -> str:
    return ", ".join(_WORDS[code][english] if code in _WORDS else code for code in str(codes).split(","))
