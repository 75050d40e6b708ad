"""Writes Notebooks/data/digits.csv from the copy of the data set in the scikit-learn package."""

from pathlib import Path

import numpy
from sklearn.datasets import load_digits

target = Path(__file__).resolve().parent.parent / "Notebooks" / "data" / "digits.csv"

digits = load_digits()
rows = numpy.column_stack([digits.data, digits.target])
whole = rows.astype(int)
assert (whole == rows).all(), "a pixel is not a whole number"

header = [f"p{k}" for k in range(1, digits.data.shape[1] + 1)] + ["label"]
lines = [",".join(header)] + [",".join(map(str, row)) for row in whole.tolist()]
target.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
