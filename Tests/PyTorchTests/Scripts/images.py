import torch
import torch.nn.functional as F
from torch import nn

torch.set_default_dtype(torch.float64)  # as the notebook computes

# d: 3 rows
pixels = torch.tensor([
    [
        0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0, 1.0, 2.0, 1.0, 0.0, 2.0,
        3.0, 1.0, 0.0, 4.0, 1.0, 2.0, 0.0, 1.0, 3.0, 1.0, 0.0, 2.0, 1.0, 4.0, 0.0, 1.0,
        2.0, 1.0, 3.0, 0.0,
    ],
    [
        1.0, 0.0, 2.0, 1.0, 0.0, 3.0, 1.0, 2.0, 2.0, 0.0, 1.0, 1.0, 0.0, 2.0, 4.0, 1.0,
        0.0, 3.0, 2.0, 1.0, 0.0, 1.0, 2.0, 3.0, 1.0, 0.0, 1.0, 2.0, 4.0, 0.0, 2.0, 1.0,
        0.0, 1.0, 1.0, 3.0,
    ],
    [
        3.0, 1.0, 0.0, 2.0, 1.0, 4.0, 0.0, 1.0, 2.0, 1.0, 3.0, 0.0, 0.0, 1.0, 2.0, 3.0,
        4.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0, 1.0, 2.0, 1.0, 0.0, 2.0, 3.0, 1.0, 0.0, 4.0,
        1.0, 2.0, 0.0, 1.0,
    ],
])
digit = torch.tensor([0, 1, 2])


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Conv2d(1, 2, 3, padding=1)
        self.b = nn.Conv2d(2, 3, (2, 1))
        self.z = nn.Linear(6, 3)

    def forward(self, pixels):
        x = pixels.reshape(-1, 1, 6, 6) / 5
        a = torch.relu(self.a(x))
        b = torch.tanh(self.b(F.max_pool2d(a, 2)))
        z = self.z(F.avg_pool2d(b, 2, stride=1).permute(0, 2, 3, 1).flatten(1))
        return z


def loss_function(model, z, digit):
    error = F.cross_entropy(z, digit, reduction="sum")
    return error + 0.01 * (model.a.weight ** 2).sum()


model = Network()
with torch.no_grad():
    model.a.weight.copy_(torch.tensor([
        [[
            [-0.14211588146162968, -0.0016745993224249623, 0.7177579705152037],
            [0.40120051720704136, 0.37050076341367416, -0.15556154409589346],
            [-0.21472970879958622, -0.14949380929945436, 0.23701460761667142],
        ]],
        [[
            [0.3440115401953431, 0.0964536281301833, -0.022242180164972872],
            [0.23010317604719271, -0.40427906538447006, -0.5627621296340565],
            [-0.15115245272107206, -0.48600766254438765, -0.38521129591526804],
        ]],
    ]))
    nn.init.zeros_(model.a.bias)
    model.b.weight.copy_(torch.tensor([
        [
            [[-0.8579379726705397], [0.033489738133158184]],
            [[-0.21118714773360478], [0.24713861560084494]],
        ],
        [
            [[-0.07843937927125305], [0.27318702809693973]],
            [[-0.8221328819840772], [0.4023327155636002]],
        ],
        [
            [[0.2842601133587108], [0.6650207302597777]],
            [[0.2937542116811548], [-0.3023186947787053]],
        ],
    ]))
    nn.init.zeros_(model.b.bias)
    model.z.weight.copy_(torch.tensor([
        [
            -0.7091181724147713, -0.1341143677600885, 0.06986443827433389,
            0.4486531128081579, -0.013993766667154052, 0.2749614643277706,
        ],
        [
            -0.096787829549051, -0.5149744743784199, -0.21896756703914128,
            0.6741162073092545, -0.1327384675366862, 0.37114045135166585,
        ],
        [
            -0.34156513504983604, 0.48092405741818334, 0.4965686486760237,
            -0.9557719533914275, -0.6179877979200643, 0.1845982411345859,
        ],
    ]))
    nn.init.zeros_(model.z.bias)

optimizer = torch.optim.Adam(model.parameters(), lr=0.01, weight_decay=0.001)

epochs = 30
losses = []  # losses[k] is the loss after epoch k
for epoch in range(epochs):
    loss = loss_function(model, model(pixels), digit)
    losses.append(loss.item())
    if epoch % 5 == 0:
        print(f"epoch {epoch}: loss {loss.item():.6g}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
losses.append(loss_function(model, model(pixels), digit).item())
print(f"epoch {epochs}: loss {losses[-1]:.6g}")
