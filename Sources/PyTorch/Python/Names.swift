/// Gives out names that Python takes, each once.
struct Names {
  private var taken: Set<String>
  private let reserved: Set<String>

  /// Names of variables: what the script itself uses is taken.
  static let variables = Names(taken: keywords.union(builtins).union(scriptNames))
  /// Names of members of a module: what `nn.Module` has is taken.
  static let members = Names(taken: keywords.union(moduleMembers))

  private init(taken: Set<String>) { (self.taken, reserved) = (taken, taken) }

  /// The first of the wanted names that is free, else the last with a number.
  mutating func take(_ wanted: String...) -> String {
    let names = wanted.map(Self.identifier)
    for name in names where taken.insert(name).inserted { return name }
    let last = names.last ?? "value"
    if reserved.contains(last), taken.insert(last + "_").inserted { return last + "_" }
    for number in 2... where taken.insert("\(last)_\(number)").inserted { return "\(last)_\(number)" }
    return last
  }

  /// A name with letters and digits that stay as they are when Python normalises it (NFKC): a subscript is a plain
  /// digit, what has no place in a name is an underscore.
  static func identifier(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      switch scalar {
      case "₀"..."₉": result.append(contentsOf: String(scalar.value - 0x2080).unicodeScalars)
      case "⁰", "⁴"..."⁹": result.append(contentsOf: String(scalar.value - 0x2070).unicodeScalars)
      case "¹": result.append("1")
      case "²": result.append("2")
      case "³": result.append("3")
      case "′", "'": result.append(contentsOf: "_prime".unicodeScalars)
      // Folding their case would change them, normalising does not.
      case "ß", "ς": result.append(scalar)
      case _ where subscriptLetters[scalar] != nil: result.append(subscriptLetters[scalar] ?? "_")
      case _ where !scalar.properties.isXIDContinue: if result.last != "_" { result.append("_") }
      case _ where isChangedByNormalising(scalar):
        result.append(contentsOf: "u\(String(scalar.value, radix: 16))".unicodeScalars)
      default: result.append(scalar)
      }
    }
    var text = String(result)
    while text.hasSuffix("_"), text.count > 1 { text.removeLast() }
    guard let first = text.unicodeScalars.first else { return "value" }
    return first.properties.isXIDStart || first == "_" ? text : "_" + text
  }

  private static let subscriptLetters: [Unicode.Scalar: Unicode.Scalar] = [
    "ₐ": "a", "ₑ": "e", "ₕ": "h", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₗ": "l", "ₘ": "m", "ₙ": "n", "ₒ": "o", "ₚ": "p",
    "ᵣ": "r", "ₛ": "s", "ₜ": "t", "ᵤ": "u", "ᵥ": "v", "ₓ": "x",
  ]

  /// Whether a letter is another way to write other letters. Folding the case would change capitals too, so it is asked
  /// of the small letter.
  private static func isChangedByNormalising(_ scalar: Unicode.Scalar) -> Bool {
    let small = scalar.properties.lowercaseMapping.unicodeScalars
    return small.contains { $0.properties.changesWhenNFKCCaseFolded }
  }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
    "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  private static let builtins: Set<String> = [
    "abs", "all", "any", "bin", "bool", "dict", "dir", "eval", "filter", "float", "format", "hash", "hex", "id",
    "input",
    "int", "iter", "len", "list", "map", "max", "min", "next", "object", "open", "ord", "pow", "print", "range",
    "round",
    "set", "slice", "sorted", "str", "sum", "super", "tuple", "type", "vars", "zip", "self",
  ]

  private static let scriptNames: Set<String> = [
    "DataLoader", "F", "LambdaLR", "Network", "TensorDataset", "epoch", "epochs", "evaluate", "loader", "loss",
    "loss_function",
    "losses", "math", "model", "name", "nn", "np", "optimizer", "parameter", "record", "scheduler", "torch",
    "validation",
    "validations",
  ]

  private static let moduleMembers: Set<String> = [
    "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu",
    "cuda",
    "double", "dump_patches", "eval", "extra_repr", "float", "forward", "get_buffer", "get_extra_state",
    "get_parameter",
    "get_submodule", "half", "ipu", "load_state_dict", "modules", "mtia", "named_buffers", "named_children",
    "named_modules", "named_parameters", "parameters", "register_backward_hook", "register_buffer",
    "register_forward_hook", "register_module", "register_parameter", "requires_grad_", "set_extra_state",
    "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train", "training", "type", "xpu", "zero_grad",
  ]
}
