import torch
from torch import nn

torch.set_default_dtype(torch.float64)  # as the notebook computes

# xor: 4 rows
x1, x2, t = torch.tensor([
    [0.0, 0.0, 0.0],
    [0.0, 1.0, 1.0],
    [1.0, 0.0, 1.0],
    [1.0, 1.0, 0.0],
]).T


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.h = nn.Linear(2, 1)
        self.y = nn.Linear(3, 1)

    def forward(self, x1, x2):
        h = torch.sigmoid(self.h(torch.stack([x1, x2], dim=1)).squeeze(-1))
        y = torch.sigmoid(self.y(torch.stack([x1, x2, h], dim=1)).squeeze(-1))
        return y


def loss_function(y, t):
    return ((t - y) ** 2).sum()


model = Network()
with torch.no_grad():
    nn.init.ones_(model.h.weight)
    model.h.bias.copy_(torch.tensor([-1.5]))
    model.y.weight.copy_(torch.tensor([[
        0.22878824410906504, -1.1214555505952721, 0.1370739053487969,
    ]]))
    nn.init.zeros_(model.y.bias)

optimizer = torch.optim.SGD(model.parameters(), lr=0.5, momentum=0.9)

epochs = 300
losses = []  # losses[k] is the loss after epoch k
for epoch in range(epochs):
    loss = loss_function(model(x1, x2), t)
    losses.append(loss.item())
    if epoch % 50 == 0:
        print(f"epoch {epoch}: loss {loss.item():.6g}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
losses.append(loss_function(model(x1, x2), t).item())
print(f"epoch {epochs}: loss {losses[-1]:.6g}")
