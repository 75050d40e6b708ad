import Engine

/// The loss and its gradients, once.
struct GradientSection {
  let lines: [String]

  init(_ network: Network, _ functions: FunctionSection) {
    var lines = network.dropsOut ? ["model.eval()  # nothing is dropped"] : []
    lines += Layout.statement("loss = \(functions.lossCall())", indent: 0)
    lines.append("print(f\"loss: {loss.item():.6g}\")")
    if network.hasGradient[network.root] {
      lines += [
        "", "loss.backward()", "for name, parameter in model.named_parameters():",
        "    print(f\"gradient by {name}:\", parameter.grad)",
      ]
    } else {
      lines.append("# Its gradient is 0 wherever there is one, so there is nothing to run backward.")
    }
    self.lines = lines
  }
}
