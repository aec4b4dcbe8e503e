"""medphys: a tutor for students of medical physics."""

__version__ = "0.1.0"
