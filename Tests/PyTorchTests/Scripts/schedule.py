import torch
from torch import nn

torch.set_default_dtype(torch.float64)  # as the notebook computes

# d: 9 rows
x, t = torch.tensor([
    [-1.0, -0.1411200080598672],
    [-0.7, -0.8632093666488739],
    [-0.4, -0.9320390859672264],
    [-0.10000000000000009, -0.2955202066613398],
    [0.19999999999999996, 0.5646424733950353],
    [0.5, 0.9974949866040544],
    [0.7999999999999998, 0.6754631805511513],
    [1.1, -0.15774569414324865],
    [1.4, -0.8715757724135877],
]).T


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.h = nn.Linear(1, 6)
        self.y = nn.Linear(6, 1)

    def forward(self, x):
        h = torch.tanh(self.h(x.unsqueeze(-1)))
        y = self.y(h).squeeze(-1)
        return y


def loss_function(y, t):
    return ((y - t) ** 2).mean()


model = Network()
with torch.no_grad():
    model.h.weight.copy_(torch.tensor([
        [0.16041731037484894],
        [0.8792140715517023],
        [0.27699649561446715],
        [0.04727146019162073],
        [0.6852363624987018],
        [-0.15431905475434765],
    ]))
    nn.init.zeros_(model.h.bias)
    model.y.weight.copy_(torch.tensor([[
        0.1729476562307784, -0.8477407123680295, 0.10361813279694942,
        -0.11506282679141666, 0.5810902697864124, -0.4613295147964011,
    ]]))
    nn.init.zeros_(model.y.bias)

optimizer = torch.optim.Adam(model.parameters(), lr=0.05, betas=(0.8, 0.999))
scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.98)

epochs = 100
losses = []  # losses[k] is the loss after epoch k
for epoch in range(epochs):
    loss = loss_function(model(x), t)
    losses.append(loss.item())
    if epoch % 10 == 0:
        print(f"epoch {epoch}: loss {loss.item():.6g}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    scheduler.step()
losses.append(loss_function(model(x), t).item())
print(f"epoch {epochs}: loss {losses[-1]:.6g}")
