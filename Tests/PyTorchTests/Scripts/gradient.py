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
        y = torch.sigmoid(self.w1 * x1 + self.w2 * x2 + self.b)
        return y


def loss_function(y, t):
    return ((t - y) ** 2).sum()


model = Network()

loss = loss_function(model(x1, x2), t)
print(f"loss: {loss.item():.6g}")

loss.backward()
for name, parameter in model.named_parameters():
    print(f"gradient by {name}:", parameter.grad)
