/// Formulas in the form in which like things are found: sums of terms with their coefficients, products of factors with
/// their exponents. Equal formulas are one entry, whatever order they were written in; what an entry shows is the order
/// of the first.
struct Algebra {
  struct ID: Hashable, Comparable {
    let index: Int
    static func < (a: ID, b: ID) -> Bool { a.index < b.index }
  }

  /// A coefficient times a formula that has none of its own.
  struct Term: Hashable {
    var coefficient: Coefficient
    var core: ID
  }

  /// A formula to a constant power.
  struct Factor: Hashable {
    var base: ID
    var exponent: Coefficient

    init(_ base: ID, to exponent: Coefficient = .one) {
      self.base = base
      self.exponent = exponent
    }
  }

  enum Form: Hashable {
    /// The number 1; with a coefficient any number.
    case unit
    /// A node that is not looked into.
    case atom(NodeID)
    /// Never of a number, a scaled formula or a spread one.
    case scaled(Coefficient, ID)
    /// At least two factors, or one with an exponent other than 1.
    case product([Factor])
    /// At least two terms.
    case sum([Term])
    case operation(Operation, Attribute, [ID])
  }

  struct Entry {
    let form: Form
    let shape: Shape
    let rows: DatasetID?
    /// Whether it is a finite number for all finite values of its names.
    let isTotal: Bool
    /// Whether it is known to be greater than 0, and so total.
    let isPositive: Bool
    /// Whether functions are called in it; a person writes the symbols of a product before its functions.
    let hasCall: Bool
    /// How many names and numbers it is written with.
    let leaves: Int
  }

  private(set) var entries: [Entry] = []
  private var known: [Form: ID] = [:]
  let unit = ID(index: 0)
  /// Names of vectors with one 1 and zeros, found when a name was read.
  var oneHotNames: Set<ID> = []
  /// The numbers of small constant arrays.
  var constants: [ID: Tensor] = [:]
  /// Elements of arrays that have been written.
  var elements: [ElementKey: ID] = [:]

  init() {
    entries.append(
      Entry(form: .unit, shape: .number, rows: nil, isTotal: true, isPositive: true, hasCall: false, leaves: 1))
    known[.unit] = unit
  }

  subscript(_ id: ID) -> Entry { entries[id.index] }

  /// The entry with this form, made if there is none yet.
  mutating func intern(
    _ form: Form, _ extent: Extent, isTotal: Bool, isPositive: Bool = false, hasCall: Bool, leaves: Int
  ) -> ID {
    let key = form.key
    if let id = known[key] { return id }
    entries.append(
      Entry(
        form: form, shape: extent.shape, rows: extent.rows, isTotal: isTotal, isPositive: isPositive, hasCall: hasCall,
        leaves: min(leaves, 1_000_000)))
    let id = ID(index: entries.count - 1)
    known[key] = id
    return id
  }

  mutating func atom(_ node: NodeID, _ extent: Extent, isTotal: Bool) -> ID {
    intern(.atom(node), extent, isTotal: isTotal, hasCall: false, leaves: 1)
  }

  // MARK: Shapes

  struct Extent {
    var shape = Shape.number
    var rows: DatasetID?
  }

  func extent(of id: ID) -> Extent { Extent(shape: self[id].shape, rows: self[id].rows) }

  /// The shape and rows that formulas have together, element by element.
  func extent(of ids: some Sequence<ID>) -> Extent {
    var extent = Extent()
    for id in ids {
      if entries[id.index].shape != extent.shape {
        extent.shape = extent.shape.broadcast(with: entries[id.index].shape) ?? extent.shape
      }
      extent.rows = extent.rows ?? entries[id.index].rows
    }
    return extent
  }

  /// The formula with a shape and rows that it may lack: spread over elements, then over rows.
  mutating func spread(_ id: ID, over extent: Extent) -> ID {
    var result = id
    if self[result].shape != extent.shape {
      result = opaque(
        .spreadElements, .shape(extent.shape), [unspread(result)],
        Extent(shape: extent.shape, rows: self[result].rows))
    }
    if let rows = extent.rows, self[result].rows == nil {
      result = opaque(.spreadRows, .rows(rows), [result], extent)
    }
    return result
  }

  /// What was spread, over rows or elements.
  func unspread(_ id: ID) -> ID {
    var id = id
    while case .operation(let operation, _, let inputs) = self[id].form,
      operation == .spreadRows || operation == .spreadElements
    {
      id = inputs[0]
    }
    return id
  }

  // MARK: Numbers and coefficients

  mutating func number(_ coefficient: Coefficient) -> ID { scale(unit, by: coefficient) }

  /// The coefficient of a formula and the rest.
  func split(_ id: ID) -> Term {
    if case .scaled(let coefficient, let core) = self[id].form { return Term(coefficient: coefficient, core: core) }
    return Term(coefficient: .one, core: id)
  }

  /// The number that a formula is.
  func constant(_ id: ID) -> Coefficient? {
    let term = split(id)
    return term.core == unit ? term.coefficient : nil
  }

  func isNumber(_ id: ID, _ value: Double) -> Bool { constant(id) == Coefficient(value) }

  /// A coefficient times a formula. Only where the formula is a number everywhere is 0 times it 0.
  mutating func scale(_ id: ID, by coefficient: Coefficient) -> ID {
    let bare = unspread(id)
    let extent = extent(of: id)
    let term = split(bare)
    let product = coefficient * term.coefficient
    // A number that overflows is its own coefficient; of anything else the product stays as it is.
    guard product.isFinite || term.core == unit else {
      return opaque(.multiply, .none, [number(coefficient), id], extent)
    }
    if product.isZero, self[bare].isTotal, bare != unit { return spread(number(.zero), over: extent) }
    if product == .one { return spread(term.core, over: extent) }
    let entry = self[term.core]
    let scaled = intern(
      .scaled(product, term.core), self.extent(of: term.core), isTotal: entry.isTotal,
      isPositive: entry.isPositive && product.numerator > 0, hasCall: entry.hasCall,
      leaves: entry.leaves + (product == .minusOne || term.core == unit ? 0 : 1))
    return spread(scaled, over: extent)
  }

  // MARK: Other operations

  /// An operation that no rule applies to.
  mutating func opaque(_ operation: Operation, _ attribute: Attribute, _ inputs: [ID], _ extent: Extent) -> ID {
    intern(
      .operation(operation, attribute, inputs), extent, isTotal: isTotal(operation, inputs),
      isPositive: isPositive(operation, inputs),
      hasCall: operation.notation.isCall || inputs.contains { self[$0].hasCall },
      leaves: inputs.reduce(operation.notation.isCall ? 1 : 0) { $0 + self[$1].leaves })
  }
}

extension Algebra.Form {
  /// The form with its parts in an order that does not depend on how it was written.
  fileprivate var key: Algebra.Form {
    switch self {
    case .product(let factors):
      .product(factors.sorted { ($0.base, $0.exponent.value) < ($1.base, $1.exponent.value) })
    case .sum(let terms): .sum(terms.sorted { $0.core < $1.core })
    case .unit, .atom, .scaled, .operation: self
    }
  }
}

extension Notation {
  /// Whether it is written as a function with its arguments in brackets, or as something as large.
  fileprivate var isCall: Bool {
    switch self {
    case .function, .root, .absolute, .sumOverRows, .sumOverElements, .meanOverRows, .meanOverElements, .firstInput,
      .timesLog, .relation:
      true
    case .sum, .product, .negative, .fraction, .power, .matrixProduct, .transpose, .outerProduct, .part, .list,
      .invisible:
      false
    }
  }
}
