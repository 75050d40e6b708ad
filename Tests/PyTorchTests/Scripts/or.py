import torch
from torch import nn

torch.set_default_dtype(torch.float64)  # as the notebook computes

# or: 4 rows
x1, x2, t = torch.tensor([
    [0.0, 0.0, 0.0],
    [0.0, 1.0, 1.0],
    [1.0, 0.0, 1.0],
    [1.0, 1.0, 1.0],
]).T


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.w1 = nn.Parameter(torch.tensor(-0.786))
        self.w2 = nn.Parameter(torch.tensor(-0.276))
        self.b = nn.Parameter(torch.tensor(-0.52))

    def forward(self, x1, x2):
        z = self.w1 * x1 + self.w2 * x2 + self.b
        y = torch.sigmoid(z)
        return y


def loss_function(y, t):
    return ((t - y) ** 2).sum()


model = Network()

optimizer = torch.optim.SGD(model.parameters(), lr=0.5)

epochs = 200
losses = []  # losses[k] is the loss after epoch k
for epoch in range(epochs):
    loss = loss_function(model(x1, x2), t)
    losses.append(loss.item())
    if epoch % 20 == 0:
        print(f"epoch {epoch}: loss {loss.item():.6g}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
losses.append(loss_function(model(x1, x2), t).item())
print(f"epoch {epochs}: loss {losses[-1]:.6g}")
