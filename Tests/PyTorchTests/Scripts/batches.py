import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

torch.set_default_dtype(torch.float64)  # as the notebook computes

# training: 30 rows
x, t = torch.tensor([
    [0.7948717948717949, 0.6867273168471233],
    [0.23076923076923084, 0.6383152842176739],
    [0.28205128205128216, 0.7487364578828404],
    [-0.02564102564102566, -0.07684723834139816],
    [0.02564102564102555, 0.07684723834139782],
    [-0.28205128205128205, -0.7487364578828402],
    [-0.6923076923076923, -0.8746287889003936],
    [0.7435897435897436, 0.7900088442373162],
    [0.33333333333333326, 0.8414709848078964],
    [-1.0, -0.1411200080598672],
    [0.6923076923076923, 0.8746287889003936],
    [-0.7948717948717949, -0.6867273168471233],
    [-0.4871794871794872, -0.9940372945227647],
    [0.07692307692307687, 0.2287264301623609],
    [-0.07692307692307687, -0.2287264301623609],
    [0.8461538461538463, 0.5672239221603881],
    [0.641025641025641, 0.9385882591667079],
    [-0.7435897435897436, -0.7900088442373162],
    [-0.3846153846153846, -0.9143282907245983],
    [0.9487179487179487, 0.29115967401368537],
    [0.3846153846153846, 0.9143282907245983],
    [1.0, 0.1411200080598672],
    [-0.33333333333333337, -0.8414709848078965],
    [0.5897435897435896, 0.9803764049308913],
    [-0.4358974358974359, -0.9655873409235787],
    [-0.17948717948717952, -0.5128158319113231],
    [0.17948717948717952, 0.5128158319113231],
    [-0.23076923076923073, -0.6383152842176737],
    [-0.5384615384615384, -0.9990061069412045],
    [-0.8974358974358975, -0.4343215684298284],
]).T
mean_x = x.mean()


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.h = nn.Linear(1, 6)
        self.dropout = nn.Dropout(0.1)
        self.y = nn.Linear(6, 1)

    def forward(self, x):
        h = torch.tanh(self.h((x - mean_x).unsqueeze(-1)))
        y = self.y(self.dropout(h)).squeeze(-1)
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

optimizer = torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9, nesterov=True)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=5, gamma=0.5)
# The rows are shuffled anew each epoch, in another order than in the notebook.
loader = DataLoader(TensorDataset(x, t), batch_size=8, shuffle=True)
torch.manual_seed(1)

epochs = 12
losses = []  # losses[k] is the loss after epoch k


@torch.no_grad()
def record(epoch):
    model.eval()
    losses.append(loss_function(model(x), t).item())
    if epoch % 2 == 0 or epoch == epochs:
        print(f"epoch {epoch}: loss {losses[-1]:.6g}")


record(0)
for epoch in range(1, epochs + 1):
    model.train()
    for x_batch, t_batch in loader:
        loss = loss_function(model(x_batch), t_batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    scheduler.step()
    record(epoch)
