"""Times whole commands: Nabla's beside nbconvert, with the same chapter in PyTorch and in NumPy, and cmark-gfm.

`python commands.py NABLA` where NABLA is the built command. Every figure is of whole processes: wall time, the median of
several runs by turns, and the most memory that the process or one of its children had.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
NABLA = sys.argv[1]
TURNS = 5
# As many notebooks as a large course has, and as many as nbconvert is given of them.
MANY, SOME = 500, 4


def run(command, folder):
  """Seconds, and MiB at the peak."""
  start = time.perf_counter()
  process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
  _, status, usage = os.wait4(process.pid, 0)
  seconds = time.perf_counter() - start
  if status != 0:
    sys.exit(f"{' '.join(map(str, command))} ended with status {status}")
  return seconds, usage.ru_maxrss / 1024


def turns(*commands, count=TURNS):
  """The median time and the largest memory of each command, run by turns after a warm-up."""
  for command in commands:
    run(*command)
  rounds = [[run(*command) for command in commands] for _ in range(count)]
  return [(statistics.median(r[0] for r in runs), max(r[1] for r in runs)) for runs in zip(*rounds)]


def line(what, mine, other, wanted, factor=1):
  (a, memory), (b, other_memory) = mine, other
  ratio = b * factor / a
  mark = "" if wanted is None else ("yes" if a <= wanted else "no")
  target = "" if wanted is None else f"{wanted * 1000:g} ms"
  print(f"| {what} | {a * 1000:.3g} ms | {b * factor * 1000:.4g} ms | {ratio:.3g} | {memory:.3g} MiB "
        f"| {other_memory:.4g} MiB | {target} | {mark} |", flush=True)


def notebook(source):
  """A Jupyter notebook of a script whose cells start with `# %%`."""
  cells = []
  for part in re.split(r"^# %%", source, flags=re.M)[1:]:
    kind, _, text = part.partition("\n")
    if "markdown" in kind:
      text = re.sub(r"^# ?", "", text, flags=re.M)
    cell = {"metadata": {}, "source": text.strip()}
    if "markdown" in kind:
      cell["cell_type"] = "markdown"
    else:
      cell |= {"cell_type": "code", "execution_count": None, "outputs": []}
    cells.append(cell)
  return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


def nbconvert(*names):
  return [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", *names]


def prepare(folder):
  shutil.copy(HERE / "Chapter" / "chapter.md", folder)
  for library in ("pytorch", "numpy"):
    (folder / f"{library}.ipynb").write_text(notebook((HERE / "Chapter" / f"{library}.py").read_text()))
  (folder / "trivial.md").write_text("# One\n\n```nn\n1 + 1\n```\n")
  (folder / "trivial.ipynb").write_text(notebook("# %% [markdown]\n# # One\n\n# %%\n1 + 1\n"))
  (folder / "large" / "many").mkdir(parents=True)
  for number in range(MANY):
    (folder / "large" / "many" / f"n{number}.md").write_text(f"# Notebook {number}\n\n```nn\n{number} + 1\n```\n")
  (folder / "large" / "few").mkdir()
  for number in range(10):
    shutil.copy(folder / "large" / "many" / f"n{number}.md", folder / "large" / "few")
  for number in range(SOME):
    (folder / f"n{number}.ipynb").write_text(notebook(f"# %% [markdown]\n# # Notebook\n\n# %%\n{number} + 1\n"))
  # The project's own prose, without blocks that run, some times over.
  prose = "".join(path.read_text() for path in sorted((HERE.parent / "Documentation").glob("*.md")))
  prose = re.sub(r"^```nn.*$", "```text", prose, flags=re.M).replace("{nn", "{value").replace("<!--", "<!- -")
  (folder / "prose.md").write_text("# Prose\n\n" + prose * 10)


class Preview:
  """A preview that runs, as a browser sees it."""

  def __init__(self, folder):
    self.file = folder / "chapter.md"
    self.process = subprocess.Popen([NABLA, "preview", "chapter.md"], cwd=folder, stdout=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL, text=True)
    self.address = self.process.stdout.readline().strip()
    self.page = urllib.request.urlopen(self.address).read().decode()

  def change(self, number):
    """Seconds from the moment that a sentence was saved to the moment that the browser has the new page."""
    seen = re.search('data-seen="([^"]*)"', self.page).group(1)
    root, path = self.address.rsplit("/", 1)
    query = urllib.parse.urlencode({"page": "/" + path, "seen": seen})
    text = self.file.read_text()
    with ThreadPoolExecutor() as pool:
      answer = pool.submit(lambda: urllib.request.urlopen(f"{root}/nabla.changes?{query}").status)
      time.sleep(0.2)
      start = time.perf_counter()
      self.file.write_text(re.sub("A layer is.*", f"A layer is a product, written for the {number}th time.", text))
      assert answer.result() == 200
      self.page = urllib.request.urlopen(self.address).read().decode()
      return time.perf_counter() - start

  def memory(self):
    return int(re.search(r"VmHWM:\s*(\d+)", Path(f"/proc/{self.process.pid}/status").read_text()).group(1)) / 1024


def main():
  print("Whole processes; medians. A ratio above 1 says that Nabla is faster.\n")
  print("| what, and the peer | Nabla | peer | ratio | Nabla's memory | peer's | wanted | reached |")
  print("|---|---|---|---|---|---|---|---|", flush=True)
  with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    prepare(folder)
    fresh = [NABLA, "run", "--fresh"]

    mine, other = turns(([NABLA, "--version"], folder), ([sys.executable, "-m", "nbconvert", "--version"], folder))
    line("start-up: nbconvert", mine, other, None)
    mine, other = turns(([*fresh, "trivial.md"], folder), (nbconvert("trivial.ipynb"), folder), count=3)
    line("a trivial notebook: nbconvert", mine, other, 0.010)
    mine, torch, numpy = turns(([*fresh, "chapter.md"], folder), (nbconvert("pytorch.ipynb"), folder),
                               (nbconvert("numpy.ipynb"), folder), count=3)
    line("the chapter: nbconvert with PyTorch", mine, torch, 0.050)
    line("the chapter: nbconvert with NumPy", mine, numpy, 0.050)

    preview = Preview(folder)
    changes = [preview.change(number) for number in range(12)]
    kept = (statistics.median(changes[2:]), preview.memory())
    preview.process.terminate()
    line("the chapter after a sentence changed, in the preview: nbconvert with NumPy", kept, numpy, 0.005)

    mine, few, other = turns(([*fresh, "large/many", "-o", "O"], folder), ([*fresh, "large/few", "-o", "P"], folder),
                             (nbconvert(*(f"n{number}.ipynb" for number in range(SOME))), folder), count=2)
    line(f"{MANY} notebooks: nbconvert, {SOME} of them times {MANY // SOME}", mine, other, None, MANY / SOME)
    print(f"\n{MANY} notebooks take {mine[0] / few[0]:.3g} times as long as 10, and {mine[1] / few[1]:.3g} times the "
          "memory.\n")

    if shutil.which("cmark-gfm"):
      mine, other = turns(([*fresh, "-f", "fragment", "prose.md"], folder),
                          (["cmark-gfm", "-e", "table", "-e", "autolink", "-e", "strikethrough", "prose.md"], folder))
      print("| prose alone, and the peer | Nabla | peer | ratio | Nabla's memory | peer's | wanted | reached |")
      print("|---|---|---|---|---|---|---|---|")
      line("the documentation ten times over: cmark-gfm", mine, other, 2 * other[0])


main()
