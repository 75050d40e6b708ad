import math

import torch
import torch.nn.functional as F
from torch import nn
from torch.optim.lr_scheduler import LambdaLR

torch.set_default_dtype(torch.float64)  # as the notebook computes

# d: 4 rows
# words is counted from 0 instead of 1
words = torch.tensor([[0, 1, 2], [2, 0, 3], [1, 1, 0], [3, 2, 0]])
# mood is counted from 0 instead of 1
mood = torch.tensor([0, 1, 1, 0])


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.e = nn.Embedding(4, 4)
        self.n = nn.LayerNorm(4)
        self.m = nn.LayerNorm(4)
        self.dropout = nn.Dropout(0)
        self.z = nn.Linear(12, 2)
        self.a_Wq = nn.Parameter(torch.empty(4, 4))
        self.a_Wk = nn.Parameter(torch.empty(4, 4))
        self.a_Wv = nn.Parameter(torch.empty(4, 4))
        self.a_Wo = nn.Parameter(torch.empty(4, 4))

    def forward(self, words):
        e = self.e(words)
        n = self.n(e)
        queries = n @ self.a_Wq
        keys = n @ self.a_Wk
        values = n @ self.a_Wv
        attention = F.scaled_dot_product_attention(
            queries[:, :, :2], keys[:, :, :2], values[:, :, :2],
        )
        attention_2 = F.scaled_dot_product_attention(
            queries[:, :, 2:], keys[:, :, 2:], values[:, :, 2:],
        )
        a = torch.cat([attention, attention_2], dim=2) @ self.a_Wo
        attention_3 = F.scaled_dot_product_attention(
            n,
            n,
            a + e,
            attn_mask=torch.tensor(
                [[True, False, False], [True, True, False], [True, True, True]]
            ),
        )
        m = self.m(attention_3 + a)
        z = self.z(self.dropout(m).flatten(1))
        return z


def loss_function(z, mood):
    return F.cross_entropy(z, mood)


model = Network()
with torch.no_grad():
    model.e.weight.copy_(torch.tensor([
        [
            0.33681958682818713, -0.3779219282969446, -1.0385114818650016,
            -0.016396675175847274,
        ],
        [
            0.3271364052068782, 0.8872168456048193, -0.1274854130112376,
            -0.03573847027153153,
        ],
        [
            1.0808406855099528, 0.5758908167877512, -0.7590470011600916,
            0.23564189906010719,
        ],
        [
            -0.20088855338578396, 0.3656354050901157, -0.12005173082793019,
            0.30373071253532236,
        ],
    ]))
    model.m.weight.copy_(torch.tensor([1.0, 0.5, 2.0, 1.0]))
    model.m.bias.copy_(torch.tensor([0.0, 0.1, 0.0, -0.1]))
    model.z.weight.copy_(torch.tensor([
        [
            -0.5685594102667213, -0.10753071745758257, 0.05601616961613717,
            0.35972276435094996, -0.011219974375488839, 0.2204596273028962,
            -0.07760290658186224, -0.4128981527267234, -0.17556463171626882,
            0.5404954042762941, -0.10642754305022033, 0.2975743738565518,
        ],
        [
            -0.2738613665622124, 0.3855970825534373, 0.3981406612197853,
            -0.76632239774537, -0.4954925590765222, 0.14800786554143583,
            0.2055802084346686, 0.4400707401033732, -0.35767103939747774,
            -0.47100841496180057, 0.48937300313731613, -0.0753425880628603,
        ],
    ]))
    nn.init.zeros_(model.z.bias)
    model.a_Wq.copy_(torch.tensor([
        [
            0.43714670826698965, -0.05202226065284257, -0.2532956263613527,
            -0.012080731157192708,
        ],
        [
            0.5111753931642448, 0.7377863651876984, -0.16440010630768526,
            -1.5593026976095599,
        ],
        [
            1.2801619704197984, -0.07524177953780059, -0.17560651913780828,
            0.2915100657446036,
        ],
        [
            -0.10417293239051495, -0.9733320144314525, -0.029730231833568228,
            -0.5825625549159608,
        ],
    ]))
    model.a_Wk.copy_(torch.tensor([
        [
            0.5545444611762751, 0.40499817145094597, -0.8501644012676703,
            -1.1436325955562037,
        ],
        [
            -0.9524536857158021, 0.5027023847445113, 0.7535025953373897,
            0.20888603842409104,
        ],
        [
            -0.1520148601241413, -0.5568122946969877, 0.2919946380464332,
            -0.14086057189422196,
        ],
        [
            -0.41204259687893946, -0.008168885601808987, 0.010934662432966922,
            0.6632209274991425,
        ],
    ]))
    model.a_Wv.copy_(torch.tensor([
        [
            -0.9657047333559593, -0.18929259077734714, 0.4227591011453863,
            0.16138369184397278,
        ],
        [
            0.16228679142973332, 0.14240852201881973, 0.20329986181622733,
            0.2086331839586572,
        ],
        [
            -0.5561404621166135, -0.06932153927911719, -0.22696777316386169,
            0.22712390669403013,
        ],
        [
            -0.6101861032467591, -0.5403320100704979, -0.10283724232719525,
            0.18506148612539516,
        ],
    ]))
    model.a_Wo.copy_(torch.tensor([
        [
            0.08559207333174072, -0.08753077227625285, -0.10741948167719548,
            1.0058646083389464,
        ],
        [
            0.13208821247473754, 0.6174401406285026, -0.5814077642694202,
            -0.6768621461965997,
        ],
        [
            1.2621820082398554, 0.7284618136492249, 0.08330502800215256,
            -0.12098055306923701,
        ],
        [
            -0.21180089445484032, -0.8096042568203896, -0.5651220867223635,
            0.25960631575212345,
        ],
    ]))

optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
scheduler = LambdaLR(
    optimizer,
    lambda epoch: min(1, (epoch + 1) / 5) * ((1 + math.cos(math.pi * epoch / 25)) / 2),
)
torch.manual_seed(1)

epochs = 25
losses = []  # losses[k] is the loss after epoch k


@torch.no_grad()
def record(epoch):
    model.eval()
    losses.append(loss_function(model(words), mood).item())
    if epoch % 5 == 0 or epoch == epochs:
        print(f"epoch {epoch}: loss {losses[-1]:.6g}")


record(0)
for epoch in range(1, epochs + 1):
    model.train()
    loss = loss_function(model(words), mood)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    scheduler.step()
    record(epoch)
