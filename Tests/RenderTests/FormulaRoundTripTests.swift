import Testing
import Typesetting

@testable import Engine
@testable import Render

@Suite("Formulas are written so that they can be read in one way only")
struct FormulaRoundTripTests {
  /// A formula of a, b and x made at random.
  struct RandomFormula {
    var graph = Graph()
    let names: [NodeID]
    var formula: NodeID
    private var random: RandomStream

    init(seed: Int, depth: Int) throws {
      random = RandomStream(seed: UInt64(seed), stream: "written formula")
      names = [graph.variable("a"), graph.variable("b"), graph.variable("x")]
      formula = names[0]
      formula = try make(depth)
    }

    private mutating func below(_ count: Int) -> Int { Int(random.uniform(0, Double(count))) }

    private mutating func make(_ depth: Int) throws -> NodeID {
      guard depth > 0 else {
        return below(4) > 0 ? names[below(3)] : graph.constant([2, 3, 0.5, -2, -0.25][below(5)])
      }
      let operations: [Operation] = [
        .add, .add, .subtract, .subtract, .multiply, .multiply, .multiply, .divide, .negate, .power, .exp, .sine,
        .sigmoid, .absolute, .squareRoot, .maximum,
      ]
      let operation = operations[below(operations.count)]
      if operation == .power, below(2) == 0 {
        return try graph.apply(.power, [make(depth - 1), graph.constant([2, 3, -1, 0.5][below(4)])])
      }
      var inputs: [NodeID] = []
      for _ in 0..<operation.inputCount.lowerBound { inputs.append(try make(depth - 1)) }
      return try graph.apply(operation, inputs)
    }

    typealias Form = FormulaReader.Form

    /// What a reader of the formula should find.
    func form(_ id: NodeID) -> Form {
      let node = graph[id]
      switch node.kind {
      case .constant(let tensor):
        let number = tensor.elements[0]
        let text = PlainText(digits: 4).text(.exact(number.magnitude))
        return number < 0 ? .negative(.number(text)) : .number(text)
      case .variable(let name): return .name(name)
      case .operation(let operation, _): return form(operation, node.inputs)
      default: return .name("?")
      }
    }

    private func form(_ operation: Operation, _ inputs: [NodeID]) -> Form {
      let forms = inputs.map(form)
      switch operation {
      case .add: return .sum(of: forms)
      case .subtract:
        if case .sum = forms[1] { return .sum(of: [forms[0], .negative(forms[1])]) }
        return .sum(of: [forms[0], .minus(forms[1])])
      case .multiply: return .product(of: forms)
      case .divide: return .quotient(of: forms[0], forms[1])
      case .negate: return .minus(forms[0])
      case .power: return .power(forms[0], forms[1])
      case .exp: return .power(.name("e"), forms[0])
      case .absolute: return .call("abs", forms)
      case .squareRoot: return .call("√", forms)
      case .sigmoid: return .call("σ", forms)
      default: return .call(operation.name, forms)
      }
    }
  }

  /// exp(x) and eˣ are one.
  private static func read(_ text: String) throws -> FormulaReader.Form { withPowers(try FormulaReader.read(text)) }

  private static func withPowers(_ form: FormulaReader.Form) -> FormulaReader.Form {
    switch form {
    case .number, .name: form
    case .sum(let terms): .sum(terms.map(withPowers))
    case .product(let factors): .product(factors.map(withPowers))
    case .negative(let inner): .negative(withPowers(inner))
    case .quotient(let a, let b): .quotient(withPowers(a), withPowers(b))
    case .power(let a, let b): .power(withPowers(a), withPowers(b))
    case .call("exp", let arguments): .power(.name("e"), withPowers(arguments[0]))
    case .call(let name, let arguments): .call(name, arguments.map(withPowers))
    }
  }

  @Test("What is written is read back as the same formula, and no brackets can be left out", arguments: 0..<20)
  func roundTrip(block: Int) throws {
    for seed in block * 100..<(block + 1) * 100 {
      let test = try RandomFormula(seed: seed, depth: 1 + seed % 4)
      let math = FormulaPrinter(graph: test.graph).print(test.formula)
      let text = PlainText(digits: 4).text(math)
      let form = Self.withPowers(test.form(test.formula))
      #expect((try? Self.read(text)) == form, "\(text) of \(form)")
      for shorter in Self.withoutBrackets(text) {
        #expect((try? Self.read(shorter)) != form, "\(text) could be written \(shorter)")
      }
    }
  }

  /// The text without one of its pairs of brackets. Arguments of functions keep theirs, and so do quotients in quotients
  /// and products with a dot above a line, which are easier to read so.
  private static func withoutBrackets(_ text: String) -> [String] {
    let characters = Array(text)
    var open: [Int] = []
    var results: [String] = []
    for (place, character) in characters.enumerated() {
      if character == "(" { open.append(place) }
      guard character == ")", let start = open.popLast() else { continue }
      let inner = characters[(start + 1)..<place]
      let before = start > 0 ? characters[start - 1] : " "
      let isDotted = inner.contains("·") && place + 1 < characters.count && characters[place + 1] == "/"
      if inner.contains("/") || isDotted || before == "^"
        || FormulaReader.functions.contains(where: { text.hasSuffix($0, at: start) })
      {
        continue
      }
      results.append(String(characters[..<start] + inner + characters[(place + 1)...]))
    }
    return results
  }
}

extension String {
  /// Whether the text before a place ends so.
  fileprivate func hasSuffix(_ suffix: String, at place: Int) -> Bool { prefix(place).hasSuffix(suffix) }
}
