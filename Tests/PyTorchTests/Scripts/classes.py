import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)  # as the notebook computes

# iris: 24 rows
length, width = torch.tensor([
    [2.78, 0.88],
    [3.35, 3.09],
    [4.95, 3.06],
    [4.69, 1.92],
    [3.07, 3.14],
    [4.21, 2.48],
    [2.33, 0.4],
    [3.93, 3.04],
    [3.68, 1.85],
    [2.96, 1.1],
    [4.22, 2.11],
    [4.75, 1.12],
    [4.91, 1.48],
    [3.16, 0.88],
    [2.61, 1.01],
    [3.35, 3.22],
    [4.17, 2.36],
    [3.61, 3.43],
    [4.05, 3.36],
    [3.95, 0.04],
    [3.74, 2.42],
    [6.06, 1.81],
    [4.58, 3.36],
    [4.32, 2.54],
]).T
# kind: 0 is "birch", 1 is "elm, wych", 2 is "oak"
kind = torch.tensor([
    2, 1, 1, 0, 1, 0, 2, 1, 2, 2, 0, 0, 0, 2, 2, 1, 0, 1, 1, 2, 1, 0, 1, 1,
])


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.z_1 = nn.Linear(2, 5)
        self.z_2 = nn.Linear(5, 3)

    def forward(self, length, width):
        x = torch.stack([length, width], dim=1)
        z_1 = torch.tanh(self.z_1(x))
        z = self.z_2(z_1)
        return z


def loss_function(model, z, kind):
    return F.cross_entropy(z, kind) + 0.001 * (model.z_1.weight ** 2).sum()


def validation(z, kind):
    p = torch.softmax(z, dim=-1)
    return (p.argmax(dim=-1) == kind).double().mean()


model = Network()
with torch.no_grad():
    model.z_1.weight.copy_(torch.tensor([
        [-0.39956528343614717, 0.08420840739933551],
        [0.18641995446949455, 0.1262100240297137],
        [-0.7665277811810394, 0.323510343098047],
        [-0.15140288773211963, -0.47795796833054127],
        [-0.6310093645724483, -0.9145032425520331],
    ]))
    nn.init.zeros_(model.z_1.bias)
    model.z_2.weight.copy_(torch.tensor([
        [
            -0.37143787938625555, -0.692575282581396, 0.557080938689488,
            0.1666160300555725, 0.6255105482311395,
        ],
        [
            -0.027674279897659512, 0.4724419589994128, 0.37994407915940576,
            0.10649384463023026, -0.014647490376980364,
        ],
        [
            -0.3289241667332281, 0.33634414049818334, -0.5423884985687073,
            -0.7644399877433075, 0.17581254426000126,
        ],
    ]))
    nn.init.zeros_(model.z_2.bias)

optimizer = torch.optim.AdamW(model.parameters(), lr=0.02)

epochs = 60
losses = []  # losses[k] is the loss after epoch k
validations = []


@torch.no_grad()
def record(epoch):
    model.eval()
    losses.append(loss_function(model, model(length, width), kind).item())
    validations.append(validation(model(length, width), kind).item())
    if epoch % 10 == 0 or epoch == epochs:
        print(f"epoch {epoch}: loss {losses[-1]:.6g}, validation {validations[-1]:.6g}")


record(0)
for epoch in range(1, epochs + 1):
    model.train()
    loss = loss_function(model, model(length, width), kind)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    record(epoch)
