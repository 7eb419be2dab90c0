"""Numbers written in Chinese numerals, as in 不少于两次."""

from decimal import Decimal

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
DIGITS |= {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "[零〇一二两三四五六七八九十百千]+"


def read_numeral(text: str) -> Decimal | None:
    """Read a numeral below ten thousand, or None when the characters do not make a number."""
    if not text or any(character not in DIGITS and character not in TENS for character in text):
        return None
    if not any(character in TENS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text))
    return _read_places(text)


def _read_places(text: str) -> Decimal | None:
    """Add up digits and their places: 二百三十, 十五; places must go down."""
    total, digit, last_place = 0, None, 10_000
    for character in text:
        place = TENS.get(character)
        if place is None:
            digit = DIGITS[character]
            continue
        if place >= last_place:
            return None
        total += (1 if digit is None else digit) * place
        digit, last_place = None, place
    return Decimal(total + (digit or 0))
