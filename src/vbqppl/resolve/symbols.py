"""The symbols that a registry knows, found by their letters however they are printed."""

from collections.abc import Iterable

from vbqppl.resolve.damage import CONFUSED, compact, letters_agree


class Symbols:
    """The symbols that a registry knows, by their letters."""

    def __init__(self, symbols: Iterable[str]) -> None:
        self.known = frozenset(symbols)
        self._by_letters: dict[str, tuple[str, ...]] = {}
        self._by_confused: dict[str, tuple[str, ...]] = {}
        for symbol in sorted(self.known):
            letters = compact(symbol)
            for table, key in (
                (self._by_letters, letters),
                (self._by_confused, letters.translate(CONFUSED)),
            ):
                table[key] = (*table.get(key, ()), symbol)

    def same_letters(self, printed: str) -> tuple[str, ...]:
        """Return the symbols that are `printed` with other marks between the same letters."""
        return tuple(each for each in self._by_letters.get(compact(printed), ()) if letters_agree(printed, each))

    def same_shapes(self, printed: str) -> tuple[str, ...]:
        """Return the symbols that a scanner may read as `printed`: O for 0, I and l for 1."""
        return self._by_confused.get(compact(printed).translate(CONFUSED), ())

    def one_slip_away(self, letters: str, slips: int) -> tuple[str, ...]:
        """Return the symbols whose letters are at most so many slips from these."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        near = process.extract(letters, list(self._by_letters), scorer=OSA.distance, score_cutoff=slips, limit=None)
        return tuple(symbol for each, _, _ in near for symbol in self._by_letters[each])

    def longest_head(self, letters: str, ends: frozenset[int]) -> tuple[tuple[str, ...], int]:
        """Return the symbols whose letters are the longest head of `letters` that ends at one of `ends`."""
        for length in sorted(ends, reverse=True):
            found = self._by_letters.get(letters[:length])
            if found:
                return found, length
        return (), 0
