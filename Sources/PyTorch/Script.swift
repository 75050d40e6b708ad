import Engine

/// A Python script that computes, and trains, a loss with PyTorch.
public struct Script {
  /// The script for a loss: data, network, loss and its gradients, with the parameters at `values`.
  public static func text(of loss: NodeID, values: [Tensor], in graph: Graph) throws(EngineError) -> String {
    try Script(loss, rows: nil, in: graph) { values[$0.index] }.text(training: nil)
  }

  /// The script for a run: data, network, loss, and the same training from the same first values.
  public static func text(of run: Run, in graph: Graph) throws(EngineError) -> String {
    var first: [ParameterID: Tensor] = [:]
    for (position, (_, id)) in run.parameters.enumerated() {
      first[id] = run.value(ofParameter: position, afterEpoch: 0, shape: graph[id].initial.shape)
    }
    let values = first
    return try Script(run.loss, rows: run.training.rows, in: graph) { values[$0] ?? graph[$0].initial }
      .text(training: run)
  }

  let network: Network
  /// The first value of a parameter.
  let firstValue: (ParameterID) -> Tensor

  private init(_ loss: NodeID, rows: DatasetID?, in original: Graph, _ firstValue: @escaping (ParameterID) -> Tensor)
    throws(EngineError)
  {
    guard original[loss].shape.isNumber, original[loss].rows == nil else {
      let what = original[loss].rows == nil ? original[loss].shape.phrase : "a value per row"
      throw EngineError("a loss is one number, but this is \(what)", hint: "sum or average it")
    }
    guard !original.parameters(in: loss).isEmpty else {
      throw EngineError("this is built from no param, so there is no network to write in PyTorch")
    }
    var graph = original
    let free = graph.freeDatasets(of: loss)
    // A dataset of their own for the rows of a step, told from what the formula takes from all rows.
    let step = (rows ?? (free.count == 1 ? free[0] : nil)).map { graph.add(graph[$0]) }
    network = try Network(loss, in: graph, rows: step)
    self.firstValue = firstValue
  }

  private func text(training run: Run?) throws(EngineError) -> String {
    var variables = Variables(network)
    let constants = try GlobalSection(network, &variables)
    let functions = try FunctionSection(network, &variables, globals: constants.terms)
    let data = try DataSection(network, variables).lines
    let first = try FirstValueSection(network, variables, firstValue)
    let steps: [String]
    if let run {
      steps = try TrainingSection(run, network, variables, functions).lines
    } else {
      steps = GradientSection(network, functions).lines
    }
    let body =
      [data, constants.lines].filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n") + "\n\n\n"
      + functions.text(first) + "\n\n\n" + (first.lines + [""] + steps).joined(separator: "\n") + "\n"
    let whole = Self.imports(for: body) + body.drop { $0 == "\n" }
    return whole
  }

  /// What the script uses.
  private static func imports(for body: String) -> String {
    var lines: [String] = []
    if body.contains("math.") { lines.append("import math\n") }
    if body.contains("np.") { lines.append("import numpy as np") }
    lines.append("import torch")
    if body.contains("F.") { lines.append("import torch.nn.functional as F") }
    lines.append("from torch import nn")
    if body.contains("LambdaLR(") { lines.append("from torch.optim.lr_scheduler import LambdaLR") }
    if body.contains("DataLoader(") { lines.append("from torch.utils.data import DataLoader, TensorDataset") }
    return lines.joined(separator: "\n") + "\n\ntorch.set_default_dtype(torch.float64)\n\n"
  }
}
