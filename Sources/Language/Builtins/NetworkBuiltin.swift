import Engine
import Figures
import PyTorch
import Source
import Typesetting

extension Builtin {
  static let network = Builtin(
    name: "network", positional: [Parameter(name: "y", meaning: "an output of a network, or its loss")],
    isPlaced: true,
    documentation:
      "The drawing of a network: its units with weights and biases, and what each gives where it is on one row.",
    example: "network(y on or[2])"
  ) { evaluator, call throws in
    var expression = call.expression(0)
    var parameters = evaluator.state.parameterValues
    // The weights keep their names where a run's numbers are those of the parameters, and not put in their places.
    if case .atState(let body, let place) = expression.unwrapped.kind {
      parameters = try evaluator.parameterValues(at: place, of: body)
      expression = body
    }
    let formula = try evaluator.formula(expression)
    let structure = try evaluator.engine(expression.span) { graph throws(EngineError) in
      try NetworkStructure(of: formula, parameters: parameters, in: graph)
    }
    guard structure.stages.contains(where: { if case .inputs = $0.kind { false } else { true } }) else {
      throw Diagnostic(
        "\(expression.source) is no network, since nothing in it is computed", at: expression.span,
        hint: "for example network(y) after y = σ(w1*x1 + w2*x2 + b)")
    }
    guard structure.stages.count <= NetworkBuilder.mostStages else {
      throw Diagnostic(
        "\(expression.source) has \(structure.stages.count) parts, more than the \(NetworkBuilder.mostStages) that one "
          + "drawing can show", at: expression.span, hint: "draw a layer of it")
    }
    let drawing = NetworkBuilder(structure, output: expression).drawing
    return .shown(.figure(FigureOutput(figure: .network(drawing), alternativeText: nil)))
  }
}

/// Makes the drawing of a network from its structure: data that feed units are one layer of inputs.
private struct NetworkBuilder {
  static let mostStages = 40

  let drawing: NetworkDrawing

  init(_ structure: NetworkStructure, output: Expression) {
    let stages = structure.stages
    var feedsUnits = stages.map { _ in false }
    for stage in stages {
      if case .units(let units) = stage.kind { for source in units.sources { feedsUnits[source.stage] = true } }
    }
    // The common layer of inputs comes first.
    let inputs = stages.indices.filter { Self.isInput(stages[$0]) && feedsUnits[$0] }
    var layers: [NetworkDrawing.Layer] = []
    var placeOfStage = Array(repeating: (layer: 0, first: 0), count: stages.count)
    if !inputs.isEmpty {
      var units: [NetworkDrawing.Unit] = []
      for stage in inputs {
        placeOfStage[stage] = (0, units.count)
        units += Self.inputUnits(stages[stage])
      }
      layers.append(.init(name: "", kind: .inputs, units: units))
    }
    func place(_ place: NetworkStructure.Place) -> NetworkDrawing.Place {
      let start = placeOfStage[place.stage]
      return .init(layer: start.layer, unit: start.first + place.element)
    }
    for (position, stage) in stages.enumerated() where !inputs.contains(position) {
      placeOfStage[position] = (layers.count, 0)
      let name = Self.layerName(stage, isLast: position == stages.count - 1, output)
      switch stage.kind {
      case .inputs:
        let lines = [stage.shape.isNumber ? "number" : stage.shape.description]
        layers.append(
          .init(name: name.isEmpty ? "input" : name, kind: .block(sources: [], lines: lines), units: []))
      case .units(let units):
        let weights = NetworkDrawing.Weights(
          sources: units.sources.map(place), values: units.weights.elements,
          names: units.weightNames.map { $0.map { FigureLabel(name: $0) } ?? "" },
          biasName: FigureLabel(name: units.biasName ?? "b"))
        let count = stage.shape.count
        let circles = (0..<count).map { unit in
          NetworkDrawing.Unit(
            name: count == 1 ? name : Self.numbered(name, unit + 1),
            value: stage.values.flatMap { unit < $0.count ? $0[unit] : nil },
            bias: units.biases.flatMap { unit < $0.count ? $0[unit] : nil })
        }
        layers.append(.init(name: name, kind: .units(weights, activation: units.activation ?? ""), units: circles))
      case .block(let block):
        let activation = block.activation.map { [$0] } ?? []
        let detail = block.detail.isEmpty ? [] : [block.detail]
        let shape = stage.shape.isNumber ? [] : ["→ " + stage.shape.description]
        let sources = block.sources.map { placeOfStage[$0].layer }
        layers.append(
          .init(
            name: name,
            kind: .block(
              sources: Array(Set(sources)).sorted(), lines: [block.title] + detail + activation + shape), units: []))
      }
    }
    drawing = NetworkDrawing(layers: layers)
  }

  private static func isInput(_ stage: NetworkStructure.Stage) -> Bool {
    if case .inputs = stage.kind { stage.shape.rank <= 1 } else { false }
  }

  private static func inputUnits(_ stage: NetworkStructure.Stage) -> [NetworkDrawing.Unit] {
    guard case .inputs(let names) = stage.kind else { return [] }
    return names.indices.map { index in
      NetworkDrawing.Unit(
        name: FigureLabel(name: names[index]),
        value: stage.values.flatMap { index < $0.count ? $0[index] : nil })
    }
  }

  /// The output has the name by which the author asked for it, where it has none of its own.
  private static func layerName(_ stage: NetworkStructure.Stage, isLast: Bool, _ output: Expression) -> FigureLabel {
    if stage.name.isEmpty, isLast, case .name(let name) = output.kind { return FigureLabel(name: name) }
    return FigureLabel(name: stage.name)
  }

  /// h with the number of a unit.
  private static func numbered(_ name: FigureLabel, _ number: Int) -> FigureLabel {
    guard let first = name.runs.first else { return "" }
    return FigureLabel([first, .init("\(number)", position: .lowered)] + name.runs.dropFirst())
  }
}
