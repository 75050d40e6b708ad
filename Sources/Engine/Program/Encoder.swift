import Kernels

/// Turns a plan whose values have places into instructions.
struct Encoder {
  let plan: Plan
  let layout: Layout
  var program = Program()
  var instructions: [NablaInstruction] = []
  /// The loop around the steps that are being encoded.
  var loop: Plan.Loop?

  init(plan: Plan, layout: Layout) {
    self.plan = plan
    self.layout = layout
  }

  mutating func encode() {
    for step in plan.setUp { encode(step) }
    let joins = plan.steps.filter { layout.storage.copiedAtSetUp.contains($0.output) }
    for join in joins { encodeJoin(join, isSetUp: true) }
    program.setUp = InstructionParts(instructions)
    instructions = []
    for unit in plan.units {
      switch unit {
      case .step(let step): encode(step)
      case .loop(let loop): encode(loop)
      }
    }
    for (value, target) in plan.updates where layout.location(of: value) != layout.location(of: target) {
      let shape = plan.values[target.index].shape
      elementwise(.copy, [(value, shape)], target)
    }
    program.instructions = InstructionParts(instructions)
  }

  private mutating func encode(_ loop: Plan.Loop) {
    let place = instructions.count
    var instruction = NablaInstruction()
    instruction.opcode = .loop
    instruction.sizes = (loop.length, loop.part, loop.dataset == nil ? 0 : 1)
    instructions.append(instruction)
    self.loop = loop
    for step in loop.steps { encode(step) }
    self.loop = nil
    instructions[place].repeats = instructions.count - place - 1
  }

  mutating func encode(_ step: Step) {
    switch step.kind {
    case .elementwise(let opcode, let shapes): elementwise(opcode, Array(zip(step.inputs, shapes)), step.output)
    case .view: break
    case .join: encodeJoin(step, isSetUp: false)
    case .product(let product): encode(product, step)
    case .axis(let opcode, let outer, let length):
      let x = operand(step.inputs[0], outer: length, middle: 1)
      let y = operand(step.output, outer: opcode.keepsAxis ? length : 1, middle: opcode.keepsAxis ? 1 : 0)
      append(opcode, sizes: (outer, length, rows(step.output)), y: y, a: x)
    case .oneHot(let elements, let classes):
      append(
        .oneHot, sizes: (elements, classes, rows(step.output)), y: operand(step.output, outer: classes, middle: 1),
        a: operand(step.inputs[0], outer: 1, middle: 0), b: operand(step.inputs[1], outer: 0, middle: 1))
    case .rows(let opcode):
      let x = plan.values[step.inputs[0].index]
      append(
        opcode, sizes: (1, x.count, x.rows), y: operand(step.output, outer: 0, middle: 1),
        a: operand(step.inputs[0], outer: 0, middle: 1), isFlat: opcode == .sumRows && x.count == 1)
    case .gather(let offsets): move(.gather, step, offsets)
    case .scatterAdd(let offsets): move(.scatterAdd, step, offsets)
    }
  }

  private mutating func move(_ opcode: NablaOpcode, _ step: Step, _ offsets: [Int]) {
    let table = program.table.count
    program.table.append(contentsOf: offsets.map(Int64.init))
    append(
      opcode, sizes: (1, offsets.count, rows(step.output)), y: operand(step.output, outer: 0, middle: 1),
      a: operand(step.inputs[0], outer: 0, middle: 1), table: table, extent: plan.values[step.output.index].count)
  }

  /// Copies what is not already computed at its place: at set-up what never changes, else the rest.
  private mutating func encodeJoin(_ step: Step, isSetUp: Bool) {
    let isSplit = layout.storage.copiedAtSetUp.contains(step.output)
    var element = 0
    for input in step.inputs {
      let value = plan.values[input.index]
      let isFixed = plan.fixed.contains(input)
      let root = layout.storage.root(of: input)
      let target = layout.storage.root(of: step.output)
      let isThere = root.root == target.root && root.element == target.element + element
      if !isThere, !isSplit || isFixed == isSetUp { copy(input, to: step.output, at: element) }
      element += value.count
    }
  }

  private mutating func copy(_ input: ValueID, to output: ValueID, at element: Int) {
    var y = operand(output, outer: 0, middle: 1)
    y.offset += element * y.middle
    var x = operand(input, outer: 0, middle: 1)
    if plan.values[input.index].dataset == nil, plan.values[output.index].dataset != nil { x.inner = 0 }
    append(.copy, sizes: (1, plan.values[input.index].count, rows(output)), y: y, a: x)
  }

  // MARK: Operands

  /// How many rows of a value an instruction goes over here.
  func rows(_ value: ValueID) -> Int {
    let value = plan.values[value.index]
    guard let loop, loop.dataset != nil, value.dataset == loop.dataset else { return value.rows }
    return loop.part
  }

  /// A value whose elements are addressed by two steps, counted in elements.
  func operand(_ value: ValueID, outer: Int, middle: Int) -> NablaOperand {
    let location = layout.location(of: value) ?? Location(offset: 0, stride: 1)
    return NablaOperand(
      offset: location.offset, outer: outer * location.stride, middle: middle * location.stride, inner: 1,
      moves: moves(value, location) ? -1 : 0)
  }

  func moves(_ value: ValueID, _ location: Location) -> Bool {
    guard let loop, !location.isPart else { return false }
    let value = plan.values[value.index]
    return loop.dataset == nil ? value.count == loop.length : value.dataset == loop.dataset
  }

  mutating func append(
    _ opcode: NablaOpcode, sizes: (Int, Int, Int), y: NablaOperand, a: NablaOperand,
    b: NablaOperand = NablaOperand(), c: NablaOperand = NablaOperand(), repeats: Int = 1, isFlat: Bool = false,
    accumulates: Bool = false, adds: Bool = false,
    table: Int = 0, extent: Int = 0
  ) {
    // The machine has a shorter way for products of so few numbers.
    let isSmall = opcode == .product && loop == nil && repeats == 1 && sizes.0 * sizes.1 * sizes.2 <= 96
    instructions.append(
      NablaInstruction(
        opcode: opcode, is_flat: isFlat || isSmall ? 1 : 0, accumulates: accumulates ? 1 : 0, adds: adds ? 1 : 0,
        sizes: sizes, y: y, a: a, b: b, c: c, repeats: repeats,
        table: table, extent: extent))
  }
}

extension NablaOpcode {
  /// Whether the result of an instruction along an axis still has it.
  var keepsAxis: Bool {
    switch self {
    case .softmaxAxis, .logSoftmaxAxis, .cumulativeSumAxis: true
    default: false
    }
  }
}
