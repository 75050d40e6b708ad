import torch
from torch import nn

torch.set_default_dtype(torch.float64)  # as the notebook computes

# d: 4 rows
s, t = torch.tensor([
    [0.5, 1.0],
    [2.0, 0.0],
    [1.0, 2.0],
    [3.0, 1.0],
]).T
x = torch.tensor([
    [1.0, 2.0, 3.0],
    [0.0, -1.0, 1.0],
    [2.0, 0.5, -1.0],
    [-1.0, 1.0, 0.5],
])
M = torch.tensor([
    [[1.0, 2.0], [0.0, 1.0]],
    [[2.0, 0.0], [1.0, 1.0]],
    [[0.0, 1.0], [1.0, 3.0]],
    [[1.0, 1.0], [2.0, 0.0]],
])


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.W = nn.Parameter(torch.tensor([[0.5, -0.2, 0.1], [0.3, 0.4, -0.6]]))
        self.c = nn.Parameter(torch.tensor(0.7))
        self.v = nn.Parameter(torch.tensor([0.2, -0.3, 0.1]))

    def forward(self, x, s, M):
        mean = x.mean(dim=0)
        spread = torch.sqrt(((x - mean) ** 2).mean(dim=0))
        u = (x - mean) / spread
        q = s.unsqueeze(1) * u + self.c * self.v
        k = (M @ (q @ self.W.T).unsqueeze(-1)).squeeze(-1)
        vector = torch.cat(
            [self.c.expand(len(k), 1), k, s.unsqueeze(-1), torch.ones(len(k), 1)],
            dim=1,
        )
        G = k.unsqueeze(-1) * k.unsqueeze(-2) + M
        total = vector.sum(dim=1) + G.sum(dim=(1, 2)) / 10
        total_2 = total + k @ torch.tensor([1.0, 2.0])
        y = total_2 + torch.where(s >= self.c, s, self.c) - k[:, 1] ** 2 / s
        return q, y


def loss_function(q, y, t):
    return ((y - t) ** 2).mean() + (q.mean(dim=0) ** 2).sum()


model = Network()

optimizer = torch.optim.SGD(model.parameters(), lr=0.0005, weight_decay=0.01)

epochs = 40
losses = []  # losses[k] is the loss after epoch k
for epoch in range(epochs):
    loss = loss_function(*model(x, s, M), t)
    losses.append(loss.item())
    if epoch % 5 == 0:
        print(f"epoch {epoch}: loss {loss.item():.6g}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
losses.append(loss_function(*model(x, s, M), t).item())
print(f"epoch {epochs}: loss {losses[-1]:.6g}")
