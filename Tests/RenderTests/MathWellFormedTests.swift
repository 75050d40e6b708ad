import Testing
import Typesetting

@testable import Engine
@testable import Render

@Suite("MathML is one well-formed element, and TeX is balanced")
struct MathWellFormedTests {
  static let x = Math.name("x_1")

  /// Every form of mathematics, around names, numbers and one another.
  static let forms: [Math] = {
    let leaves: [Math] = [
      .number(-1.5e-9), .number(.nan), .exact(-2), x, .array("h.W"), .name("ŷ"), .text("a < b & c"), .sign("⊙"),
      .sign("&"),
    ]
    return leaves + leaves.flatMap { around($0) } + around(.fraction(x, .exact(2))).flatMap { around($0) }
  }()

  private static func around(_ inner: Math) -> [Math] {
    [
      .row([inner, .sign("+"), x]), .juxtaposed([.exact(2), inner, x]), .fraction(inner, x), .power(inner, .exact(2)),
      .power(x, inner), .index(inner, [.exact(1), .name("i")]), .index(x, [inner]), .root(inner), .absolute(inner),
      .norm(inner), .brackets(inner), .call(function: "leaky_relu", [inner, x]), .call(function: "f′", [inner]),
      .transpose(inner), .sum(below: .name("i"), above: inner, inner), .sum(below: nil, above: nil, inner),
      .vector([inner, x]), .matrix([[inner, x], [x, inner]]), .matrix([[.number(1.25)], [.number(-3)], [.sign("⋮")]]),
      .cases([[inner, .text("if ")], [x, .text("otherwise")]]), .partial(order: 2, of: inner, by: [x, inner]),
      .nabla(inner), .indicator(.row([inner, .sign("≥"), x])),
      .aligned([[inner, .row([.sign("="), x])], [.row([]), inner]]), .marked(3, inner),
    ]
  }

  @Test("Every form of mathematics")
  func everyForm() throws {
    for form in Self.forms { try Self.check(form) }
  }

  @Test("Every operation of the table, its derivative, and that simplified", arguments: Operation.table.map(\.name))
  func operations(name: String) throws {
    let operation = try #require(Operation.named(name))
    var written = 0
    for (shapes, attribute) in Self.inputs {
      var graph = Graph()
      let data = Dataset(name: "d", columns: [.init(name: "x", values: [1, 2])])
      let x = try graph.column("x", of: graph.add(data))
      var inputs: [NodeID] = []
      for (position, shape) in shapes.prefix(operation.inputCount.upperBound).enumerated() {
        let parameter = graph.parameter("p\(position)", initial: Tensor(repeating: 0.5, shape: shape))
        inputs.append(try graph.apply(.multiply, [parameter, x]))
      }
      guard operation.inputCount.contains(inputs.count), let value = try? graph.apply(operation, inputs, attribute)
      else { continue }
      written += 1
      try Self.check(FormulaPrinter(graph: graph).print(value))
      var loss = value
      if !graph[loss].shape.isNumber { loss = try graph.apply(.sumElements, [loss]) }
      if let rows = graph[loss].rows { loss = try graph.apply(.sumRows, [loss], .rows(rows)) }
      guard let first = inputs.first, let derivative = try? graph.derivative(of: loss, by: graph[first].inputs[0])
      else {
        continue
      }
      try Self.check(FormulaPrinter(graph: graph).print(derivative))
      let simple = graph.simplify(derivative)
      try Self.check(FormulaPrinter(graph: graph).print(simple))
    }
    #expect(written > 0 || ["onlyRow", "one_hot"].contains(name))
  }

  /// Inputs of which each operation takes some.
  private static let inputs: [([Shape], Attribute)] = {
    let patches = try? Patches(image: [4, 3, 2], size: [2, 3], stride: 1, padding: 0)
    let part = Part(of: [3], [.range(1..<3)])
    var inputs: [([Shape], Attribute)] = [
      ([.number], .none), ([[3]], .none), ([[2, 3]], .none), ([.number, .number], .none), ([[3], [3]], .none),
      ([[2, 3], [3]], .none), ([[2, 3], [3, 2]], .none), ([.number, [3]], .none), ([[3], [3], [3]], .none),
      ([.number, .number, .number], .none), ([[2, 3]], .shape([3, 2])), ([[3]], .shape([2, 3])),
      ([[2, 3]], .shape([3])), ([[3]], .part(part)), ([[2]], .part(part)), ([[3]], .part(Part(of: [3], [.place(1)]))),
      ([[2, 3], [2, 3]], .axis(1)), ([[3], [2]], .axis(0)), ([.number], .rows(DatasetID(index: 0))),
      ([[3]], .rows(DatasetID(index: 0))), ([], .rows(DatasetID(index: 0))),
      ([[3]], .dropout(Dropout(rate: 0.5, stream: "h", occurrence: 0))),
    ]
    if let patches { inputs += [([patches.image], .patches(patches)), ([patches.shape], .patches(patches))] }
    return inputs
  }()

  // MARK: Checks

  private static func check(_ math: Math) throws {
    let mathML = MathML(digits: 4).display(math)
    #expect(isOneElement(mathML), "\(mathML)")
    let tex = TeX(digits: 4).tex(LineBreaking.broken(math))
    #expect(isBalanced(tex), "\(tex)")
    #expect(!tex.contains("operatorname"))
    #expect(!PlainText(digits: 4).text(math).isEmpty)
  }

  /// Whether tags are closed in their order, with one element outermost, and the elements of layouts have as many
  /// inner elements as MathML wants.
  static func isOneElement(_ text: String) -> Bool {
    let counts = [
      "mfrac": 2, "msup": 2, "msub": 2, "mover": 2, "munder": 2, "msubsup": 3, "munderover": 3, "math": 1, "mtd": 1,
    ]
    var open: [(name: Substring, children: Int)] = [("", 0)]
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      let between = rest[..<start]
      // Text stands only in the elements for it, and in it & starts an entity.
      if !between.isEmpty, !["mi", "mn", "mo", "mtext"].contains(open[open.count - 1].name) { return false }
      guard !between.contains(">"),
        between.split(separator: "&", omittingEmptySubsequences: false).dropFirst()
          .allSatisfy({ $0.contains(";") }), let end = rest.firstIndex(of: ">")
      else { return false }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard let (name, children) = open.popLast(), name == tag.dropFirst(),
          counts[String(name)] ?? children == children
        else { return false }
      } else {
        open[open.count - 1].children += 1
        open.append((tag.prefix { $0 != " " }, 0))
      }
    }
    return open.count == 1 && open[0].children == 1 && rest.isEmpty
  }

  /// Whether braces, `\left` and `\right`, and the ends of environments belong together.
  static func isBalanced(_ tex: String) -> Bool {
    var open: [String] = []
    var rest = tex[...]
    while let next = rest.first {
      if rest.hasPrefix("\\\\") {
        rest = rest.dropFirst(2)
      } else if next == "\\" {
        let command = rest.dropFirst().prefix { $0.isASCII && $0.isLetter }
        rest = rest.dropFirst(1 + max(command.count, 1))
        switch command {
        case "left": open.append("left")
        case "right": guard open.popLast() == "left" else { return false }
        case "begin": open.append(String(rest.prefix { $0 != "}" }))
        case "end": guard open.popLast() == String(rest.prefix { $0 != "}" }) else { return false }
        default: break
        }
      } else {
        if next == "{" { open.append("{") }
        if next == "}" { guard open.popLast() == "{" else { return false } }
        // Cells are parted only in an environment.
        if next == "&", !(open.last?.hasPrefix("{") ?? false) || open.last == "{" { return false }
        rest = rest.dropFirst()
      }
    }
    return open.isEmpty
  }

  @Test("The checks notice what is wrong")
  func checks() {
    for text in ["<math><mi>x</mi>", "<math><mfrac><mi>x</mi></mfrac></math>", "<math>x</math>", "<mi>a & b</mi>"] {
      #expect(!Self.isOneElement(text), "\(text)")
    }
    for tex in ["{x", "x}", "\\left( x", "\\begin{cases} x \\end{aligned}", "a & b"] {
      #expect(!Self.isBalanced(tex), "\(tex)")
    }
    #expect(Self.isBalanced("\\left[ \\begin{array}{r} 1 & {x}^{2} \\\\ \\{ \\end{array} \\right]"))
  }
}
