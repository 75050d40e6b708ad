import Engine
import Testing

@testable import PyTorch

@Suite("Names, numbers and lines of Python")
struct TextTests {
  @Test(
    "A name becomes one that Python takes, and keeps when it normalises it",
    arguments: [
      ("w1", "w1"), ("x₁", "x1"), ("x₁₂", "x12"), ("σ", "σ"), ("Ω", "Ω"), ("ŷ", "ŷ"), ("y\u{302}", "y\u{302}"),
      ("w′", "w_prime"), ("x²", "x2"), ("xₙ", "xn"), ("y.1", "y_1"), ("petal length", "petal_length"),
      ("a--b", "a_b"), ("d[2..3]", "d_2_3"), ("2nd", "_2nd"), ("∂E", "_E"), ("größe", "größe"), ("年", "年"),
      ("ϵ", "u3f5"), ("", "value"), ("…", "_"),
    ])
  func identifier(name: String, wanted: String) {
    #expect(Names.identifier(name) == wanted)
  }

  @Test("Each name is given once, and none that Python or the script has")
  func unique() {
    var names = Names.variables
    #expect(names.take("w") == "w")
    #expect(names.take("w") == "w_2")
    #expect(names.take("w") == "w_3")
    #expect(names.take("lambda") == "lambda_")
    #expect(names.take("lambda") == "lambda_2")
    #expect(names.take("sum") == "sum_")
    #expect(names.take("x1") == "x1")
    #expect(names.take("x₁", "d_x₁") == "d_x1")
    var members = Names.members
    #expect(members.take("train") == "train_")
    #expect(members.take("sum") == "sum")
  }

  @Test(
    "A number reads back as itself",
    arguments: [
      (2.0, "2", "2.0"), (0.1, "0.1", "0.1"), (-0.0, "-0.0", "-0.0"), (1e-7, "1e-7", "1e-7"),
      (1e16, "1e+16", "1e+16"), (.infinity, "torch.inf", "torch.inf"), (-.infinity, "-torch.inf", "-torch.inf"),
      (.nan, "torch.nan", "torch.nan"), (.pi, "torch.pi", "3.141592653589793"),
      (1 / 3, "0.3333333333333333", "0.3333333333333333"),
    ])
  func number(value: Double, short: String, float: String) {
    #expect(Literal.number(value) == short)
    #expect(Literal.float(value) == float)
  }

  @Test(
    "A text is quoted",
    arguments: [
      ("oak", "\"oak\""), ("a \"b\"", "\"a \\\"b\\\"\""), ("back\\slash", "\"back\\\\slash\""),
      ("two\nlines", "\"two\\nlines\""), ("\u{7}", "\"\\u0007\""), ("Ärger", "\"Ärger\""),
    ])
  func text(text: String, wanted: String) {
    #expect(Literal.text(text) == wanted)
  }

  @Test(
    "Arrays",
    arguments: [
      (Tensor(vector: [1, 2]), "torch.tensor([1.0, 2.0])"), (Tensor(vector: [0, 0, 0]), "torch.zeros(3)"),
      (Tensor(repeating: 0.5, shape: [2]), "torch.full((2,), 0.5)"), (Tensor(0.5), "torch.tensor(0.5)"),
      (Tensor([1, 0, 0, 1], shape: [2, 2]), "torch.eye(2)"), (Tensor(repeating: 1, shape: [1, 3]), "torch.ones(1, 3)"),
      (Tensor([1, 2, 3, 4], shape: [2, 2]), "torch.tensor([[1.0, 2.0], [3.0, 4.0]])"),
      (
        Tensor((1...10).map { 1 / Double($0) }, shape: [2, 5]),
        """
        torch.tensor([
            [1.0, 0.5, 0.3333333333333333, 0.25, 0.2],
            [0.16666666666666666, 0.14285714285714285, 0.125, 0.1111111111111111, 0.1],
        ])
        """
      ),
    ])
  func array(tensor: Tensor, wanted: String) {
    #expect(Literal.tensor(tensor) == wanted)
  }

  @Test("A long statement is broken inside its brackets, but not in its quotes")
  func lines() {
    #expect(Layout.statement("y = f(x)", indent: 4) == ["    y = f(x)"])
    let long = "value = function(\"a, b\", [1, 2, 3], first_argument=1, second_argument=2, third_argument=3)"
    #expect(
      Layout.statement(long, indent: 4) == [
        "    value = function(",
        "        \"a, b\", [1, 2, 3], first_argument=1, second_argument=2, third_argument=3,", "    )",
      ])
  }

  @Test(
    "Brackets stand where Python needs them",
    arguments: [
      ("(a + b) * c", "(self.a + self.b) * self.c"), ("a + (b - c)", "self.a + (self.b - self.c)"),
      ("a - (b - c)", "self.a - (self.b - self.c)"), ("-a^2", "-self.a ** 2"), ("(-a)^2", "(-self.a) ** 2"),
      ("a^b^c", "self.a ** self.b ** self.c"), ("(a^b)^c", "(self.a ** self.b) ** self.c"),
      ("a / (b * c)", "self.a / (self.b * self.c)"), ("a / b * c", "self.a / self.b * self.c"),
      ("2 * -a", "2 * -self.a"), ("a - -b", "self.a - (-self.b)"), ("a^-b", "self.a ** -self.b"),
      ("a * (b < c)", "self.a * (self.b < self.c).double()"),
      ("if(a < b, a, 1)", "torch.where(self.a < self.b, self.a, 1.0)"),
      ("abs(a + b)", "torch.abs(self.a + self.b)"), ("a * sqrt(2)", "self.a * math.sqrt(2)"),
      ("a + 1/3", "self.a + 1 / 3"), ("a + 1/0", "self.a + torch.tensor(1.0) / 0"),
      ("max(a, 0.1)", "self.a.clamp(min=0.1)"), ("max(0, a)", "torch.relu(self.a)"),
      ("max(a, b)", "torch.where(self.a >= self.b, self.a, self.b)"), ("a * π", "self.a * torch.pi"),
    ])
  func brackets(formula: String, wanted: String) throws {
    let script = try #require(NotebookResult(of: "param a = 0.5, b = 2, c = 3\npytorch(\(formula))").script)
    #expect(script.contains("        return \(wanted)\n"), "\(script)")
  }
}
