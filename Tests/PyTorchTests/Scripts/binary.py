import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)  # as the notebook computes

# d: 5 rows
x = torch.tensor([[0.5, 1.0], [1.0, -0.5], [-1.0, 0.25], [2.0, 1.0], [-0.5, -2.0]])
t = torch.tensor([1.0, 0.0, 1.0, 1.0, 0.0])


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.h = nn.Linear(2, 3)
        self.y = nn.Linear(3, 1)

    def forward(self, x):
        h = torch.relu(self.h(x))
        return self.y(h).squeeze(-1)


def loss_function(z, t):
    return F.binary_cross_entropy_with_logits(z, t)


model = Network()
with torch.no_grad():
    model.h.weight.copy_(torch.tensor([
        [0.189808321353572, 1.040300118744745],
        [0.3277466735388381, 0.05593234599144913],
        [0.8107825981646579, -0.18259276799584775],
    ]))
    nn.init.zeros_(model.h.bias)
    model.y.weight.copy_(torch.tensor([[
        0.22878824410906504, -1.1214555505952721, 0.1370739053487969,
    ]]))
    nn.init.zeros_(model.y.bias)

optimizer = torch.optim.RMSprop(
    model.parameters(), lr=0.01, alpha=0.9, eps=1e-6, momentum=0.5, weight_decay=0.01,
)

epochs = 50
losses = []  # losses[k] is the loss after epoch k
for epoch in range(epochs):
    loss = loss_function(model(x), t)
    losses.append(loss.item())
    if epoch % 5 == 0:
        print(f"epoch {epoch}: loss {loss.item():.6g}")
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), max_norm=0.5)
    optimizer.step()
losses.append(loss_function(model(x), t).item())
print(f"epoch {epochs}: loss {losses[-1]:.6g}")
