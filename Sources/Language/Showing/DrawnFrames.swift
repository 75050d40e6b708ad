import Figures

extension Output {
  /// The output with the grounds of its planes drawn: those that an earlier frame has too are not drawn again.
  public func withGrounds(_ grounds: inout DrawnGrounds) -> Output {
    switch self {
    case .figure(let output):
      return .figure(
        FigureOutput(figure: grounds.withGround(output.figure), alternativeText: output.alternativeText))
    case .group(let group):
      var items: [GroupOutput.Item] = []
      for item in group.items {
        var outputs: [Output] = []
        for output in item.outputs { outputs.append(output.withGrounds(&grounds)) }
        items.append(GroupOutput.Item(label: item.label, outputs: outputs))
      }
      return .group(GroupOutput(arrangement: group.arrangement, items: items))
    case .value, .table, .explorer, .explanation, .formula, .check, .code, .error: return self
    }
  }
}
