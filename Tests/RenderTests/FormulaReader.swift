/// Reads formulas in plain text back by the usual precedence, into a form that tells them apart: sums and products are
/// flat and signs stand in front, since a + (b + c) is written without brackets.
struct FormulaReader {
  indirect enum Form: Hashable, CustomStringConvertible {
    case number(String)
    case name(String)
    case sum([Form])
    case product([Form])
    case negative(Form)
    case quotient(Form, Form)
    case power(Form, Form)
    case call(String, [Form])

    var description: String {
      switch self {
      case .number(let text), .name(let text): text
      case .sum(let terms): "sum(\(terms.map(\.description).joined(separator: ", ")))"
      case .product(let factors): "product(\(factors.map(\.description).joined(separator: ", ")))"
      case .negative(let inner): "negative(\(inner))"
      case .quotient(let a, let b): "quotient(\(a), \(b))"
      case .power(let a, let b): "power(\(a), \(b))"
      case .call(let name, let arguments): "\(name)(\(arguments.map(\.description).joined(separator: ", ")))"
      }
    }

    // Made so that what is written alike is one form.

    static func sum(of terms: [Form]) -> Form {
      let flat = terms.flatMap { term -> [Form] in if case .sum(let inner) = term { inner } else { [term] } }
      return flat.count == 1 ? flat[0] : .sum(flat)
    }

    static func product(of factors: [Form]) -> Form {
      var flat: [Form] = []
      var isNegative = false
      for factor in factors {
        var factor = factor
        if case .negative(let inner) = factor { (factor, isNegative) = (inner, !isNegative) }
        if case .product(let inner) = factor { flat += inner } else { flat.append(factor) }
      }
      let product = flat.count == 1 ? flat[0] : .product(flat)
      return isNegative ? .negative(product) : product
    }

    static func minus(_ form: Form) -> Form { if case .negative(let inner) = form { inner } else { .negative(form) } }

    static func quotient(of above: Form, _ below: Form) -> Form {
      if case .negative(let inner) = above { return .negative(.quotient(inner, below)) }
      return .quotient(above, below)
    }
  }

  struct Failure: Error {}

  static let functions: Set = ["abs", "exp", "sin", "log", "σ", "max"]
  private static let raised = Dictionary(
    uniqueKeysWithValues: zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱʰʲᵏˡʳˢᵗᵘᵛʷˣʸᶻᵃᵇᶜ", "0123456789+−=()nihjklrstuvwxyzabc"))

  private var text: [Character]
  private var place = 0

  static func read(_ text: String) throws -> Form {
    var reader = FormulaReader(text: Array(text))
    let form = try reader.sum()
    guard reader.place == reader.text.count else { throw Failure() }
    return form
  }

  private init(text: [Character]) { self.text = text }

  private var next: Character? { place < text.count ? text[place] : nil }

  private func starts(with string: String) -> Bool { text[place...].starts(with: Array(string)) }

  private mutating func take(_ string: String) -> Bool {
    guard starts(with: string) else { return false }
    place += string.count
    return true
  }

  private mutating func sum() throws -> Form {
    var terms = [take("−") ? Form.minus(try product()) : try product()]
    while true {
      if take(" + ") {
        terms.append(try product())
      } else if take(" − ") {
        let term = try product()
        // A difference in brackets stays one term.
        if case .sum = term { terms.append(.negative(term)) } else { terms.append(.minus(term)) }
      } else {
        return .sum(of: terms)
      }
    }
  }

  private mutating func product() throws -> Form {
    var product = try factor()
    while let next {
      if take(" · ") {
        product = .product(of: [product, try factor()])
      } else if take("/") {
        product = .quotient(of: product, try factor())
      } else if next == " ", place + 1 < text.count, !"+−".contains(text[place + 1]) {
        place += 1
        product = .product(of: [product, try factor()])
      } else if next.isLetter || next == "(" || next == "|" || next == "√" {
        if next == "|", isInsideBars { return product }
        product = .product(of: [product, try factor()])
      } else {
        return product
      }
    }
    return product
  }

  private var isInsideBars = false

  private mutating func factor() throws -> Form {
    // What is raised at a root could be the root or what is below it.
    let isRoot = next == "√"
    let base = try atom()
    if isRoot, let next, next == "^" || Self.raised[next] != nil { throw Failure() }
    if take("^(") {
      let exponent = try withoutBars { try $0.sum() }
      guard take(")") else { throw Failure() }
      return .power(base, exponent)
    }
    if take("^") {
      return .power(base, try atom())
    }
    var exponent = ""
    while let next, let plain = Self.raised[next] {
      exponent.append(plain)
      place += 1
    }
    guard !exponent.isEmpty else { return base }
    // Raised signs have no spaces.
    let spaced = String(exponent.enumerated().flatMap { $0 > 0 && "+−".contains($1) ? [" ", $1, " "] : [$1] })
    return .power(base, try Self.read(spaced))
  }

  private mutating func atom() throws -> Form {
    guard let next else { throw Failure() }
    if take("(") {
      let inner = try withoutBars { try $0.sum() }
      guard take(")") else { throw Failure() }
      return inner
    }
    if take("|") {
      let outer = isInsideBars
      isInsideBars = true
      let inner = try sum()
      isInsideBars = outer
      guard take("|") else { throw Failure() }
      return .call("abs", [inner])
    }
    if take("√") { return .call("√", [try atom()]) }
    if next.isASCII, next.isNumber {
      var digits = ""
      while let next = self.next, next.isASCII, next.isNumber || next == "." {
        digits.append(next)
        place += 1
      }
      return .number(digits)
    }
    for name in Self.functions.sorted() where starts(with: name + "(") {
      place += name.count + 1
      var arguments = [try withoutBars { try $0.sum() }]
      while take(", ") { arguments.append(try withoutBars { try $0.sum() }) }
      guard take(")") else { throw Failure() }
      return .call(name, arguments)
    }
    guard next.isLetter, Self.raised[next] == nil else { throw Failure() }
    place += 1
    return .name(String(next))
  }

  private mutating func withoutBars(_ read: (inout FormulaReader) throws -> Form) rethrows -> Form {
    let outer = isInsideBars
    isInsideBars = false
    defer { isInsideBars = outer }
    return try read(&self)
  }
}
