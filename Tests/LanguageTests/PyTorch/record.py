"""Writes cases.json: networks in the nn language, and the numbers that PyTorch gives for them in float64.

A case is nn source with all inputs as literals, and expressions with their expected values. A value per row has its
number of rows as `rows`; `shape` is then that of one row, and `elements` go row by row.
"""

import json
import os
import zlib
from pathlib import Path

# One thread and plain vector code, so that the sums have the same order each time.
os.environ.update(OMP_NUM_THREADS="1", ATEN_CPU_CAPABILITY="default")

import numpy
import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

CASES = []


def literal(values):
  """Nested brackets; whole numbers without a point."""
  if isinstance(values, torch.Tensor):
    values = values.tolist()
  if isinstance(values, list):
    return "[" + ", ".join(map(literal, values)) + "]"
  return repr(int(values) if values == int(values) else values)


class Draws:
  """A stream of random numbers of its own, so that a case more or less leaves the others as they are."""

  def __init__(self, name):
    self.random = numpy.random.default_rng(zlib.crc32(name.encode()))

  def leaf(self, values):
    return torch.tensor(values, dtype=torch.float64, requires_grad=True)

  def draw(self, *shape, scale=1.0):
    return self.leaf((scale * self.random.standard_normal(shape)).round(4))

  def distribution(self, *shape):
    """Numbers along the last axis that sum to 1, each a multiple of 0.01 and at least 0.04."""
    share = (self.random.dirichlet(numpy.ones(shape[-1]), shape[:-1]) * (1 - 0.06 * shape[-1]) + 0.06).round(2)
    share[..., -1] = (1 - share[..., :-1].sum(-1)).round(2)
    return self.leaf(share)


class Case(Draws):
  """The lines of one source, and what its expressions are worth."""

  def __init__(self, name):
    super().__init__(name)
    self.lines, self.values = [], []
    CASES.append({"name": name, "source": self.lines, "values": self.values})

  def write(self, *lines):
    self.lines += lines

  def data(self, **columns):
    self.write("d = data(" + ", ".join(f"{name}: {literal(column)}" for name, column in columns.items()) + ")", "use d")

  def params(self, **params):
    self.write("param " + ", ".join(f"{name} = {literal(value)}" for name, value in params.items()))

  def value(self, per_row=False, **tensors):
    for expression, tensor in tensors.items():
      self.expect(expression, tensor, per_row)

  def expect(self, expression, tensor, per_row=False):
    # Adding 0 makes -0 plain.
    shape = list(tensor.shape)
    rows = {"rows": shape.pop(0)} if per_row else {}
    self.values.append(
      {"expression": expression, **rows, "shape": shape, "elements": (tensor.detach() + 0).flatten().tolist()})

  def gradient(self, E, by, per_row=None, of="E"):
    """Expects the derivatives of the number E by tensors without rows, and by tensors with rows."""
    for tensors, has_rows in ((by, False), (per_row or {}, True)):
      for name, tensor in tensors.items():
        (slope,) = torch.autograd.grad(E, tensor, retain_graph=True)
        self.expect(f"∂{of}/∂{name}", slope, has_rows)


# Training


def network(case, loss="mean"):
  """A network 2-5-3 with tanh and softmax on 12 rows of three classes that do not separate."""
  x, labels = case.draw(12, 2), case.random.permutation([1, 2, 3] * 4).tolist()
  W, b, V, c = case.draw(5, 2), case.draw(5, scale=0.1), case.draw(3, 5, scale=0.7), case.draw(3, scale=0.1)
  case.data(x=x, t=labels)
  case.params(W=W, b=b)
  case.params(V=V, c=c)
  case.write("h = tanh(W @ x + b)", "z = V @ h + c", f"E = {loss}(softmax_cross_entropy(z, t))")
  target = torch.tensor(labels) - 1
  return {"W": W, "b": b, "V": V, "c": c}, lambda: F.cross_entropy(
    torch.tanh(x @ W.T + b) @ V.T + c, target, reduction=loss)


def train(case, params, loss, call, optimizer, schedule=None, clip=None, epochs=200):
  """Trains on all rows at once, a step an epoch; the loss after k epochs is that of the parameters after k steps."""
  argument = f", clip: {clip}" if clip else ""
  case.write(f"run = train(E, optimizer: {call}, epochs: {epochs}{argument})")
  moving = optimizer(list(params.values()))
  rates = schedule(moving) if schedule else None
  for epoch in range(epochs + 1):
    error = loss()
    if epoch in (0, 1, 10, epochs):
      case.expect(f"run.loss[{epoch}]", error)
    if epoch < epochs:
      moving.zero_grad()
      error.backward()
      if clip:
        nn.utils.clip_grad_norm_(params.values(), clip)
      moving.step()
      if rates:
        rates.step()
  case.value(E=error, **params)


def training_cases():
  from torch.optim import SGD, Adam, AdamW, RMSprop
  from torch.optim import lr_scheduler as S

  # Optimisers as the language writes them, and as PyTorch does.
  for call, optimizer in {
    "gd(rate: 0.1)": lambda p: SGD(p, lr=0.1),
    "gd(rate: 0.1, momentum: 0.9)": lambda p: SGD(p, lr=0.1, momentum=0.9),
    "sgd(rate: 0.1, batch: 12)": lambda p: SGD(p, lr=0.1),
    "sgd(rate: 0.1, batch: 12, momentum: 0.9)": lambda p: SGD(p, lr=0.1, momentum=0.9),
    "sgd(rate: 0.1, batch: 12, momentum: 0.9, nesterov: true)": lambda p: SGD(p, lr=0.1, momentum=0.9, nesterov=True),
    "sgd(rate: 0.1, batch: 12, decay: 0.01)": lambda p: SGD(p, lr=0.1, weight_decay=0.01),
    "sgd(rate: 0.1, batch: 12, momentum: 0.9, decay: 0.01)":
      lambda p: SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01),
    "rmsprop(rate: 0.01, batch: 12)": lambda p: RMSprop(p, lr=0.01),
    "rmsprop(rate: 0.01, batch: 12, momentum: 0.9)": lambda p: RMSprop(p, lr=0.01, momentum=0.9),
    "rmsprop(rate: 0.01, batch: 12, decay: 0.001)": lambda p: RMSprop(p, lr=0.01, weight_decay=0.001),
    "adam(rate: 0.01, batch: 12)": lambda p: Adam(p, lr=0.01),
    "adam(rate: 0.01, batch: 12, beta1: 0.8, beta2: 0.99, epsilon: 0.001)":
      lambda p: Adam(p, lr=0.01, betas=(0.8, 0.99), eps=0.001),
    "adam(rate: 0.01, batch: 12, decay: 0.1)": lambda p: Adam(p, lr=0.01, weight_decay=0.1),
    "adamw(rate: 0.01, batch: 12)": lambda p: AdamW(p, lr=0.01),
    "adamw(rate: 0.01, batch: 12, decay: 0.1)": lambda p: AdamW(p, lr=0.01, weight_decay=0.1),
  }.items():
    case = Case(call)
    train(case, *network(case), call, optimizer)

  # All parameters are clipped together, by the norm of the whole gradient.
  for call, optimizer in {
    "sgd(rate: 0.05, batch: 12)": lambda p: SGD(p, lr=0.05),
    "adam(rate: 0.01, batch: 12)": lambda p: Adam(p, lr=0.01),
  }.items():
    case = Case(f"{call} with clip: 0.5")
    train(case, *network(case, loss="sum"), call, optimizer, clip=0.5)

  # Schedules, a step an epoch.
  for rate, schedule in {
    "step_decay(0.1, every: 30, factor: 0.5)": lambda o: S.StepLR(o, 30, 0.5),
    "exponential_decay(0.1, factor: 0.95)": lambda o: S.ExponentialLR(o, 0.95),
    "cosine_decay(0.1)": lambda o: S.CosineAnnealingLR(o, 200, eta_min=0),
    "warmup(0.1, epochs: 5)": lambda o: S.LinearLR(o, start_factor=1 / 5, end_factor=1, total_iters=4),
  }.items():
    case = Case(f"sgd with {rate}")
    train(case, *network(case), f"sgd(rate: {rate}, batch: 12)", lambda p: SGD(p, lr=0.1), schedule)

  case = Case("adam on layers")
  x, t = case.draw(8, 2), case.leaf(case.random.integers(0, 2, 8).astype(float))
  params = {"h.W": case.draw(4, 2), "h.b": case.draw(4, scale=0.1)}
  params |= {"y.W": case.draw(1, 4), "y.b": case.draw(1, scale=0.1)}
  hW, hb, yW, yb = params.values()
  case.data(x=x, t=t)
  case.write(
    f"h = dense(x, 4, tanh, W: {literal(hW)}, b: {literal(hb)})",
    f"y = dense(h, 1, sigmoid, W: {literal(yW)}, b: {literal(yb)})", "E = sum(binary_cross_entropy(y, t))")
  layers = lambda: F.binary_cross_entropy_with_logits(
    (torch.tanh(x @ hW.T + hb) @ yW.T + yb)[:, 0], t, reduction="sum")
  train(case, params, layers, "adam(rate: 0.01, batch: 8)", lambda p: Adam(p, lr=0.01), epochs=50)


# Layers


def scalar(case, h, has_rows):
  """E = Σ c h² with drawn c, so that each element of h weighs differently; summed over the rows if there are."""
  c = case.draw(*h.shape[has_rows:])
  E = "sum(c * h^2)"
  case.write(f"c = {literal(c)}", f"E = sum({E})" if has_rows else f"E = {E}")
  E = (c * h**2).sum()
  case.value(E=E)
  case.value(has_rows, h=h)
  return E


def dense_cases():
  activations = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": F.relu, "leaky_relu": F.leaky_relu, "softplus": F.softplus,
    "gelu": F.gelu, "softmax": lambda z: F.softmax(z, -1), None: lambda z: 1 * z,
  }
  for name, activation in activations.items():
    case = Case(f"dense, {name or 'no activation'}")
    x, W, b = case.draw(5, 3), case.draw(4, 3), case.draw(4)
    z = x @ W.T + b
    h = activation(z)
    case.data(x=x)
    case.write(f"h = dense(x, 4, {name + ', ' if name else ''}W: {literal(W)}, b: {literal(b)})")
    E = scalar(case, h, has_rows=True)
    case.value(True, **({"h.z": z} if name else {}))
    case.gradient(E, {"h.W": W, "h.b": b}, {"h": h, "x": x, **({"h.z": z} if name else {})})

  # The same layers one by one, and as one mlp whose first values are replaced.
  case = Case("a chain of dense layers")
  x, t, W1, b1, W2, b2 = case.draw(6, 2), case.draw(6), case.draw(4, 2), case.draw(4), case.draw(1, 4), case.draw(1)
  case.data(x=x, t=t)
  h = F.relu(x @ W1.T + b1)
  y = torch.sigmoid(h @ W2.T + b2)[:, 0]
  case.write(
    f"h = dense(x, 4, relu, W: {literal(W1)}, b: {literal(b1)})",
    f"y = dense(h, 1, sigmoid, W: {literal(W2)}, b: {literal(b2)})", "E = sum(squared_error(y, t))")
  E = F.mse_loss(y, t, reduction="sum")
  case.value(E=E)
  case.value(True, h=h, y=y)
  case.gradient(E, {"h.W": W1, "h.b": b1, "y.W": W2, "y.b": b2}, {"x": x, "h": h, "y": y})

  case = Case("mlp with replaced parameters")
  case.data(x=x, t=t)
  case.write("y = mlp(x, [2, 4, 1], relu, last: sigmoid)", "E = sum(squared_error(y, t))")
  first = {"W1": W1, "b1": b1, "W2": W2, "b2": b2}
  case.write(*(f"{name} = {literal(tensor)}" for name, tensor in first.items()))
  at = " at (y.1.W = W1, y.1.b = b1, y.2.W = W2, y.2.b = b2)"
  case.expect("E" + at, E)
  for parameter, tensor in zip(("y.1.W", "y.1.b", "y.2.W", "y.2.b"), first.values()):
    case.expect(f"∂E/∂{parameter}{at}", torch.autograd.grad(E, tensor, retain_graph=True)[0])


def image_cases():
  """PyTorch has the channels first, the language has them last: axes are exchanged on the way in and out."""
  first, last = (lambda x: x.movedim(-1, -3)), (lambda x: x.movedim(-3, -1))

  def convolution(case, x, filters, size, stride, padding, activation, name="h"):
    W, b = case.draw(filters, size, size, x.shape[-1], scale=0.5), case.draw(filters)
    named = f", stride: {stride}" * (stride != 1) + f", padding: {padding}" * (padding != 0)
    case.write(f"{name} = conv2d(x, {filters}, {size}{named}{activation}, W: {literal(W)}, b: {literal(b)})")
    z = last(F.conv2d(first(x), first(W), b, stride=stride, padding=padding))
    return (F.relu(z) if activation else z), {f"{name}.W": W, f"{name}.b": b}

  for filters, size, stride, padding, activation in (
    (3, 3, 2, 1, ", relu"), (2, 3, 1, 0, ""), (2, 2, 2, 0, ", relu"), (2, 3, 1, 1, ""), (2, 3, 3, 2, "")
  ):
    case = Case(f"conv2d, size {size}, stride {stride}, padding {padding}{activation}")
    x = case.draw(3, 6, 5, 2)
    case.data(x=x)
    h, params = convolution(case, x, filters, size, stride, padding, activation)
    E = scalar(case, h, has_rows=True)
    case.gradient(E, params, {"h": h, "x": x})

  for name, pool in {"maxpool": F.max_pool2d, "avgpool": F.avg_pool2d}.items():
    for size in (2, 3):
      case = Case(f"{name}, size {size}")
      x = case.draw(3, 6, 5, 2)
      case.data(x=x)
      case.write(f"h = {name}(x, {size})")
      h = last(pool(first(x), size))
      E = scalar(case, h, has_rows=True)
      case.gradient(E, {}, {"h": h, "x": x})

  case = Case("flatten")
  x = case.draw(3, 2, 3, 2)
  case.data(x=x)
  case.write("h = flatten(x)")
  h = x.flatten(1)
  E = scalar(case, h, has_rows=True)
  case.gradient(E, {}, {"h": h, "x": x})

  case = Case("a convolutional network")
  x, labels = case.draw(4, 6, 5, 2), [2, 3, 1, 2]
  case.data(x=x, t=labels)
  h, params = convolution(case, x, 3, 3, 1, 1, ", relu")
  pooled = last(F.max_pool2d(first(h), 2))
  flat = pooled.flatten(1)
  W, b = case.draw(3, 18, scale=0.3), case.draw(3)
  z = flat @ W.T + b
  case.write(
    "g = maxpool(h, 2)", "f = flatten(g)", f"p = dense(f, 3, softmax, W: {literal(W)}, b: {literal(b)})",
    "E = mean(cross_entropy(p, t))")
  E = F.cross_entropy(z, torch.tensor(labels) - 1)
  case.value(E=E)
  case.value(True, h=h, g=pooled, f=flat, p=F.softmax(z, -1))
  case.gradient(E, {**params, "p.W": W, "p.b": b}, {"x": x, "h": h, "g": pooled, "f": flat})

  case = Case("convolve")
  A, K = case.draw(5, 6), case.draw(3, 2)
  case.params(A=A, K=K)
  case.write("h = convolve(A, K)")
  h = F.conv2d(A[None, None], K[None, None])[0, 0]
  E = scalar(case, h, has_rows=False)
  case.gradient(E, {"A": A, "K": K, "h": h})


def sequence_cases():
  case = Case("embedding")
  index, W = [3, 1, 5, 2, 4, 1, 3], case.draw(5, 3)
  case.data(i=index)
  case.write(f"h = embedding(i, 5, 3, W: {literal(W)})")
  h = F.embedding(torch.tensor(index) - 1, W)
  E = scalar(case, h, has_rows=True)
  case.gradient(E, {"h.W": W}, {"h": h})

  for mask in (None, [[1, 0, 0, 1, 0], [1, 1, 0, 1, 1], [0, 0, 1, 0, 0], [1, 1, 1, 1, 1]]):
    case = Case("attention with a mask" if mask else "attention")
    Q, K, V = case.draw(4, 3), case.draw(5, 3), case.draw(5, 2)
    case.params(Q=Q, K=K, V=V)
    case.write(f"h = attention(Q, K, V{f', mask: {literal(mask)}' if mask else ''})")
    h = F.scaled_dot_product_attention(Q, K, V, attn_mask=torch.tensor(mask).bool() if mask else None)
    E = scalar(case, h, has_rows=False)
    case.gradient(E, {"Q": Q, "K": K, "V": V, "h": h})

  for has_rows in (False, True):
    case = Case("self_attention" + " of a matrix per row" * has_rows)
    X = case.draw(*[3] * has_rows, 5, 4)
    params = {name: case.draw(4, 4, scale=0.6) for name in ("Wq", "Wk", "Wv", "Wo")}
    if has_rows:
      case.data(X=X)
    else:
      case.params(X=X)
    case.write("h = self_attention(X, heads: 2, " + ", ".join(f"{k}: {literal(v)}" for k, v in params.items()) + ")")
    Wq, Wk, Wv, Wo = params.values()
    # PyTorch multiplies by transposes, with those of the three projections one below the other.
    layer = X if has_rows else X[None]
    layer = layer.movedim(0, 1)
    h, _ = F.multi_head_attention_forward(
      layer, layer, layer, 4, 2, torch.cat([Wq.T, Wk.T, Wv.T]), None, None, None, False, 0.0, Wo.T, None,
      need_weights=False)
    h = h.movedim(0, 1) if has_rows else h[:, 0]
    E = scalar(case, h, has_rows)
    params = {f"h.{name}": tensor for name, tensor in params.items()}
    case.gradient(E, params if has_rows else {**params, "X": X, "h": h}, {"X": X, "h": h} if has_rows else None)

  for has_rows in (True, False):
    case = Case("layernorm of a vector per row" if has_rows else "layernorm of a matrix")
    x, gain, bias = case.draw(4, 5), case.draw(5), case.draw(5)
    if has_rows:
      case.data(x=x)
    else:
      case.params(x=x)
    case.write(f"h = layernorm(x, gain: {literal(gain)}, bias: {literal(bias)})")
    h = F.layer_norm(x, (5,), gain, bias)
    E = scalar(case, h, has_rows)
    params = {"h.gain": gain, "h.bias": bias}
    case.gradient(E, params if has_rows else {**params, "x": x, "h": h}, {"x": x, "h": h} if has_rows else None)


# Functions and losses


def function_cases():
  functions = {
    "softmax": lambda z: F.softmax(z, -1), "log_softmax": lambda z: F.log_softmax(z, -1),
    "logsumexp": lambda z: torch.logsumexp(z, -1), "cumsum": lambda z: torch.cumsum(z, -1),
  }
  for name, function in functions.items():
    for kind, shape in {"a vector": (4,), "a matrix": (3, 4), "a vector per row": (3, 4)}.items():
      case, has_rows = Case(f"{name} of {kind}"), kind == "a vector per row"
      z = case.draw(*shape, scale=2)
      if has_rows:
        case.data(z=z)
      else:
        case.params(z=z)
      case.write(f"h = {name}(z)")
      h = function(z)
      if h.dim() > has_rows:
        E = scalar(case, h, has_rows)
      else:
        # A number, or a number per row: there are no elements to sum.
        case.write("E = sum(h^2)" if has_rows else "E = h^2")
        E = (h**2).sum()
        case.value(E=E)
        case.value(has_rows, h=h)
      case.gradient(E, {} if has_rows else {"z": z, "h": h}, {"z": z, "h": h} if has_rows else None)

  # Exponentials of numbers far apart neither overflow nor lose what is left.
  for name in ("softmax", "log_softmax", "logsumexp"):
    case = Case(f"{name} far apart")
    z = case.leaf([[2000.0, -2000, 0], [-2000, 1999.5, 2000], [-1500, -1501, -1500]])
    case.params(z=z)
    h = functions[name](z)
    case.write(f"h = {name}(z)")
    E = scalar(case, h, has_rows=False)
    case.gradient(E, {"z": z})


def loss_case(name, columns, lines, losses, by):
  """A loss L a row, with E its sum over the rows, and the derivatives by what `by` names."""
  case = Case(name)
  case.data(**columns)
  case.write(*lines, "E = sum(L)")
  E = losses.sum()
  case.value(E=E)
  case.value(True, L=losses)
  case.gradient(E, {}, by)


def loss_cases():
  case = Case("a label and a distribution without rows")
  z, target = case.draw(4), case.distribution(4)
  case.params(z=z)
  lines = {
    "A": "cross_entropy(softmax(z), 3)", "B": "softmax_cross_entropy(z, 3)",
    "C": f"cross_entropy(softmax(z), {literal(target)})", "D": f"softmax_cross_entropy(z, {literal(target)})",
  }
  case.write(*(f"{name} = {line}" for name, line in lines.items()))
  for name, wanted in {"A": torch.tensor(2), "B": torch.tensor(2), "C": target, "D": target}.items():
    loss = F.cross_entropy(z, wanted)
    case.expect(name, loss)
    case.gradient(loss, {"z": z}, of=name)

  random = Draws("losses")

  # The loss of an output y = σ(z). Far out the sum is exact, and the derivative is y − t without loss of digits.
  far, sign = [800.0, -800, 800, -800, 30.5, -30.5, 0], [1.0, 0, 0, 1, 0, 1, 1]
  soft = [0.9, 0.2, 0.5, 0.7, 0.1, 0.6, 0.3]
  for name, z, t in (
    ("labels", random.draw(6, scale=2), [1.0, 0, 1, 1, 0, 0]), ("probabilities", random.draw(7, scale=2), soft),
    ("labels, z to ±800", random.leaf(far), sign), ("probabilities, z to ±800", random.leaf(far), soft),
  ):
    t = torch.tensor(t)
    y = torch.sigmoid(z)
    losses = F.binary_cross_entropy_with_logits(z, t, reduction="none")
    loss_case(
      f"binary_cross_entropy, {name}", {"z": z, "t": t}, ["y = σ(z)", "L = binary_cross_entropy(y, t)"], losses,
      {"z": z})

  y, t = random.leaf([0.2, 0.85, 0.5, 0.01]), torch.tensor([0.0, 1, 0.4, 1])
  loss_case(
    "binary_cross_entropy of plain numbers", {"y": y, "t": t}, ["L = binary_cross_entropy(y, t)"],
    F.binary_cross_entropy(y, t, reduction="none"), {"y": y})

  # Losses of classes, as a whole number from 1 and as a distribution, also with an infinite ratio of probabilities.
  near = random.draw(5, 3, scale=2)
  wide = random.leaf(
    [[2000.0, -2000, 0], [-2000, 1999.5, 2000], [0, -1200.25, -2000], [2000, 1999, 1998.5], [-2000, 2000, 3]])
  sure = torch.tensor([[0.2, 0.3, 0.5], [1, 0, 0], [0.25, 0.75, 0], [0.1, 0.8, 0.1], [0, 0.5, 0.5]])
  for name, z in {"": near, ", z to ±2000": wide}.items():
    for kind, t, wanted in (("labels", [1, 3, 2, 2, 3], torch.tensor([0, 2, 1, 1, 2])), ("distributions", sure, sure)):
      losses = F.cross_entropy(z, wanted, reduction="none")
      loss_case(
        f"softmax_cross_entropy, {kind}{name}", {"z": z, "t": t}, ["L = softmax_cross_entropy(z, t)"], losses, {"z": z})
      loss_case(
        f"cross_entropy, {kind}{name}", {"z": z, "t": t}, ["p = softmax(z)", "L = cross_entropy(p, t)"], losses,
        {"z": z})
  p = random.distribution(5, 3)
  for kind, t, losses in (
    ("labels", [1, 3, 2, 2, 3], F.nll_loss(p.log(), torch.tensor([0, 2, 1, 1, 2]), reduction="none")),
    ("distributions", sure, -(sure * p.log()).sum(-1)),
  ):
    loss_case(
      f"cross_entropy of plain numbers, {kind}", {"p": p, "t": t}, ["L = cross_entropy(p, t)"], losses, {"p": p})

  # Distances, of vectors and of numbers.
  for kind, shape in {"vectors": (4, 3), "numbers": (5,)}.items():
    y, t = random.draw(*shape), random.draw(*shape)
    total = lambda error: error.flatten(1).sum(1) if error.dim() > 1 else error
    for name, losses in {
      "squared_error": total(F.mse_loss(y, t, reduction="none")),
      "half_squared_error": total(F.mse_loss(y, t, reduction="none")) / 2,
      "absolute_error": total(F.l1_loss(y, t, reduction="none")),
    }.items():
      loss_case(f"{name} of {kind}", {"y": y, "t": t}, [f"L = {name}(y, t)"], losses, {"y": y})

  # Distributions from softmax, and some with zeros.
  a, b = random.draw(4, 3), random.draw(4, 3)
  p, q = F.softmax(a, -1), F.softmax(b, -1)
  loss_case(
    "entropy", {"a": a}, ["p = softmax(a)", "L = entropy(p)"], torch.special.entr(p).sum(-1), {"a": a, "p": p})
  divergence = F.kl_div(q.log(), p, reduction="none").sum(-1)
  loss_case(
    "kl", {"a": a, "b": b}, ["p = softmax(a)", "q = softmax(b)", "L = kl(p, q)"], divergence,
    {"a": a, "b": b, "p": p, "q": q})
  q = torch.tensor([[0.5, 0.25, 0.25]] * 5)
  loss_case("entropy with zeros", {"p": sure}, ["L = entropy(p)"], torch.special.entr(sure).sum(-1), {})
  loss_case(
    "kl with zeros", {"p": sure, "q": q}, ["L = kl(p, q)"], F.kl_div(q.log(), sure, reduction="none").sum(-1), {})
  loss_case(
    "cosine", {"a": a, "b": b}, ["L = cosine(a, b)"], F.cosine_similarity(a, b, dim=-1), {"a": a, "b": b})


def main():
  for cases in (training_cases, dense_cases, image_cases, sequence_cases, function_cases, loss_cases):
    cases()
  for case in CASES:
    case["source"] = "\n".join(case["source"])
  # A case a line: short, and a change shows as the lines of the cases that changed.
  lines = ",\n".join(json.dumps(case, ensure_ascii=False, allow_nan=False) for case in CASES)
  version = torch.__version__.split("+")[0]
  text = f'{{"torch": "{version}", "cases": [\n{lines}\n]}}\n'
  (Path(__file__).resolve().parent / "cases.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
  main()
