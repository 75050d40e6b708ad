import Engine

/// One term as an expression.
extension FunctionWriter {
  mutating func expression(of term: Int) throws(EngineError) -> Expression {
    let whole = network.terms[term]
    for input in whole.inputs { note(input) }
    switch whole.kind {
    case .constant(let tensor) where network.masks.contains(term):
      let text = Literal.truths(tensor, before: -100_000)
      return Expression(text, truth: text)
    case .constant(let tensor):
      return tensor.shape.isNumber
        ? Expression(tensor.elements[0]) : Expression(Literal.tensor(tensor, before: -100_000))
    case .parameter(let id): return parameter(id)
    case .name: return value(whole.inputs[0])
    case .column, .frozen: return Expression(variables.name(of: term))
    case .operation(.reshape, _) where isImage(whole.inputs[0]) || network.channels[term] == .first:
      return reshapedImage(term)
    case .operation(let operation, _):
      guard let row = OperationRow.of(operation) else {
        throw EngineError("\(operation.name) has no equivalent in PyTorch")
      }
      return row.write(operands(of: term))
    case .module(let layer):
      noteNetwork()
      let channels = network.terms[term].takesImage(network.layers) ? Channels.first : network.channels[term]
      return .call("\(owner).\(variables.layers[layer] ?? "layer")", [input(whole.inputs[0], channels)])
    case .idiom(let idiom): return self.idiom(idiom, term)
    }
  }

  /// Which inputs the operation writes more than once.
  mutating func repeatedInputs(of term: Int) throws(EngineError) -> [Int] {
    guard case .operation(let operation, _) = network.terms[term].kind, let row = OperationRow.of(operation) else {
      return []
    }
    return row.repeated(operands(of: term)).map { network.terms[term].inputs[$0] }
  }

  private func operands(of term: Int) -> Operands {
    let whole = network.terms[term]
    var attribute = Attribute.none
    var isAnyOrder = false
    let own = network.channels[term]
    if case .operation(let operation, let settings) = whole.kind {
      attribute = settings
      isAnyOrder = OperationRow.ofAllElements.contains(operation.name)
    }
    let inputs = whole.inputs.map { place in
      let input = network.terms[place]
      let wanted = isAnyOrder ? network.channels[place] : input.shape.rank == whole.shape.rank ? own : .last
      return Operand(
        expression: self.input(place, wanted), shape: input.shape, hasRows: input.rows != nil,
        hasGradient: network.hasGradient[place])
    }
    var rowCount = whole.rows.map { network.graph[$0].count } ?? 1
    if case .rows(let dataset) = attribute { rowCount = network.graph[dataset].count }
    return Operands(
      inputs: inputs, attribute: attribute, shape: whole.shape, hasRows: whole.rows != nil, rowCount: rowCount)
  }

  /// A value with the channels of its image where they are wanted.
  func input(_ term: Int, _ wanted: Channels) -> Expression {
    guard network.channels[term] != wanted, network.terms[term].shape.rank >= 3 else { return value(term) }
    // The filters stand where an image has its rows.
    let hasRows = network.terms[term].rows != nil || network.terms[term].shape.rank == 4
    let x = value(term)
    return x.method(wanted == .first ? Channels.first(hasRows: hasRows) : Channels.last(hasRows: hasRows))
  }

  private func isImage(_ term: Int) -> Bool {
    network.channels[term] == .first && network.terms[term].shape.rank == 3
  }

  private mutating func parameter(_ id: ParameterID) -> Expression {
    noteNetwork()
    return Expression("\(owner).\(variables.parameters[id] ?? "parameter")")
  }

  /// To or from an image whose channels are first. With one channel, or one place, the order of the elements is the
  /// same.
  private func reshapedImage(_ term: Int) -> Expression {
    let (whole, source) = (network.terms[term], network.terms[term].inputs[0])
    let (from, hasRows) = (network.terms[source].shape, whole.rows != nil)
    var x = value(source)
    if isImage(source), from.axes[2] > 1, from.axes[0] * from.axes[1] > 1 { x = input(source, .last) }
    if whole.shape.rank == 1 { return x.method(hasRows ? "flatten(1)" : "flatten()") }
    var axes = whole.shape.axes
    if network.channels[term] == .first { axes = [axes[2], axes[0], axes[1]] }
    if network.channels[term] == .first, from.axes == Array(whole.shape.axes.prefix(2)) {
      return x.method(hasRows ? "unsqueeze(1)" : "unsqueeze(0)")
    }
    return x.method("reshape(\(((hasRows ? [-1] : []) + axes).map(String.init).joined(separator: ", ")))")
  }

  private func idiom(_ idiom: Idiom, _ term: Int) -> Expression {
    let whole = network.terms[term]
    let (inputs, hasRows) = (whole.inputs, whole.rows != nil)
    func image() -> Expression { input(inputs[0], .first) }
    func plain(_ position: Int) -> Expression { input(inputs[position], .last).tensor }
    func reduced(_ function: String, _ parts: [Expression], _ reduction: Reduction) -> Expression {
      Expression.call(
        function, reduction == .mean ? parts : parts + [Expression("reduction=\"\(reduction.rawValue)\"")])
    }
    switch idiom {
    case .classIndex(let classes):
      guard let labels = network.constant(inputs[0]), !labels.shape.isNumber else {
        return Self.place(of: value(inputs[0]), in: classes)
      }
      let places = Tensor(labels.elements.map { Double(classes.firstIndex(of: $0) ?? 0) }, shape: labels.shape)
      return Expression("torch.tensor(\(Literal.array(places, before: -100_000, indent: 0, write: Literal.number)))")
    case .maxPool(let patches): return .call("F.max_pool2d", [image()] + Self.window(patches))
    case .averagePool(let patches): return .call("F.avg_pool2d", [image()] + Self.window(patches))
    case .attention:
      let mask = inputs.dropFirst(3).map { place in
        let mask = value(place)
        return Expression("attn_mask=\(mask.truth ?? "\(mask.tensor.bracketed(from: .sum)) != 0")")
      }
      return .call("F.scaled_dot_product_attention", (0..<3).map(plain) + mask)
    case .convolution:
      let isVector = whole.shape.rank == 1
      let kernel = plain(1).index("None, None")
      let image = hasRows ? plain(0).method("unsqueeze(1)") : plain(0).index("None")
      let result = Expression.call(isVector ? "F.conv1d" : "F.conv2d", [image, kernel])
      return hasRows ? result.method("squeeze(1)") : result.index("0")
    case .logSigmoid: return .call("F.logsigmoid", [plain(0)])
    case .crossEntropy(let reduction): return reduced("F.cross_entropy", [plain(0), plain(1)], reduction)
    case .negativeLogLikelihood(let reduction):
      return reduced("F.nll_loss", [.call("torch.log", [plain(0)]), plain(1)], reduction)
    case .binaryCrossEntropy(let hasLogits, let reduction):
      let name = "F.binary_cross_entropy\(hasLogits ? "_with_logits" : "")"
      return reduced(name, [plain(0), plain(1)], reduction)
    case .isLargestAtClass:
      let text = "\(plain(0).method("argmax(dim=-1)").text) == \(value(inputs[1]).text)"
      return Expression("(\(text)).double()", truth: text)
    case .deviation(let isAnyFlat):
      let (x, axis) = (plain(0), whole.shape.isNumber ? "" : "dim=0")
      let deviation = x.method("std(\(axis.isEmpty ? "" : axis + ", ")correction=0)")
      guard isAnyFlat else { return deviation }
      let varies = "\(x.method("amax(\(axis))").text) > \(x.method("amin(\(axis))").text)"
      return Expression("torch.where(\(varies), \(deviation.text), 1.0)")
    case .total(let isMean): return input(inputs[0], network.channels[inputs[0]]).method(isMean ? "mean()" : "sum()")
    }
  }

  private static func window(_ patches: Patches) -> [Expression] {
    let size = patches.size
    let isSquare = size[0] == size[1]
    let window = Expression(isSquare ? "\(size[0])" : Literal.tuple(size))
    return isSquare && patches.stride == size[0] ? [window] : [window, Expression("stride=\(patches.stride)")]
  }

  /// Where a label stands among its classes, from 0.
  static func place(of label: Expression, in classes: [Double]) -> Expression {
    if let number = label.literal, let place = classes.firstIndex(of: number) {
      return Expression("torch.tensor(\(place))")
    }
    let x = label.tensor
    let first = classes.first ?? 1
    if first == first.rounded(), classes == classes.indices.map({ first + Double($0) }) {
      if first == 0 { return x.method("long()") }
      let moved = "\(x.bracketed(from: .sum)) \(first < 0 ? "+" : "-") \(Literal.number(first.magnitude))"
      return Expression(moved, .sum).method("long()")
    }
    return .call("torch.searchsorted", [Expression(Literal.tensor(Tensor(vector: classes), before: -100_000)), x])
  }
}
