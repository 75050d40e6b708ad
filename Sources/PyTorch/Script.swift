import Engine

/// A Python script that computes, and trains, a loss with PyTorch.
public struct Script {
  /// The script for a loss: data, network, loss and its gradients, with the parameters at `values`.
  public static func text(of loss: NodeID, values: [Tensor], in graph: Graph) throws(EngineError) -> String {
    try Script(loss, nil, rows: nil, in: graph) { values[$0.index] }.text
  }

  /// The script for a run: data, network, loss, and the same training from the same first values.
  public static func text(of run: Run, in graph: Graph) throws(EngineError) -> String {
    var first: [ParameterID: Tensor] = [:]
    for (position, (_, id)) in run.parameters.enumerated() {
      first[id] = run.value(ofParameter: position, afterEpoch: 0, shape: graph[id].initial.shape)
    }
    let values = first
    return try Script(run.loss, run, rows: run.training.rows, in: graph) { values[$0] ?? graph[$0].initial }.text
  }

  private let text: String

  private init(
    _ loss: NodeID, _ run: Run?, rows: DatasetID?, in original: Graph, _ firstValue: (ParameterID) -> Tensor
  ) throws(EngineError) {
    try Self.check(loss, in: original)
    var graph = original
    let free = graph.freeDatasets(of: loss)
    let dataset = rows ?? (free.count == 1 ? free[0] : nil)
    // A dataset of their own for the rows of a step, told from what the formula takes from all rows.
    let step = dataset.map { graph.add(graph[$0]) }
    let validation = run.flatMap { Validation($0, rows: step, in: graph) }
    let network = try Network(loss, validation: validation?.formula, in: graph, rows: step, standingFor: dataset)

    var variables = Variables(network, isBatched: run?.batchSize(of: step, in: graph) != nil)
    let constants = try GlobalSection(network, &variables)
    let functions = try FunctionSection(network, &variables, globals: constants.terms)
    let names = functions.validation.flatMap { function in
      validation?.names(functions.networkInputs + function.inputs, dataset, &variables)
    }
    let first = try FirstValueSection(network, variables, firstValue)
    let data = try DataSection(network, variables)
    let steps =
      if let run {
        try TrainingSection(run, network, variables, functions, validationNames: names ?? [:]).lines
      } else {
        GradientSection(network, functions).lines
      }
    let parts = [
      (data.lines + constants.lines).joined(separator: "\n"), functions.text(first),
      (first.lines + [""] + steps).joined(separator: "\n"),
    ]
    text = Self.withImports(parts.filter { !$0.isEmpty }.joined(separator: "\n\n\n") + "\n")
  }

  private static func check(_ loss: NodeID, in graph: Graph) throws(EngineError) {
    guard graph[loss].shape.isNumber, graph[loss].rows == nil else {
      let what = graph[loss].rows == nil ? graph[loss].shape.phrase : "a value per row"
      throw EngineError("pytorch takes a loss, which is one number, but this is \(what)", hint: "sum or average it")
    }
    guard !graph.parameters(in: loss).isEmpty else {
      throw EngineError("this is built from no param, so there is no network to write in PyTorch")
    }
  }

  /// With what the script uses.
  private static func withImports(_ body: String) -> String {
    func uses(_ module: String) -> Bool {
      body.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") })
        .contains { $0.hasPrefix(module + ".") }
    }
    var lines: [String] = []
    if uses("math") { lines += ["import math", ""] }
    if uses("np") { lines.append("import numpy as np") }
    lines.append("import torch")
    if uses("F") { lines.append("import torch.nn.functional as F") }
    lines.append("from torch import nn")
    if body.contains("LambdaLR(") { lines.append("from torch.optim.lr_scheduler import LambdaLR") }
    if body.contains("DataLoader(") { lines.append("from torch.utils.data import DataLoader, TensorDataset") }
    lines += ["", "torch.set_default_dtype(torch.float64)  # as the notebook computes"]
    let start = body.hasPrefix("class ") ? "\n\n\n" : "\n\n"
    return lines.joined(separator: "\n") + start + body
  }
}
