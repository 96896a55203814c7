"""Errors that a user sees speak both languages."""

import pytest

from vbqppl.text.errors import VbqpplError


class _MissingError(VbqpplError):
    code = 3


def test_an_error_carries_its_advice() -> None:
    with pytest.raises(VbqpplError, match="Không có tệp") as caught:
        raise _MissingError("Không có tệp.", "There is no file.")
    assert caught.value.code == 3
    assert caught.value.message("vi") == "Không có tệp."
    assert caught.value.message("en") == "There is no file."
