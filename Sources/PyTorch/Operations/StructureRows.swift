import Engine

extension OperationRow {
  static let structure: [OperationRow] = [
    reshape, part, place, list, concatenate, spreadElements, gatherElements, spreadRows,
    OperationRow("onlyRow") { $0.x.index("0") },
    OperationRow("countRows") { Expression($0.length, kind: .number(nil)) }, oneHot,
  ]

  private static let reshape = OperationRow("reshape") { operands in
    let (from, to, x) = (operands.inputs[0].shape, operands.shape, operands.x)
    if from == to { return x }
    let isWithoutLast = from.axes.last == 1 && Array(from.axes.dropLast()) == to.axes
    if isWithoutLast { return x.method("squeeze(-1)") }
    let isWithLast = to.axes.last == 1 && Array(to.axes.dropLast()) == from.axes
    if isWithLast { return x.method("unsqueeze(-1)") }
    if to.rank == 1, from.rank > 1 { return x.method(operands.hasRows ? "flatten(1)" : "flatten()") }
    let axes = (operands.hasRows ? [-1] : []) + to.axes
    return x.method(axes.isEmpty ? "reshape(())" : "reshape(\(axes.map(String.init).joined(separator: ", ")))")
  }

  private static let part = OperationRow("part") { operands in
    guard case .part(let part) = operands.attribute else { return operands.x }
    var indices = part.selections.enumerated().map { axis, selection in
      switch selection {
      case .place(let place): return "\(place)"
      case .range(let range): return slice(range, of: part.whole.axes[axis])
      }
    }
    while indices.last == ":" { indices.removeLast() }
    if indices.isEmpty { return operands.x }
    return operands.x.index(((operands.hasRows ? [":"] : []) + indices).joined(separator: ", "))
  }

  private static func slice(_ range: Range<Int>, of length: Int) -> String {
    "\(range.lowerBound == 0 ? "" : "\(range.lowerBound)"):\(range.upperBound == length ? "" : "\(range.upperBound)")"
  }

  /// The part with zeros around it; `pad` counts from the last axis.
  private static let place = OperationRow("place") { operands in
    guard case .part(let part) = operands.attribute else { return operands.x }
    var padding: [Int] = []
    var axes: [Int] = []
    for (axis, length) in part.whole.axes.enumerated() {
      switch axis < part.selections.count ? part.selections[axis] : .range(0..<length) {
      case .place(let place):
        axes.append(1)
        padding = [place, length - place - 1] + padding
      case .range(let range):
        axes.append(range.count)
        padding = [range.lowerBound, length - range.upperBound] + padding
      }
    }
    var x = operands.x.tensor
    if axes != operands.inputs[0].shape.axes {
      x = x.method("reshape(\(((operands.hasRows ? [-1] : []) + axes).map(String.init).joined(separator: ", ")))")
    }
    return .call("F.pad", [x], "(\(padding.map(String.init).joined(separator: ", ")))")
  }

  /// Numbers side by side make a vector; with vectors among them, each number is a vector of one.
  private static let list = OperationRow("list", repeated: namesForSpreading) { operands in
    if operands.inputs.allSatisfy({ $0.expression.isNumber }) {
      let numbers = operands.inputs.map(\.expression.float.text).joined(separator: ", ")
      return Expression("torch.tensor([\(numbers)])")
    }
    let areNumbers = operands.inputs.allSatisfy(\.shape.isNumber)
    let parts = operands.inputs.map { input in
      let spread = spread(input, like: operands)
      return areNumbers || !input.shape.isNumber || !input.hasRows && operands.hasRows
        ? spread : spread.method("unsqueeze(-1)")
    }
    guard parts.count > 1 else { return areNumbers ? parts[0].method("unsqueeze(-1)") : parts[0] }
    let joined = parts.map(\.text).joined(separator: ", ")
    let axis = operands.hasRows ? 1 : 0
    return Expression("torch.\(areNumbers ? "stack" : "cat")([\(joined)]\(axis == 0 ? "" : ", dim=1"))")
  }

  private static let concatenate = OperationRow("concat", repeated: namesForSpreading) { operands in
    guard case .axis(let axis) = operands.attribute, operands.inputs.count > 1 else { return operands.x }
    let parts = operands.inputs.map { spread($0, like: operands).text }.joined(separator: ", ")
    let place = axis + (operands.hasRows ? 1 : 0)
    return Expression("torch.cat([\(parts)]\(place == 0 ? "" : ", dim=\(place)"))")
  }

  /// What is the same for all rows has to be there for each of them.
  private static func spread(_ input: Operand, like operands: Operands) -> Expression {
    guard operands.hasRows, !input.hasRows, let other = operands.inputWithRows else { return input.expression.tensor }
    let model = operands.inputs[other]
    let areNumbers = operands.inputs.allSatisfy(\.shape.isNumber)
    if areNumbers, let number = input.expression.literal {
      return .call("torch.full_like", [model.expression], Literal.float(number))
    }
    if areNumbers { return input.expression.tensor.method("expand_as(\(model.expression.text))") }
    if input.shape.isNumber, let number = input.expression.literal {
      let size = "\(operands.length), 1"
      switch number {
      case 0: return Expression("torch.zeros(\(size))")
      case 1: return Expression("torch.ones(\(size))")
      default: return Expression("torch.full((\(size)), \(Literal.float(number)))")
      }
    }
    if input.shape.isNumber { return input.expression.tensor.method("expand(\(operands.length), 1)") }
    let rest = Array(repeating: "-1", count: input.shape.rank)
    return input.expression.method("expand(\(([operands.length] + rest).joined(separator: ", ")))")
  }

  @Sendable private static func namesForSpreading(_ operands: Operands) -> [Int] {
    guard operands.hasRows, !operands.inputs.allSatisfy(\.hasRows) else { return [] }
    return operands.inputWithRows.map { [$0] } ?? []
  }

  private static let spreadElements = OperationRow("spreadElements") { operands in
    let (x, from, to) = (operands.inputs[0], operands.inputs[0].shape, operands.shape)
    let axes = to.axes.map(String.init).joined(separator: ", ")
    if let number = x.expression.literal {
      return Expression("torch.full(\(Literal.tuple(to.axes)), \(Literal.float(number)))")
    }
    guard x.hasRows else { return x.expression.method("expand(\(axes))") }
    return x.expression.withAxes(to.rank - from.rank).method("expand(-1, \(axes))")
  }

  /// The axes that spreading brought are summed away; those that it made longer stay with length 1.
  private static let gatherElements = OperationRow("gatherElements") { operands in
    let (from, to) = (operands.inputs[0].shape, operands.shape)
    let first = operands.hasRows ? 1 : 0
    let lead = from.rank - to.rank
    let longer = (lead..<from.rank).filter { to.axes[$0 - lead] == 1 && from.axes[$0] != 1 }
    var x = operands.x.tensor
    if !longer.isEmpty { x = x.method("sum(\(Operands.dimension(longer.map { $0 + first })), keepdim=True)") }
    if lead > 0 { x = x.method("sum(\(Operands.dimension((0..<lead).map { $0 + first })))") }
    return x
  }

  /// The second input is a column of the dataset, to count its rows by.
  private static let spreadRows = OperationRow("spreadRows") { operands in
    let x = operands.inputs[0]
    let length = operands.inputs.count > 1 ? "len(\(operands.inputs[1].expression.text))" : "\(operands.rowCount)"
    if let number = x.expression.literal { return Expression("torch.full((\(length),), \(Literal.float(number)))") }
    let rest = Array(repeating: "-1", count: x.shape.rank)
    return x.expression.method("expand(\(([length] + rest).joined(separator: ", ")))")
  }

  /// The first input is the place of the class, from 0.
  private static let oneHot = OperationRow("one_hot") { operands in
    Expression("F.one_hot(\(operands.x.text), \(operands.shape.axes.last ?? 1)).double()")
  }
}
