"""What kind of thing stands in a cell for a target or an actual value."""

from enum import StrEnum


class Nature(StrEnum):
    """What kind of thing was printed where a value was wanted."""

    QUANTITY = "quantity"
    RANGE = "range"
    DATE = "date"
    SENTENCE = "sentence"
    QUALITATIVE = "qualitative"
    YES_NO = "yes_no"
    SCALE = "scale"
    UNIT_ONLY = "unit_only"
    HOLE = "hole"
    BLANK = "blank"
    UNCLEAR = "unclear"
    DONE = "done"
    NONE = "none"
