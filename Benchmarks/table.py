"""Runs the rows of the benchmark, Nabla's and its peers' by turns, and prints one table of ratios.

`python table.py NABLA` where NABLA is the built program `benchmark`.
"""

import json
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
NABLA = sys.argv[1]
# How often each side runs; a row's figure is the median over all of its repeats.
TURNS = 3
SIZES = ["64x64x64", "256x256x256", "1024x1024x1024", "32x64x32", "64x784x256", "256x64x784"]


def run(command):
  return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def nabla(*arguments):
  return run([NABLA, *arguments])


def peer(*arguments):
  return run([sys.executable, str(HERE / "peers.py"), *arguments])


def turns(*calls):
  """The results of each call, by turns, so that a slow moment of the machine hits all of them."""
  rounds = [[call() for call in calls] for _ in range(TURNS)]
  return list(zip(*rounds))


def median(results):
  return statistics.median(seconds for result in results for seconds in result["seconds"])


def shown(seconds):
  for factor, unit in ((1, "s"), (1e3, "ms"), (1e6, "µs")):
    if seconds * factor >= 1:
      return f"{seconds * factor:.3g} {unit}"
  return f"{seconds * 1e9:.3g} ns"


def line(what, ours, theirs, ratio, wanted):
  mark = "" if wanted is None else ("yes" if ratio >= wanted else "no")
  target = "" if wanted is None else f"{wanted:g}"
  print(f"| {what} | {ours} | {theirs} | {ratio:.3g} | {target} | {mark} |", flush=True)


def training(what, ours, theirs, wanted):
  mine, other = turns(lambda: nabla(ours), theirs)
  a, b = median(mine), median(other)
  line(what, shown(a), shown(b), b / a, wanted)
  return mine[0].get("note", ""), other[0].get("note", "")


def products():
  rates, mine, other = turns(
    lambda: nabla("peak"), lambda: nabla("product", *SIZES), lambda: peer("product-numpy", *SIZES))
  peak = max(result["rate"] for result in rates)
  for size in SIZES:
    m, k, n = map(int, size.split("x"))
    a = min(result["products"][size] for result in mine)
    b = min(result["products"][size] for result in other)
    rate = 2 * m * k * n / a
    line(f"product {size}: of multiply-then-add at its best", f"{rate / 1e9:.3g} GFlop/s",
         f"{peak / 1e9:.3g} GFlop/s", rate / peak, 0.9)
    line(f"product {size}: OpenBLAS", shown(a), shown(b), b / a, None)


def functions():
  mine, other = turns(lambda: nabla("functions"), lambda: peer("functions-numpy"))
  for name in ("exp", "log", "tanh", "sigmoid"):
    a = min(result["functions"][name] for result in mine)
    b = min(result["functions"]["numpy"][name] for result in other)
    line(f"{name} of a million numbers: NumPy", shown(a), shown(b), b / a, 1 / 1.5)


print("One thread each, float64; medians. A ratio above 1 says that Nabla is faster.\n")
print("| row and peer | Nabla | peer | ratio | wanted | reached |")
print("|---|---|---|---|---|---|", flush=True)
notes = []
for row in (
  ("XOR with a skip connection, a step: C by hand", "xor", lambda: nabla("hand-written"), 0.8),
  ("XOR with a skip connection, a step: PyTorch", "xor", lambda: peer("xor-torch"), 600),
  ("XOR 2-4-1, a step: NumPy", "xor-relu", lambda: peer("xor-numpy"), 100),
  ("digits 64-32-10, Adam, 50 epochs: PyTorch", "digits", lambda: peer("digits-torch"), 10),
  ("784-256-128-10, 60,000 rows, an epoch: PyTorch", "wide", lambda: peer("wide-torch"), 1.5),
  ("digits by convolution, 5 epochs: PyTorch", "convolution", lambda: peer("convolution-torch"), 1),
):
  notes.append((row[0], training(*row)))
products()
functions()
print()
for what, (ours, theirs) in notes:
  print(f"{what}: {ours or '–'} | {theirs or '–'}")
