import Engine
import Numerals
import Source

/// A number that the reader sets: its places, and what it changes.
struct ExploredSetting {
  enum Target {
    case parameter(ParameterID, Shape)
    /// A name that is known nowhere else.
    case name
  }

  let name: Identifier
  let target: Target
  let values: [Double]
  /// Whether the author gave the values, and no range.
  let isGiven: Bool
}

extension Evaluator {
  /// `explore(…, w1: -2..2, b: -2..2)`
  mutating func sliders(_ call: Builtin.Call) throws(Diagnostic) -> ExplorerOutput {
    guard call.introduced.count <= 4 else {
      throw Diagnostic("explore moves at most four names, but here are \(call.introduced.count)", at: call.span)
    }
    guard !call.positional.contains(where: { $0.label != nil }) else {
      throw Diagnostic(
        "titles and ranges do not go together", at: call.span,
        hint: "explore each with its range: \"title\": explore(…)")
    }
    let settings = try settings(call.introduced)
    try refuseUnused(settings, call)
    let controls = settings.map { setting in
      let format = Numerals.columnDecimals(setting.values, digits: state.digits)
      return ExplorerOutput.Control(
        kind: .slider, label: .name(setting.name.name), name: setting.name.name,
        settings: setting.values.map { Numerals.typographic(format.format($0)) },
        start: start(of: setting), pointer: nil, isGiven: setting.isGiven)
    }
    let count = settings.reduce(1) { $0 * $1.values.count }
    let explorer = ExplorerOutput(controls: controls, frames: [], tellingFrames: [])
    var frames: [[Output]] = []
    for frame in 0..<count {
      let places = explorer.settings(ofFrame: frame)
      frames.append(try self.frame(call, zip(settings, places).map { ($0, $0.values[$1]) }))
    }
    return ExplorerOutput(controls: controls, frames: frames, tellingFrames: Self.telling(controls))
  }

  /// A parameter starts where it is, as near as its settings come; a new name in the middle.
  private func start(of setting: ExploredSetting) -> Int {
    guard case .parameter(let id, _) = setting.target else { return setting.values.count / 2 }
    let now = state.parameterValues[id.index].elements[0]
    return setting.values.indices.min { abs(setting.values[$0] - now) < abs(setting.values[$1] - now) } ?? 0
  }

  private mutating func settings(_ introduced: [(name: Identifier, value: Expression)]) throws(Diagnostic)
    -> [ExploredSetting]
  {
    var seen: Set<String> = []
    var settings: [ExploredSetting] = []
    for (name, expression) in introduced {
      guard seen.insert(name.name).inserted else {
        throw Diagnostic("explore is given \(name.name) twice", at: name.span)
      }
      let isGiven = if case .range = expression.unwrapped.kind { false } else { true }
      settings.append(
        ExploredSetting(
          name: name, target: try target(name), values: try values(expression, among: introduced.count),
          isGiven: isGiven))
    }
    let count = settings.reduce(1) { $0 * $1.values.count }
    guard count <= ExplorerOutput.mostFrames else {
      throw Diagnostic(
        "these are \(count) settings, and explore shows at most \(ExplorerOutput.mostFrames)",
        at: introduced[0].name.span,
        hint: "give fewer values, or ranges, which are thinned")
    }
    return settings
  }

  private func target(_ name: Identifier) throws(Diagnostic) -> ExploredSetting.Target {
    guard let known = names[name.name] else { return .name }
    guard case .formula(let node) = known, case .parameter(let id) = state.graph[node].kind else {
      throw Diagnostic(
        "a reader can set a param or a new name, but \(name.name) is \(known.kindName)", at: name.span,
        hint: "choose another name, and write the formula with it")
    }
    let shape = state.graph[node].shape
    guard shape.isNumber else {
      throw Diagnostic("a reader sets numbers, but \(name.name) is \(shape.phrase)", at: name.span)
    }
    return .parameter(id, shape)
  }

  /// So many places of a range that their combinations stay within the limit; or the values as they are given.
  private mutating func values(_ expression: Expression, among count: Int) throws(Diagnostic) -> [Double] {
    let value = try evaluate(expression)
    guard case .range(let low, let high) = value else {
      let node = try formula(value, of: expression)
      let tensor = try numbers(of: node, at: expression.span).tensor
      guard tensor.shape.rank == 1, !tensor.elements.isEmpty else {
        throw Diagnostic(
          "\(expression.source) is neither a range nor a vector of values", at: expression.span,
          hint: "for example -2..2 or [-1, 0, 1]")
      }
      return tensor.elements
    }
    guard low < high, low.isFinite, high.isFinite else {
      throw Diagnostic("\(expression.source) is empty", at: expression.span)
    }
    let places = [41, 13, 5, 3][count - 1]
    // From the middle outwards, so that a range about 0 has 0 in it.
    let middle = (low + high) / 2
    let last = places - 1
    let exact = (0...last).map { place -> Double in
      let part = Double(2 * place - last) / Double(2 * last)
      return middle + (high - low) * part
    }
    // A setting is the number that the reader sees, not one with digits behind it.
    let format = Numerals.columnDecimals(exact, digits: state.digits)
    let shown = exact.map { Double(format.format($0)) ?? $0 }
    return zip(shown, shown.dropFirst()).allSatisfy(<) ? shown : exact
  }

  private func refuseUnused(_ settings: [ExploredSetting], _ call: Builtin.Call) throws(Diagnostic) {
    for setting in settings {
      guard case .name = setting.target else { continue }
      let name = setting.name.name
      guard !call.positional.contains(where: { $0.value.mentions.contains { $0.name == name } }) else { continue }
      throw Diagnostic(
        "\(name) is not defined, and nothing that is shown has it", at: setting.name.span,
        hint: Suggestion.nearest(to: name, among: names.keys.sorted()).map { "did you mean \($0)?" })
    }
  }

  /// What is shown with the names set. The notebook's own values stay as they are.
  private func frame(_ call: Builtin.Call, _ settings: [(ExploredSetting, Double)]) throws(Diagnostic) -> [Output] {
    var evaluator = self
    for (setting, value) in settings {
      switch setting.target {
      case .parameter(let id, let shape):
        evaluator.state.parameterValues[id.index] = Tensor([value], shape: shape)
      case .name: evaluator.names[setting.name.name] = .formula(evaluator.state.graph.constant(value))
      }
    }
    return try evaluator.parts(call.positional)
  }

  /// What the arguments show, one after the other.
  mutating func parts(_ arguments: [Argument]) throws(Diagnostic) -> [Output] {
    var outputs: [Output] = []
    for argument in arguments {
      let value = try evaluate(argument.value)
      try refuseUnnamedLayers(argument.value)
      outputs += try show(value, of: argument.value)
    }
    return outputs
  }

  /// The ends of one slider and two places between them; of several, the corners of the first two.
  static func telling(_ controls: [ExplorerOutput.Control]) -> [Int] {
    let explorer = ExplorerOutput(controls: controls, frames: [], tellingFrames: [])
    let counts = controls.map(\.settings.count)
    let combinations: [[Int]]
    if counts.count == 1 {
      let last = counts[0] - 1
      combinations = [0, (last + 1) / 3, last - (last + 1) / 3, last].map { [$0] }
    } else {
      let others = controls.dropFirst(2).map(\.start)
      combinations = [0, counts[0] - 1].flatMap { first in [0, counts[1] - 1].map { [first, $0] + others } }
    }
    var seen: Set<Int> = []
    return combinations.map(explorer.frame).filter { seen.insert($0).inserted }
  }
}
