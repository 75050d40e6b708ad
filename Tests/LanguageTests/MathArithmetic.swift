import Engine

/// The number that a formula of written numbers is; nothing where a name, an array or an ellipsis is in it. Written for
/// the tests, apart from the engine, so that what stands beside an equals sign can be held against it.
enum MathArithmetic {
  static func value(_ math: Math) -> Double? {
    switch math {
    case .number(let number), .exact(let number): number
    case .brackets(let inner), .marked(_, let inner): value(inner)
    case .row(let parts): sum(parts)
    case .juxtaposed(let parts): product(parts)
    case .fraction(let above, let below): both(above, below) { $0 / $1 }
    case .power(.name("e"), let exponent): value(exponent).map(exponential)
    case .power(let base, let exponent): both(base, exponent) { power($0, $1) }
    case .root(let inner): value(inner).map { $0.squareRoot() }
    case .absolute(let inner): value(inner).map(\.magnitude)
    case .call(let function, let arguments): call(function, arguments)
    case .name, .array, .text, .sign, .index, .norm, .transpose, .sum, .vector, .matrix, .cases, .partial, .nabla,
      .indicator,
      .aligned:
      nil
    }
  }

  /// The sides of an equation, line by line in groups that share a left side; of each its value where it is a number.
  static func sides(_ equation: Math) -> [[Double]] {
    guard case .aligned(let lines) = equation else { return [split(equation).compactMap(value)] }
    var groups: [[Double]] = []
    for line in lines {
      let values = line.flatMap(split).compactMap(value)
      if line.first == .row([]), !groups.isEmpty { groups[groups.count - 1] += values } else { groups.append(values) }
    }
    return groups
  }

  /// What stands between the equals signs.
  private static func split(_ math: Math) -> [Math] {
    guard case .row(let parts) = math, parts.contains(.sign("=")) else { return [math] }
    return parts.split(separator: .sign("=")).flatMap { $0.count == 1 ? split($0[$0.startIndex]) : [.row(Array($0))] }
  }

  private static func both(_ a: Math, _ b: Math, _ combine: (Double, Double) -> Double) -> Double? {
    guard let a = value(a), let b = value(b) else { return nil }
    return combine(a, b)
  }

  /// Whole powers, as the tests have them.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    (0..<Int(exponent)).reduce(1) { product, _ in product * base }
  }

  /// a + b − c · d
  private static func sum(_ parts: [Math]) -> Double? {
    guard !parts.isEmpty else { return nil }
    var terms: [(isNegative: Bool, factors: [Math])] = [(false, [])]
    for part in parts {
      switch part {
      case .sign("+"): terms.append((false, []))
      case .sign("−"): terms.append((true, []))
      case .sign("·"): continue
      default: terms[terms.count - 1].factors.append(part)
      }
    }
    if terms[0].factors.isEmpty { terms.removeFirst() }
    var total = 0.0
    for term in terms {
      guard let value = product(term.factors) else { return nil }
      total += term.isNegative ? -value : value
    }
    return total
  }

  private static func product(_ factors: [Math]) -> Double? {
    guard !factors.isEmpty else { return nil }
    var product = 1.0
    for factor in factors {
      guard let value = value(factor) else { return nil }
      product *= value
    }
    return product
  }

  /// Functions by their series and definitions, with what is in them as numbers or as a list of numbers.
  private static func call(_ function: String, _ arguments: [Math]) -> Double? {
    if arguments.count == 1, case .vector(let list) = arguments[0] {
      let numbers = list.compactMap(value)
      guard numbers.count == list.count else { return nil }
      return function == "max" ? numbers.max() : function == "min" ? numbers.min() : nil
    }
    let numbers = arguments.compactMap(value)
    guard numbers.count == arguments.count, let x = numbers.first else { return nil }
    switch function {
    case "σ": return 1 / (1 + exponential(-x))
    case "exp": return exponential(x)
    case "log": return logarithm(x)
    case "tanh": return 1 - 2 / (exponential(2 * x) + 1)
    case "relu": return max(x, 0)
    case "max": return numbers.max()
    case "min": return numbers.min()
    case "if": return numbers[0] != 0 ? numbers[1] : numbers[2]
    default: return nil
    }
  }

  /// e^x as (e^(x/2ⁿ))^(2ⁿ), the inner one by its series.
  private static func exponential(_ x: Double) -> Double {
    let halvings = 10
    let small = x / 1024
    var (term, sum) = (1.0, 1.0)
    for k in 1...12 {
      term *= small / Double(k)
      sum += term
    }
    return (0..<halvings).reduce(sum) { value, _ in value * value }
  }

  /// By Newton's rule for e^y = x.
  private static func logarithm(_ x: Double) -> Double {
    guard x > 0 else { return -.infinity }
    var y = Double(x.exponent) * 0.6931471805599453
    for _ in 0..<40 { y += 2 * (x - exponential(y)) / (x + exponential(y)) }
    return y
  }
}
