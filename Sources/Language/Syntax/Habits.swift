import Source

/// Habits from other notations, each with what is written here instead. Some are legal to read, and only wrong once a
/// name turns out to be unknown; for those an interpreter asks here.
public enum Habits {
  /// `dL/dw`, the derivative as Leibniz wrote it, is here a quotient of the names `dL` and `dw`.
  public static func leibniz(_ expression: Expression) -> String? {
    guard case .binary(.divide, let above, let below) = expression.kind, case .name(let upper) = above.kind,
      below.isPlace, let function = differential(upper), let variable = differential(below.source)
    else { return nil }
    return "write ∂\(function)/∂\(variable), or diff(\(function), \(variable))"
  }

  private static func differential(_ name: String) -> String? {
    guard name.first == "d", name.count > 1 else { return nil }
    return String(name.dropFirst())
  }

  /// `x[0]`: the first entry elsewhere, but indices start at 1. Runs do count from 0.
  public static func zeroIndex(_ expression: Expression) -> String? {
    guard case .index(let whole, let indices) = expression.kind,
      indices.contains(where: { if case .number(0, _) = $0.kind { true } else { false } })
    else { return nil }
    let ones = indices.map { if case .number(0, _) = $0.kind { "1" } else { $0.source } }
    return "indices start at 1: write \(whole.source)[\(ones.joined(separator: ", "))]"
  }

  /// `W^T`, where `T` is no name.
  public static func transposePower(_ expression: Expression) -> String? {
    guard case .binary(.power, let matrix, let exponent) = expression.kind, case .name("T") = exponent.kind else {
      return nil
    }
    return "write \(matrix.source)ᵀ or \(matrix.source).T"
  }

  /// `y == 3` alone, where `y` is unknown, was meant to define it.
  public static func equalityForDefinition(_ expression: Expression) -> String? {
    guard case .binary(.equal, let name, let value) = expression.kind else { return nil }
    switch name.kind {
    case .name, .call: return "a definition has one =: write \(name.source) = \(value.source)"
    default: return nil
    }
  }

  /// `(a + b)(c)` or `x (y + 1)`, where what stands before the bracket is no function.
  public static func product(_ expression: Expression) -> String? {
    guard case .call(let left, let arguments) = expression.kind, arguments.count == 1, arguments[0].label == nil else {
      return nil
    }
    return "write products out: \(left.source)*(\(arguments[0].value.source))"
  }

  /// Words that stand between two values elsewhere.
  static let infixWords: [String: String] = [
    "and": "both hold where the product is 1: write (a > 0) * (b > 0)",
    "or": "one holds where the larger is 1: write max(a > 0, b > 0)",
    "xor": "one of two differs from the other: write a != b",
    "is": "compare with ==",
    "mod": "there is no remainder; write x - n*round(x/n - 0.5)",
    "if": "write if(condition, a, b)",
    "else": "write if(condition, a, b)",
    "then": "write if(condition, a, b)",
  ]

  /// Words that start a statement or a term elsewhere.
  static let leadingWords: [String: String] = {
    var words = [
      "not": "write 1 - a, or turn the comparison round",
      "if": "write if(condition, a, b)",
      "while": "there are no loops; train(E, …, until: E < 0.01) goes on until something holds",
      "return": "a function is one formula: f(x) = x^2",
      "print": "an expression on a line of its own is shown",
      "show": "an expression on a line of its own is shown",
      "import": "everything is here already; csv(\"data.csv\") reads a file",
      "from": "everything is here already; csv(\"data.csv\") reads a file",
      "lambda": "give the function a name: f(x) = x^2",
      "parameter": "write param w = 0.5",
      "assert": "write check E ≈ 0.86",
    ]
    for word in ["let", "var", "const", "val", "set", "global"] { words[word] = "a definition is just y = 3" }
    for word in ["def", "function", "func", "fn", "fun"] { words[word] = "a function is just f(x) = x^2" }
    return words
  }()

  /// Functions whose brackets are left out on paper.
  static let functions: Set<String> = [
    "sin", "cos", "tan", "exp", "log", "log2", "log10", "sqrt", "abs", "tanh", "sigmoid", "relu", "softmax", "sum",
    "mean", "min", "max", "σ", "plot", "table", "explain", "train", "explore", "formula", "ln",
  ]
}
