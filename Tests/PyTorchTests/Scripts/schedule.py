import torch
from torch import nn

torch.set_default_dtype(torch.float64)

# d: 9 rows
x, t = torch.tensor([
    [-1.0, -0.1411200080598672],
    [-0.75, -0.7780731968879212],
    [-0.5, -0.9974949866040544],
    [-0.25, -0.6816387600233341],
    [0.0, 0.0],
    [0.25, 0.6816387600233341],
    [0.5, 0.9974949866040544],
    [0.75, 0.7780731968879212],
    [1.0, 0.1411200080598672],
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
    model.y.weight.copy_(torch.tensor([
        [
            0.1729476562307784, -0.8477407123680295, 0.10361813279694942,
            -0.11506282679141666, 0.5810902697864124, -0.4613295147964011,
        ],
    ]))
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
