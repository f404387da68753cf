"""Synthetic district offices, calibrated number by number (`calibration.py`)."""

from optimizer.generate.calibration import Calibration
from optimizer.generate.office import generate
from optimizer.generate.parameters import SIZES, OfficeParameters

__all__ = ["SIZES", "Calibration", "OfficeParameters", "generate"]
