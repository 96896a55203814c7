"""The chains of the starter give the answers that their texts give."""

from datetime import date

import pytest

from tests.starter.starter import document, events, rules
from vbqppl.validity import StatusCode, parse_place, status

CHAINS = [
    ("nd-118-2025", "2025-06-30", "not_yet_in_force"),
    ("nd-118-2025", "2025-07-01", "in_force"),
    ("nd-118-2025", "2025-12-31", "partly_expired"),
    ("nd-61-2018", "2025-06-30", "in_force"),
    ("nd-61-2018", "2025-07-01", "expired"),
    ("nd-154-2025", "2030-12-31", "in_force"),
    ("nd-154-2025", "2031-01-01", "expired"),
    ("luat-80-2015", "2025-03-31", "in_force"),
    ("luat-80-2015", "2025-04-01", "expired"),
    ("luat-17-2008", "2016-06-30", "in_force"),
    ("luat-17-2008", "2016-07-01", "expired"),
    ("nd-34-2016", "2025-03-31", "in_force"),
    ("nd-59-2024", "2025-04-01", "expired"),
    ("luat-114-2025", "2026-03-15", "not_yet_in_force"),
    ("luat-127-2025", "2026-07-01", "in_force"),
    ("luat-41-2019", "2026-06-30", "in_force"),
    ("luat-41-2019", "2026-07-01", "expired"),
    ("luat-94-2015", "2017-01-01", "not_yet_in_force"),
    ("tt-09-2015-byt", "2026-02-15", "partly_expired"),
    ("tt-20-2024-byt", "2026-02-15", "expired"),
    ("tt-05-2021-bct", "2026-05-01", "expired"),
    ("tt-28-2024-bct", "2026-05-01", "partly_expired"),
    ("tt-38-2025-bct", "2026-02-10", "partly_expired"),
    ("qd-731-bct", "2026-02-25", "expired"),
    ("tt-25-2018-bldtbxh", "2026-01-12", "expired"),
    ("qd-202-tccp", "2026-03-01", "expired"),
    ("nd-46-2026", "2026-02-03", "in_force"),
    ("nd-46-2026", "2026-02-04", "suspended"),
    ("nd-46-2026", "2026-04-15", "suspended"),
    ("nd-46-2026", "2026-04-16", "in_force"),
    ("tt-01-2026-bng", "2027-02-28", "in_force"),
    ("tt-01-2026-bng", "2027-03-01", "expired"),
    ("nd-282-2025", "2026-03-31", "in_force"),
    ("nd-282-2025", "2026-04-01", "partly_expired"),
    ("luat-38-2019", "2025-12-31", "in_force"),
    ("luat-38-2019", "2026-01-01", "partly_expired"),
    ("luat-38-2019", "2026-07-01", "expired"),
    ("nd-13-2023", "2025-12-31", "in_force"),
    ("nd-13-2023", "2026-01-01", "expired"),
    ("qd-ttg-16-2003", "2026-01-10", "partly_expired"),
    ("tt-44-2022-btc", "2025-10-20", "partly_expired"),
    ("nd-20-2021", "2024-07-01", "partly_expired"),
    ("nd-24-2016", "2026-01-16", "in_force"),
    ("qd-ubnd-hcm-32-2023", "2025-11-19", "expired"),
    ("qd-ubnd-hd-23-2016", "2025-12-12", "expired"),
    ("qd-ubnd-bg-77-2021", "2025-12-15", "expired"),
    ("nq-hdnd-hn-22-2024", "2025-11-27", "partly_expired"),
    ("qd-ubnd-tn-30-2013", "2019-05-05", "in_force"),
    ("qd-ubnd-tn-30-2013", "2019-05-06", "expired"),
    ("cv-4625-bnv", "2026-03-15", "not_applicable"),
    ("bc-219-bnv", "2026-03-15", "not_applicable"),
    ("ttr-1002-btc", "2026-03-15", "not_applicable"),
    ("vbhn-05-bct", "2026-03-15", "not_applicable"),
    ("qd-byt-130", "2026-03-15", "unknown"),
    ("nd-35-2005", "2026-03-15", "unknown"),
    ("nq-190-2025-qh", "2026-03-15", "unknown"),
    ("qd-ubnd-dn-33-2022", "2026-03-15", "unknown"),
]


@pytest.mark.parametrize(("key", "day", "code"), CHAINS)
def test_status_of_a_document(key: str, day: str, code: str) -> None:
    assert status(document(key), events(key), as_of=date.fromisoformat(day), rules=rules()).code == StatusCode(code)


@pytest.mark.parametrize(
    ("key", "place", "code"),
    [
        ("nd-118-2025", "khoản 2 Điều 26", "amended"),
        ("nd-118-2025", "điểm a khoản 3 Điều 7", "amended"),
        ("nd-118-2025", "điểm d khoản 1 Điều 35", "expired"),
        ("nd-118-2025", "Điều 2", "in_force"),
        ("tt-09-2015-byt", "Điều 4", "in_force"),
        ("tt-09-2015-byt", "Điều 5", "expired"),
        ("tt-09-2015-byt", "khoản 6 Điều 1", "in_force"),
        ("qd-ttg-16-2003", "Điều 12", "unknown"),
        ("luat-38-2019", "Điều 51", "expired"),
        ("luat-38-2019", "Điều 50", "in_force"),
        ("nd-150-2025", "khoản 2 Điều 1", "amended"),
    ],
)
def test_status_of_a_provision(key: str, place: str, code: str) -> None:
    provision = parse_place(place)
    assert provision is not None
    found = status(document(key), events(key), as_of=date(2026, 3, 15), provision=provision, rules=rules())
    assert found.code == StatusCode(code)
