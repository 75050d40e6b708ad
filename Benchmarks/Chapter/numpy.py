# %% [markdown]
# # Vectors, OR and XOR
#
# A layer is a product of a matrix and a vector.

# %%
import matplotlib.pyplot as plt
import numpy as np

random = np.random.default_rng(1)
W = np.array([[1.0, 2.0], [3.0, 1.0]])
x = np.array([2.0, 1.0])
assert (W @ x).tolist() == [4, 7]
W @ x

# %%
inputs = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
t = np.array([0.0, 1.0, 1.0, 1.0])
w = np.array([-0.786, -0.276, -0.520])


def sigmoid(z):
  return 1 / (1 + np.exp(-z))


def perceptron(w):
  return sigmoid(inputs @ w[:2] + w[2])


E = ((t - perceptron(w)) ** 2).sum()
assert abs(E - 1.921) < 0.0005
print(f"Before training the error is {E:.4}.")

# %%
losses = []
for _ in range(1000):
  y = perceptron(w)
  losses.append(((t - y) ** 2).sum())
  delta = -2 * (t - y) * y * (1 - y)
  w -= 0.5 * np.append(inputs.T @ delta, delta.sum())
plt.plot(losses)
plt.show()
np.column_stack([inputs, t, perceptron(w)])

# %% [markdown]
# ## XOR

# %%
t = np.array([0.0, 1.0, 1.0, 0.0])
u, v = random.uniform(-1.5, 1.5, 3), random.uniform(-1.5, 1.5, 4)
for _ in range(5000):
  h = sigmoid(inputs @ u[:2] + u[2])
  y = sigmoid(inputs @ v[:2] + h * v[2] + v[3])
  delta = -2 * (t - y) * y * (1 - y)
  inner = delta * v[2] * h * (1 - h)
  v -= 0.5 * np.array([*(inputs.T @ delta), delta @ h, delta.sum()])
  u -= 0.5 * np.append(inputs.T @ inner, inner.sum())
np.column_stack([inputs, t, y])

# %%
A, a = random.normal(0, 0.58, (4, 2)), np.zeros(4)
B, b = random.normal(0, 0.63, 4), 0.0
losses = []
for _ in range(5000):
  h = sigmoid(inputs @ A.T + a)
  y = sigmoid(h @ B + b)
  losses.append(-(t * np.log(y) + (1 - t) * np.log(1 - y)).mean())
  delta = (y - t) / 4
  inner = np.outer(delta, B) * h * (1 - h)
  B, b = B - h.T @ delta, b - delta.sum()
  A, a = A - inner.T @ inputs, a - inner.sum(axis=0)
plt.plot(losses)
plt.show()
