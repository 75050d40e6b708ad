import Testing

@testable import Engine

@Suite("Formulas simplified for printing")
struct SimplificationTests {
  static let sums = [
    ("x*y + y*x + x*y", "3x y"),
    ("2*x*x^3 + x^2*3*x^2", "5x⁴"),
    ("x + x*2", "3x"),
    ("x - x", "0"),
    ("x + 0", "x"),
    ("a - (-b)", "a + b"),
    ("-a + b", "b − a"),
    ("-a - b", "−a − b"),
    ("a - (b - c)", "a − b + c"),
    ("-(a - b)", "−(a − b)"),
    ("-2*(t - y)", "−2(t − y)"),
    ("2*(t - y) + (t - y)", "3(t − y)"),
    ("0.1 + 0.2", "0.3"),
    ("3*0.1", "0.3"),
    ("1/3 + 1/6", "1/2"),
    ("x/2 + x/3", "5x/6"),
    ("x + 1 + x + 2", "2x + 3"),
    ("1 + x + 1", "2 + x"),
    ("2*(x - 1) + 2*(x + 1)", "4x"),
    ("y*(1 - t) - t*(1 - y)", "y − t"),
    ("a*(x - 1) + b*(x - 2)", "a(x − 1) + b(x − 2)"),
    ("exp(x) - exp(x) + a", "a"),
    ("y*(1 - y)*a + y*(1 - y)*b", "y(1 − y)(a + b)"),
    ("2*y*(1 - y)*a - 2*y*(1 - y)", "2y(1 − y)(a − 1)"),
    ("3*(a + b)*x + (a + b)/y", "(a + b)(3x + 1/y)"),
    ("x*a + x*b", "x a + x b"),
  ]

  static let products = [
    ("x*x", "x²"),
    ("x^2*x", "x³"),
    ("(x^2)^3", "x⁶"),
    ("2*x^1*1", "2x"),
    ("x*2*y*3", "6x y"),
    ("x*(-2)", "−2x"),
    ("(-x)*(-y)", "x y"),
    ("(-x)^2", "x²"),
    ("(-x)^3", "−x³"),
    ("a/b/c", "a/(b c)"),
    ("a*(1/b)", "a/b"),
    ("-(1/x^2)", "−1/x²"),
    ("x^(-1)", "1/x"),
    ("x^(-2)*3", "3/x²"),
    ("2*x/4", "x/2"),
    ("x*0.5", "0.5x"),
    ("0.5*x/2", "0.25x"),
    ("x/0.5", "2x"),
    ("x^0.5", "√x"),
    ("x^(-0.5)", "1/√x"),
    ("1/(2*sqrt(x))*2*x", "x/√x"),
    ("3*(3*x)^2*3", "81x²"),
    ("2*(w*x)*x", "2w x²"),
    ("3*(w*x)^2*x", "3w² x³"),
    ("cos(x^2)*2*x", "2x cos(x²)"),
    ("y*(1 - y)*x", "y(1 − y)x"),
    ("sigmoid(a)*(1 - sigmoid(a))*w", "w σ(a)(1 − σ(a))"),
    ("x^2/x^3", "1/x"),
    ("exp(x)*exp(x)", "exp(x)²"),
    ("exp(x)/exp(x)", "1"),
  ]

  static let edges = [
    ("x/x", "x/x"),
    ("x^3/x^2", "x²/x"),
    ("0*(1/x)", "0/x"),
    ("log(x) - log(x)", "0 log(x)"),
    ("1/x - 1/x", "0/x"),
    ("sqrt(x^2)", "√(x²)"),
    ("log(x^2)", "log(x²)"),
    ("sqrt(x)^2", "(√x)²"),
    ("sqrt(x)*sqrt(x)", "(√x)²"),
    ("1/(1/x)", "1/(1/x)"),
    ("(1/x)^(-1)", "1/(1/x)"),
    ("x^0.5*x^0.5", "(√x)²"),
    ("x^1.5*x", "x^2.5"),
    ("(x - 1)/(x - 1)", "(x − 1)/(x − 1)"),
    ("(log(x))^0", "1"),
  ]

  static let arrays = [
    ("-(W @ u)", "−W u"),
    ("W @ (2*u)", "2W u"),
    ("(W.T).T", "W"),
    ("2*u + u", "3u"),
    ("sum(2*u)", "2 Σⱼ uⱼ"),
    ("sum(one_hot(label))", "1"),
    ("x*ones(3) + x*ones(3)", "2x 𝟏₃"),
  ]

  static let derivatives = [
    ("∂(x^2)/∂x", "2x"),
    ("∂(x*exp(x))/∂x", "x eˣ + eˣ"),
    ("∂(1/x)/∂x", "−1/x²"),
    ("∂(exp(-x^2))/∂x", "−2x e^(−x²)"),
    ("∂(x^3 + 2*x^2 - x)/∂x", "3x² + 4x − 1"),
    ("∂(sqrt(x))/∂x", "1/(2√x)"),
    ("∂(log(x))/∂x", "1/x"),
    ("∂(sin(3*x))/∂x", "3 cos(3x)"),
    ("∂(x^a)/∂x", "a x^(a − 1)"),
    ("z = w*x + b; s = sigmoid(z); ∂s/∂w", "s(1 − s)x"),
    ("z = w*x + b; s = sigmoid(z); ∂((t - s)^2)/∂s", "−2(t − s)"),
    ("z = w*x + b; s = sigmoid(z); l = binary_cross_entropy(s, t); ∂l/∂z", "s − t"),
    ("z = W.T @ [a, b]; p = softmax(z); l = cross_entropy(p, one_hot(label, 3)); ∂l/∂z", "p − one_hot(label)"),
    ("E = mean((t - w*x)^2); ∂E/∂w", "−(2/n) Σᵢ (tᵢ − w xᵢ)xᵢ"),
    ("h = one_hot(label, 3); z = W.T @ [a, b]; p = softmax(z); l = cross_entropy(p, h); ∂l/∂z", "p − h"),
  ]

  @Test("Written as a person would", arguments: sums + products + edges + arrays + derivatives)
  func simplified(source: String, expected: String) throws {
    let written = try Written.simplified(source)
    #expect(written == expected)
  }
}
