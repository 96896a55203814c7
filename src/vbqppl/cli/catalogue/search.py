"""The pages and sentences of `search` and `index`."""

from typing import Final

_SEARCHES = """vbqppl search một cửa liên thông
vbqppl search mot cua --type "Nghị định" --status in_force
vbqppl search bồi thường -nhà --explain
vbqppl search '"công bố danh mục"' --json"""

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "help.search": (
        (
            "Tìm toàn văn trong tên gọi và nội dung, có dấu hay không dấu.\n\n"
            "Dùng ngoặc kép cho cụm từ, dấu - trước từ cần loại, OR giữa các cách nói; tiền tố so:, loai:, co-quan:, "
            "trich-yeu:, dieu:. Chỉ có bộ lọc: liệt kê văn bản, mới nhất trước. Không có kết quả: mã thoát 1."
        ),
        (
            "Search titles and texts, with or without diacritics.\n\n"
            "Quotes make a phrase, a leading - leaves words out, OR parts alternatives; prefixes so:, loai:, co-quan:, "
            "trich-yeu:, dieu:. Filters alone list documents, the newest first. No hits: exit code 1."
        ),
    ),
    "help.search.words": ("Từ cần tìm.", "What to look for."),
    "help.search.types": ("Chỉ loại văn bản này (lặp lại được).", "This type only (may be repeated)."),
    "help.search.issuers": ("Chỉ cơ quan này (lặp lại được).", "This issuer only (may be repeated)."),
    "help.search.years": ("Chỉ năm này (lặp lại được).", "This year only (may be repeated)."),
    "help.search.statuses": (
        "Chỉ tình trạng này: in_force, expired, partly_expired, … (lặp lại được).",
        "This status only: in_force, expired, partly_expired, … (may be repeated).",
    ),
    "help.search.fields": ("Chỉ lĩnh vực này (lặp lại được).", "This field only (may be repeated)."),
    "help.search.sort": (
        "relevance, newest, oldest, number hoặc title.",
        "relevance, newest, oldest, number or title.",
    ),
    "help.search.limit": ("Số kết quả.", "How many hits."),
    "help.search.explain": ("Nói rõ vì sao mỗi kết quả đứng ở đó.", "Say what decided the place of each hit."),
    "help.search.offset": ("Bỏ qua chừng này kết quả đầu.", "Skip so many hits."),
    "examples.search": (_SEARCHES, _SEARCHES),
    "search.none": ("Không có kết quả.", "No hits."),
    "search.total": ("{total} văn bản phù hợp.", "{total} documents match."),
    "search.cut": ("Câu hỏi quá dài, chỉ dùng phần đầu.", "The query is too long; only its beginning was used."),
    "search.about": ("Khoảng {total} văn bản phù hợp.", "About {total} documents match."),
    "search.attached": ("{provision} của văn bản kèm theo", "{provision} of what is attached"),
    "search.nothing": (
        "Thiếu từ khóa: ghi từ cần tìm, hoặc ít nhất một bộ lọc như --type, --year. Xem “vbqppl search --help”.",
        "Nothing to look for: give words, or at least one filter such as --type, --year. See “vbqppl search --help”.",
    ),
    "search.rebuilt.missing": (
        "Chưa có chỉ mục, đã lập mới ({documents} văn bản).",
        "There was no index; built one ({documents} documents).",
    ),
    "search.rebuilt.behind": (
        "Sổ đã đổi nhiều, đã lập lại chỉ mục ({documents} văn bản).",
        "Much has changed in the registry; rebuilt the index ({documents} documents).",
    ),
    "search.rebuilt.foreign": (
        "Chỉ mục thuộc sổ khác hoặc người khác ghi được, đã lập lại ({documents} văn bản).",
        "The index belonged to another registry or others could write it; rebuilt it ({documents} documents).",
    ),
    "search.rebuilt.damaged": (
        "Chỉ mục bị hỏng, đã lập lại ({documents} văn bản).",
        "The index was damaged; rebuilt it ({documents} documents).",
    ),
    "search.rebuilt.outdated": (
        "Chỉ mục do phiên bản khác của chương trình lập, đã lập lại ({documents} văn bản).",
        "The index was made by another version of the program; rebuilt it ({documents} documents).",
    ),
    "search.waiting": (
        "Chỉ mục chưa theo kịp sổ (tiến trình khác đang ghi, hoặc không ghi được); kết quả theo chỉ mục hiện có.",
        "The index is behind the registry (another process writes, or nothing may be written); it answers as it is.",
    ),
    "explain.line": ("Vì sao: {parts}.", "Why: {parts}."),
    "explain.number": ("đúng số, ký hiệu đã gõ", "its number is the one typed"),
    "explain.stage.pairs": ("có mọi cặp từ liền nhau", "every adjacent pair of words"),
    "explain.stage.syllables": ("có mọi từ, không cần liền nhau", "every word, anywhere in the provision"),
    "explain.stage.loose": ("có những cặp từ đáng kể nhất của câu hỏi dài", "the telling pairs of a long question"),
    "explain.stage.filters": ("qua các bộ lọc", "let through by the filters"),
    "explain.score": ("điểm {score}", "score {score}"),
    "explain.accents": ("đúng dấu {share} % số từ đã gõ dấu", "{share} % of the accented words have the same accents"),
    "explain.in_force": ("còn hiệu lực", "in force"),
    "explain.not_in_force": ("không còn hoặc chưa rõ hiệu lực", "not known to be in force"),
    "explain.term": ("“{term}” {weight} (có trong {count} đơn vị)", "“{term}” {weight} (in {count} units)"),
    "explain.terms": ("Trọng số: {terms}.", "Weights: {terms}."),
    "col.provision": ("Điều, khoản", "Provision"),
    "col.snippet": ("Trích đoạn", "Snippet"),
    "help.index": (
        "Tình trạng của chỉ mục toàn văn, hoặc lập lại chỉ mục.",
        "How the full-text index stands, or make it anew.",
    ),
    "help.index.action": ("status (mặc định) hoặc rebuild.", "status (default) or rebuild."),
    "examples.index": ("vbqppl index\nvbqppl index rebuild", "vbqppl index\nvbqppl index rebuild"),
    "index.text": (
        "Chỉ mục {engine}: {state}; {documents} văn bản, {provisions} điều khoản.",
        "Index {engine}: {state}; {documents} documents, {provisions} provisions.",
    ),
    "index.col.engine": ("Loại", "Engine"),
    "index.col.state": ("Tình trạng", "State"),
    "index.col.documents": ("Văn bản", "Documents"),
    "index.col.provisions": ("Điều khoản", "Provisions"),
    "index.col.current": ("Cập nhật", "Current"),
    "index.col.bytes": ("Dung lượng", "Bytes"),
    "index.state.current": ("khớp với sổ", "current"),
    "index.state.behind": (
        "chưa theo kịp sổ, lần tìm tới tự theo kịp",
        "behind the registry; the next search catches up",
    ),
    "index.state.missing": ("chưa có", "missing"),
    "index.state.foreign": ("thuộc sổ khác", "of another registry"),
    "index.state.damaged": ("bị hỏng", "damaged"),
    "index.state.outdated": ("thuộc phiên bản khác", "of another version"),
}
