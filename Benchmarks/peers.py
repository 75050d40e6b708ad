"""The benchmark's rows in PyTorch and NumPy, on one thread and in float64.

`python peers.py ROW [MxKxN ...]` prints one JSON line with seconds per step or per run, one entry a repeat. Imports,
data and a warm-up are not timed.
"""

import json
import os
import sys
import time
import timeit
from pathlib import Path

# Read by the libraries when they are loaded.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
  os.environ[name] = "1"

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.set_num_interop_threads(1)
torch.set_default_dtype(torch.float64)


def timed(work):
  """Seconds of one call."""
  start = time.perf_counter()
  work()
  return time.perf_counter() - start


def per_call(statement, names):
  """Seconds a call: the best of 5 rounds, each of so many calls that it takes 0.2 s."""
  timer = timeit.Timer(statement, globals=names)
  calls, _ = timer.autorange()
  return min(timer.repeat(5, calls)) / calls


def per_step(train, steps, repeats):
  """Seconds a step, an entry a repeat; the warm-up is a repeat that does not count."""
  train(steps)
  return [timed(lambda: train(steps)) / steps for _ in range(repeats)]


# XOR


def xor_torch():
  x = torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]])
  t = torch.tensor([[0.0], [1], [1], [0]])
  last = None

  def train(steps):
    nonlocal last
    torch.manual_seed(7)
    params = W1, b1, W2, b2 = [torch.randn(*shape, requires_grad=True) for shape in ((1, 2), (1,), (1, 3), (1,))]
    for _ in range(steps):
      h = torch.sigmoid(F.linear(x, W1, b1))
      y = torch.sigmoid(F.linear(torch.cat((x, h), 1), W2, b2))
      last = F.mse_loss(y, t, reduction="sum")
      # Some 20% faster than torch.optim.SGD, fused or not: the parameters are tiny.
      slopes = torch.autograd.grad(last, params)
      with torch.no_grad():
        for param, slope in zip(params, slopes):
          param.sub_(slope, alpha=0.5)

  seconds = per_step(train, 2000, repeats=5)
  return {"seconds": seconds, "note": f"seconds a step; E is {last.item():.6f} before the last step"}


def xor_numpy():
  X = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
  t = np.array([[0.0], [1], [1], [0]])
  losses = np.empty(20000)

  def train(steps, records):
    random = np.random.default_rng(1)
    W1, b1, W2, b2 = random.standard_normal((2, 4)), np.zeros(4), random.standard_normal((4, 1)), np.zeros(1)
    for step in range(steps):
      Z = X @ W1 + b1
      H = np.maximum(Z, 0)
      Y = 1 / (1 + np.exp(-(H @ W2 + b2)))
      if records:
        losses[step] = -np.mean(t * np.log(Y) + (1 - t) * np.log(1 - Y))
      dY = (Y - t) / 4
      dH = (dY @ W2.T) * (Z > 0)
      W2 -= 0.5 * (H.T @ dY)
      b2 -= 0.5 * dY.sum(0)
      W1 -= 0.5 * (X.T @ dH)
      b1 -= 0.5 * dH.sum(0)

  # Both record the loss of each epoch, as one does to plot it; NumPy's gradient alone would not need it.
  seconds = per_step(lambda steps: train(steps, records=True), 20000, repeats=5)
  bare = min(per_step(lambda steps: train(steps, records=False), 20000, repeats=3))
  return {"seconds": seconds, "note": f"the loss ends at {losses[-1]:.6f}; {bare * 1e6:.1f} µs without recording it"}


# Batches


def dense(sizes):
  """The function and the parameters of a network of dense layers, relu between them."""
  # Without nn.Sequential: its calls cost some 7% on small layers.
  layers = [nn.Linear(*pair) for pair in zip(sizes, sizes[1:])]

  def forward(x):
    for layer in layers[:-1]:
      x = F.relu(F.linear(x, layer.weight, layer.bias))
    return F.linear(x, layers[-1].weight, layers[-1].bias)

  return forward, [param for layer in layers for param in layer.parameters()]


def shuffled(x, t, batch):
  order = torch.randperm(len(x))
  # Rows that fit the cache are put in order at once, the others a batch at a time.
  if x.numel() < 1_000_000:
    return zip(x.index_select(0, order).split(batch), t.index_select(0, order).split(batch))
  return ((x.index_select(0, rows), t.index_select(0, rows)) for rows in order.split(batch))


def epoch(network, optimizer, x, t, batch):
  for x_batch, t_batch in shuffled(x, t, batch):
    optimizer.zero_grad(set_to_none=True)
    F.cross_entropy(network(x_batch), t_batch).backward()
    optimizer.step()


@torch.inference_mode()
def loss(network, x, t, chunk):
  """The mean over all rows, taken `chunk` rows at a time."""
  parts = zip(x.split(chunk), t.split(chunk))
  return sum(F.cross_entropy(network(x), t, reduction="sum") for x, t in parts) / len(x)


def digits():
  """Pixels and labels, 1438 rows to train and 359 to test."""
  path = Path(__file__).resolve().parent.parent / "Notebooks" / "data" / "digits.csv"
  rows = torch.from_numpy(np.loadtxt(path, delimiter=",", skiprows=1))
  rows = rows[torch.randperm(len(rows), generator=torch.Generator().manual_seed(7))]
  x, t = rows[:, :64] / 16, rows[:, 64].long()
  return x[:1438], t[:1438], x[1438:], t[1438:]


def train_digits(make, x, t, x_test, t_test, epochs, repeats):
  losses = []

  def train(epochs):
    nonlocal network
    torch.manual_seed(7)
    network, params = make()
    optimizer = torch.optim.Adam(params, lr=0.001, fused=True)
    losses.clear()
    for _ in range(epochs):
      epoch(network, optimizer, x, t, 32)
      losses.append(loss(network, x, t, len(x)))

  network = None
  train(2)
  seconds = [timed(lambda: train(epochs)) for _ in range(repeats)]
  with torch.inference_mode():
    accuracy = (network(x_test).argmax(1) == t_test).double().mean().item()
  return {"seconds": seconds, "note": f"test accuracy {accuracy:.4f}, training loss {losses[-1].item():.6f}"}


def digits_torch():
  return train_digits(lambda: dense([64, 32, 10]), *digits(), epochs=50, repeats=5)


def convolution_torch():
  def make():
    # float64 convolution is fastest on CPU with the channels last.
    network = nn.Sequential(
      nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(),
      nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 10)).to(memory_format=torch.channels_last)
    return network, list(network.parameters())

  image = lambda x: x.reshape(-1, 1, 8, 8).contiguous(memory_format=torch.channels_last)
  x, t, x_test, t_test = digits()
  return train_digits(make, image(x), t, image(x_test), t_test, epochs=5, repeats=5)


def wide_torch():
  torch.manual_seed(7)
  x, t = torch.rand(60000, 784), torch.randint(0, 10, (60000,))

  def train(x, t):
    torch.manual_seed(7)
    network, params = dense([784, 256, 128, 10])
    optimizer = torch.optim.SGD(params, lr=0.01, foreach=True)
    # 256 rows at a time were the fastest of 64 to all.
    before = loss(network, x, t, 256)
    epoch(network, optimizer, x, t, 64)
    return before, loss(network, x, t, 256)

  train(x[:6000], t[:6000])
  results = []
  seconds = [timed(lambda: results.append(train(x, t))) for _ in range(3)]
  before, after = (value.item() for value in results[-1])
  return {"seconds": seconds, "note": f"loss {before:.6f} before, {after:.6f} after"}


# Kernels


def product_numpy(sizes):
  random = np.random.default_rng(7)
  products = {}
  for size in sizes:
    m, k, n = map(int, size.split("x"))
    names = {"dot": np.dot, "a": random.random((m, k)), "b": random.random((k, n)), "c": np.empty((m, n))}
    products[size] = per_call("dot(a, b, out=c)", names)
  return {"products": products, "note": "seconds a call, the best of 5 rounds"}


def functions_numpy():
  random = np.random.default_rng(7)
  x, positive, out = random.uniform(-10, 10, 1_000_000), random.uniform(0, 10, 1_000_000), np.empty(1_000_000)
  calls = {
    "exp": "exp(x, out=out)", "log": "log(positive, out=out)", "tanh": "tanh(x, out=out)",
    "sigmoid": "sigmoid(x, out=out)",
  }
  numpy = {**vars(np), "x": x, "positive": positive, "out": out}
  pytorch = {**vars(torch)} | {name: torch.from_numpy(numpy[name]) for name in ("x", "positive", "out")}
  functions = {
    # NumPy has no sigmoid: written as usual, with its three passes.
    "numpy": {name: per_call(call, numpy) for name, call in (calls | {"sigmoid": "1 / (1 + exp(-x))"}).items()},
    "torch": {name: per_call(call, pytorch) for name, call in calls.items()},
  }
  return {"functions": functions, "note": "seconds a call over a million numbers, the best of 5 rounds"}


ROWS = {
  "xor-torch": xor_torch, "xor-numpy": xor_numpy, "digits-torch": digits_torch, "wide-torch": wide_torch,
  "convolution-torch": convolution_torch, "product-numpy": product_numpy, "functions-numpy": functions_numpy,
}

if __name__ == "__main__":
  row, arguments = (sys.argv[1:2] or [""])[0], sys.argv[2:]
  if row not in ROWS:
    sys.exit(f"found the row '{row}', wanted one of {', '.join(ROWS)}")
  if row == "product-numpy" and not arguments:
    sys.exit("product-numpy needs sizes, such as 64x64x64")
  if row != "product-numpy" and arguments:
    sys.exit(f"{row} takes no sizes, but found {' '.join(arguments)}")
  result = ROWS[row](*([arguments] if arguments else []))
  result["note"] += f"; NumPy {np.__version__}, PyTorch {torch.__version__.split('+')[0]}"
  print(json.dumps({"row": row, **result}))
