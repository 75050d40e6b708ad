import Testing

@testable import Engine

@Suite("Printed formulas")
struct FormulaPrinterTests {
  /// A formula of a and b, and how it is written, as a line of text with brackets for what printers draw.
  static let cases: [(Template, String)] = [
    (.a - (.b - .a), "a−(b−a)"),
    ((.a - .b) - .a, "a−b−a"),
    (.a + (.b + .a), "a+b+a"),
    (.a * (.b + 1), "a(b+1)"),
    ((.a + 1) * .b, "(a+1)b"),
    (.a * .b * 2, "ab·2"),
    (2 * .a, "2a"),
    (2 * 3 * .a, "2·3a"),
    (-(-.a), "−(−a)"),
    (-(.a + .b), "−(a+b)"),
    (-(.a * .b), "−ab"),
    (.a - (-.b), "a−(−b)"),
    (.a * -.b, "a(−b)"),
    (.number(-1) * .number(-0.3), "−(-0.3)"),
    (.apply("power", -.a, 2), "(−a)^{2}"),
    (-.apply("power", .a, 2), "−a^{2}"),
    (.apply("power", .a + .b, 2), "(a+b)^{2}"),
    (.apply("power", .number(-2), 2), "(-2)^{2}"),
    (.apply("power", 2, .a + 1), "2^{a+1}"),
    (.apply("power", .apply("power", .a, .b), 2), "(a^{b})^{2}"),
    (.a / (.b * .a), "{a}/{ba}"),
    (.apply("power", .a / .b, 2), "({a}/{b})^{2}"),
    (.apply("sigmoid", .a) * (1 - .apply("sigmoid", .a)), "σ(a)(1−σ(a))"),
    (.apply("sqrt", .a + 1), "√{a+1}"),
    (.apply("less", .a, .b + 1), "a<b+1"),
  ]

  @Test(arguments: cases)
  func written(template: Template, expected: String) throws {
    var graph = Graph()
    let inputs = [graph.variable("a"), graph.variable("b")]
    let formula = try Self.build(template, inputs, &graph)
    #expect(Self.text(FormulaPrinter(graph: graph).print(formula)) == expected)
  }

  /// The formula as it is, not simplified as a derivative's would be.
  private static func build(_ template: Template, _ inputs: [NodeID], _ graph: inout Graph) throws -> NodeID {
    switch template {
    case .input(let position): return inputs[position]
    case .number(let number): return graph.constant(number)
    case .call(let name, let templates, _):
      let built = try templates.map { try build($0, inputs, &graph) }
      return try graph.apply(#require(Operation.named(name)), built)
    case .output, .gradient, .indices, .zero: throw EngineError("not a formula of inputs")
    }
  }

  static func text(_ math: Math) -> String {
    switch math {
    case .number(let number), .exact(let number):
      number == number.rounded() ? String(Int(number)) : String(number)
    case .name(let name), .array(let name), .text(let name), .sign(let name): name
    case .row(let parts), .juxtaposed(let parts): parts.map(text).joined()
    case .fraction(let above, let below): "{\(text(above))}/{\(text(below))}"
    case .power(let base, let exponent): "\(text(base))^{\(text(exponent))}"
    case .root(let inner): "√{\(text(inner))}"
    case .brackets(let inner): "(\(text(inner)))"
    case .index(let base, let indices): "\(text(base))[\(indices.map(text).joined(separator: ","))]"
    case .call(let function, let arguments): "\(function)(\(arguments.map(text).joined(separator: ",")))"
    default: "?"
    }
  }
}
