"""The errors a person may see. Each message says what to do next."""


class UserError(Exception):
    """Something the user can put right: a path, a setting, a question. The command line exits with 2."""


class UnitError(UserError):
    """A quantity of the wrong dimension, or of the right dimension and the wrong kind (Gy for Sv)."""


class OutOfRange(UserError):
    """A value outside the table or the validity of a formula: no number is better than a wrong one."""


class Degenerate(OutOfRange):
    """Values that a formula cannot work with at all, such as one half-life for parent and daughter alike."""
