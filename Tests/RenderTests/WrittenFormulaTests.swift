import Testing
import Typesetting

@testable import Engine
@testable import Render

@Suite("Formulas as mathematics writes them")
struct WrittenFormulaTests {
  static let numbers = [
    ("(-2)^2 + a - (b - c) - x^2", "(−2)² + a − (b − c) − x²"),
    ("a/(b*c)", "a/(b c)"),
    ("(a/b)/c + a/(b/c)", "(a/b)/c + a/(b/c)"),
    ("(x + 1)^2/2 + (a/b)^2", "(x + 1)²/2 + (a/b)²"),
    ("-(x - a)^2/(2*b)", "−(x − a)²/(2b)"),
    ("a*(-b)*2", "a(−b) · 2"),
    ("2*(-3)*a", "2 · (−3)a"),
    ("a - (-0.5)", "a − (−0.5)"),
    ("sigmoid(x)^2 + sin(x)^2*cos(x)", "σ(x)² + sin(x)² cos(x)"),
    ("abs(x) + sqrt(x + 1)/sqrt(x)^2", "|x| + √(x + 1)/(√x)²"),
    ("abs(abs(x) - 1)", "abs(|x| − 1)"),
    ("max(0, x) + min(a, b)", "max(0, x) + min(a, b)"),
    ("round(x, 2) + log(x)/log2(x)", "round(x, 2) + log(x)/log₂(x)"),
    ("if(x > 0, x, 0.01*x)", "{x if x > 0, 0.01x otherwise}"),
    ("if(x < 1, 0, x) + if(x, x, 0)*a + if(x, 0, a)", "[x ≥ 1] x + [x ≠ 0] x a + [x = 0] a"),
    ("x > 0", "x > 0"),
    ("2*if(x, 1, if(x < -1, a, b)) - a", "(2{1 if x ≠ 0, a if x < −1, b otherwise}) − a"),
    ("(x > 0)*2 + (x == 1)", "[x > 0] · 2 + [x = 1]"),
    ("π*x/2 + 2*π + sqrt(2)*1.4142135623730951", "π x/2 + 2π + √2 √2"),
  ]

  static let exponents = [
    ("exp(x) + exp(-x^2) + exp(-x^2/2)", "eˣ + e^(−x²) + e^(−x²/2)"),
    ("exp(sin(x)) + exp(a*x + b*x^2 + c)", "exp(sin(x)) + exp(a x + b x² + c)"),
    ("exp(x)^2 + exp(exp(x))", "exp(x)² + exp(eˣ)"),
    ("e = 2*a; exp(x)*e", "exp(x) e"),
    ("x^(1/3) + x^(a - 1) + x^a^2 + (x^a)^2", "x^(1/3) + x^(a − 1) + x^(a²) + (x^a)²"),
  ]

  static let names = [
    ("y_hat = 2*x; alpha_1 = x; loss = x; loss*y_hat + alpha_1^2", "loss y\u{302} + α₁²"),
    ("h = dense([x, y], 2, tanh); h.W @ [x, y] + h.b", "W⁽ʰ⁾ [x, y] + b⁽ʰ⁾"),
    ("h = dense([x, y], 2, tanh); h.W[2, 1] + h[2]", "W⁽ʰ⁾₂₁ + h₂"),
    ("s = w*x; s - 0.5*∂s/∂w", "s − 0.5(∂s/∂w)"),
    ("S = sum(u*u); T = S^2; (∂T/∂u)[2] + (∂T/∂S)", "∂T/∂u₂ + ∂T/∂S"),
    ("E = w^3*v; w - ∂²E/∂w² + ∂²E/∂v∂w", "w − ∂²E/∂w² + ∂²E/∂v∂w"),
    ("s = w*x; (s at w = 2) + (s on d[1])", "(s at w = 2) + (s on d[1])"),
    ("f(x) = x^2*a; g(q) = f(2*q) + f'(q); g(b + 1)", "(2(b + 1))² a + 2a(b + 1)"),
  ]

  static let sums = [
    ("sum((t - y)^2)", "Σᵢ (tᵢ − yᵢ)²"),
    ("mean((t - w*x)^2)/2", "((1/n) Σᵢ (tᵢ − w xᵢ)²)/2"),
    ("i = 2*a; sum(i*x)", "Σⱼ i xⱼ"),
    ("variance(x)", "(1/n) Σᵢ (xᵢ − (1/n) Σⱼ xⱼ)²"),
    ("variance(u)", "(1/3) Σⱼ (uⱼ − (1/3) Σₖ uₖ)²"),
    ("sum(W^2) + sum(u)*a", "Σⱼₖ Wⱼₖ² + (Σⱼ uⱼ)a"),
    ("sum(sum(u*x))", "Σᵢ Σⱼ uⱼ xᵢ"),
    ("sum(W @ u)", "Σⱼ (W u)ⱼ"),
    ("sum(u[2..3]) + sum(W[2])", "Σ u[2..3] + Σⱼ W₂ⱼ"),
    ("sum(value(x))", "Σ_rows …"),
    ("-sum(one_hot(label, 3)*log(u + x))", "−Σⱼ one_hot(label)ⱼ log(uⱼ + x)"),
  ]

  static let arrays = [
    ("norm(u) + dot(u, 2*u) + norm(u)^2", "‖u‖ + uᵀ(2u) + ‖u‖²"),
    ("outer([a, b], u) @ u", "[a, b] uᵀ u"),
    ("2*u*u + u/2", "2u ⊙ u + u/2"),
    ("(W @ u)*[a, b] + W @ (u*u)", "(W u) ⊙ [a, b] + W(u ⊙ u)"),
    ("W.T @ ([a, b] + 1) + u", "Wᵀ([a, b] + 1) + u"),
    ("(W + 1).T @ [a, b]", "(W + 1)ᵀ [a, b]"),
    ("W[2, 3] + u[1] + u[2..3][1]", "W₂₃ + u₁ + u[2..3]₁"),
    ("concat(u, [a, b])", "[u, a, b]"),
    ("concat(W, W, axis: 2)", "[[W, W]]"),
    ("stack(u, 2*u) @ u", "[uᵀ, (2u)ᵀ] u"),
    ("[[a, b], [c, 1]] @ [x, y]", "[[a, b], [c, 1]] [x, y]"),
    ("convolve([[1, 2], [3, 4]], [[a, b]])", "[[1, 2], [3, 4]] ∗ [[a, b]]"),
    ("attention(W, W, W)", "softmax(W Wᵀ/√3) W"),
    ("softmax(W.T @ [a, b])[2] + argmax(u)", "softmax(Wᵀ [a, b])₂ + argmax(u)"),
    ("linspace(0, 19, 20) + a", "[0, 1, 2, 3, …, 19] + a"),
  ]

  @Test("As they were made", arguments: numbers + exponents + names + sums + arrays)
  func plain(source: String, expected: String) throws {
    let written = try Written.plain(source)
    #expect(written == expected)
  }

  static let layers = [
    ("S = sum(M @ M); ∂S/∂M", "Mᵀ 𝟏₂ₓ₂ + 𝟏₂ₓ₂ Mᵀ"),
    ("S = sum(3*W); ∂S/∂W", "3𝟏₂ₓ₃"),
    ("S = sum(W @ u); ∂S/∂W", "𝟏₂ uᵀ"),
    ("f(x) = if(x > 0, x, 0.01*x)*2; f'(a)", "0.02[a ≤ 0] + 2[a > 0]"),
    (
      "h = dense([x, y], 2, sigmoid); o = dense([x, y, h], 1, sigmoid); ∂o.z/∂h", "W⁽o⁾[1, 3..4]"
    ),
    (
      "h = dense([x, y], 2, tanh); o = dense(h, 1, sigmoid); E = sum((t - o)^2); ∂E/∂h.W",
      "−2 Σᵢ (tᵢ − oᵢ)oᵢ(1 − oᵢ)(W⁽o⁾ᵀ ⊙ (1 − hᵢ²))[xᵢ, yᵢ]ᵀ"
    ),
    (
      "h = dense([x, y], 2, tanh); o = dense(h, 1, sigmoid); E = sum((t - o)^2); ∂E/∂h.W[1, 2]",
      "−2W⁽o⁾₁₁ Σᵢ (tᵢ − oᵢ)oᵢ(1 − oᵢ)(1 − hᵢ₁²)yᵢ"
    ),
    (
      "s = softmax(W.T @ [x, y]); E = mean(cross_entropy(s, one_hot(label, 3))); ∂E/∂W",
      "(1/n) Σᵢ [xᵢ, yᵢ](sᵢ − one_hot(labelᵢ))ᵀ"
    ),
    ("∂(softmax(u)[2])/∂u", "softmax(u) ⊙ ([0, 1, 0] − softmax(u)₂)"),
    ("∂(norm(u))/∂u", "u/‖u‖"),
    ("∂(max(a, b)*c)/∂a", "c [a ≥ b]"),
    ("f(x) = x^2*exp(x); g(a) = f'(2*a); ∂(g(b))/∂b", "2(8b e^(2b) + (2b)² e^(2b) + 2e^(2b))"),
  ]

  @Test("Derivatives of layers, simplified", arguments: layers)
  func simplified(source: String, expected: String) throws {
    let written = try Written.simplified(source)
    #expect(written == expected)
  }

  @Test("A formula that is too long has letters for its parts")
  func abbreviated() throws {
    let terms = (1...12).map { "sin(a*x + \($0)*b*x^2)*exp(-x^2)*cos(a*x - \($0))" }
    let inner = terms.joined(separator: " + ")
    let (graph, node, names) = try Written.formula("sqrt((\(inner))^2 + 1) + log(2 + (\(inner))^2)")
    let short = FormulaPrinter(graph: graph, namesOf: names).printAbbreviated(node)
    #expect(!short.parts.isEmpty && short.formula.leaves <= 40)
    let letters = short.parts.map { PlainText(digits: 4).text($0.letter) }
    #expect(Set(letters).isDisjoint(with: ["a", "b", "x"]))
  }

  @Test("What would be endless has dots")
  func endless() throws {
    var graph = Graph()
    var formula = graph.variable("x")
    for _ in 0..<200 { formula = try graph.apply(.sine, [graph.apply(.add, [formula, formula])]) }
    #expect(PlainText(digits: 4).text(FormulaPrinter(graph: graph).print(formula)).count < 20_000)
    #expect(FormulaPrinter(graph: graph).printAbbreviated(formula).formula.leaves < 200)
  }
}
