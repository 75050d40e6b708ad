# %% [markdown]
# # Vectors, OR and XOR
#
# A layer is a product of a matrix and a vector.

# %%
import matplotlib.pyplot as plt
import torch

torch.manual_seed(1)
torch.set_default_dtype(torch.float64)
W = torch.tensor([[1.0, 2.0], [3.0, 1.0]])
x = torch.tensor([2.0, 1.0])
assert (W @ x).tolist() == [4, 7]
W @ x

# %%
inputs = torch.tensor([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
t = torch.tensor([0.0, 1.0, 1.0, 1.0])
w = torch.tensor([-0.786, -0.276, -0.520], requires_grad=True)


def perceptron():
  return torch.sigmoid(inputs @ w[:2] + w[2])


E = ((t - perceptron()) ** 2).sum()
assert abs(E.item() - 1.921) < 0.0005
print(f"Before training the error is {E.item():.4}.")


# %%
def train(loss, parameters, rate, epochs):
  optimizer = torch.optim.SGD(parameters, lr=rate)
  losses = []
  for _ in range(epochs):
    optimizer.zero_grad()
    value = loss()
    value.backward()
    optimizer.step()
    losses.append(value.item())
  return losses


plt.plot(train(lambda: ((t - perceptron()) ** 2).sum(), [w], 0.5, 1000))
plt.show()
torch.column_stack([inputs, t, perceptron()]).detach()

# %% [markdown]
# ## XOR

# %%
t = torch.tensor([0.0, 1.0, 1.0, 0.0])
h = [torch.empty(3).uniform_(-1.5, 1.5).requires_grad_(), torch.empty(4).uniform_(-1.5, 1.5).requires_grad_()]


def skip():
  hidden = torch.sigmoid(inputs @ h[0][:2] + h[0][2])
  return torch.sigmoid(inputs @ h[1][:2] + hidden * h[1][2] + h[1][3])


train(lambda: ((t - skip()) ** 2).sum(), h, 0.5, 5000)
torch.column_stack([inputs, t, skip()]).detach()

# %%
network = torch.nn.Sequential(torch.nn.Linear(2, 4), torch.nn.Sigmoid(), torch.nn.Linear(4, 1), torch.nn.Sigmoid())
loss = torch.nn.BCELoss()
plt.plot(train(lambda: loss(network(inputs)[:, 0], t), list(network.parameters()), 1, 5000))
plt.show()
