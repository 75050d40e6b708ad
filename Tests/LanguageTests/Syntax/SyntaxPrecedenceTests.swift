import Testing

@testable import Language

/// Each source with the same formula in brackets, operator first.
@Suite("Expressions are read as in the table of operators, loosest first")
struct SyntaxPrecedenceTests {
  static let arithmetic: [(String, String)] = [
    ("a + b - c", "(- (+ a b) c)"),
    ("a - b + c", "(+ (- a b) c)"),
    ("a + b*c", "(+ a (* b c))"),
    ("a*b/c", "(/ (* a b) c)"),
    ("a/b*c", "(* (/ a b) c)"),
    ("a*b @ c*d", "(* (* a (@ b c)) d)"),
    ("a @ b @ c", "(@ (@ a b) c)"),
    ("a @ b^c", "(@ a (^ b c))"),
    ("(a + b)*c", "(* (() (+ a b)) c)"),
    ("a · b ⋅ c × d ⊙ e", "(* (* (* (* a b) c) d) e)"),
    ("a − b – c", "(- (- a b) c)"),
    ("a ÷ b", "(/ a b)"),
  ]

  static let signsAndPowers: [(String, String)] = [
    ("(-x^2)", "(() (- (^ x 2)))"),
    ("y = -x^2", "(= y (- (^ x 2)))"),
    ("y = −x²", "(= y (- (^ x 2)))"),
    ("2^3^4", "(^ 2 (^ 3 4))"),
    ("2^-x^2", "(^ 2 (- (^ x 2)))"),
    ("x²^3", "(^ (^ x 2) 3)"),
    ("2^x³", "(^ 2 (^ x 3))"),
    ("x¹⁰", "(^ x 10)"),
    ("y = -a @ b", "(= y (@ (- a) b))"),
    ("y = -a*b", "(= y (* (- a) b))"),
    ("a * -b", "(* a (- b))"),
    ("a - -b + +c", "(+ (- a (- b)) (+ c))"),
    ("f(x)^2", "(^ (call f x) 2)"),
    ("w[1]²", "(^ (index w 1) 2)"),
    ("f'²", "(^ (' f) 2)"),
    ("Wᵀ^2", "(^ (T W) 2)"),
  ]

  static let comparisons: [(String, String)] = [
    ("a + b < c*d", "(< (+ a b) (* c d))"),
    ("a ≈ b", "(≈ a b)"),
    ("a ~= b", "(≈ a b)"),
    ("a == b", "(== a b)"),
    ("a != b", "(!= a b)"),
    ("a ≠ b", "(!= a b)"),
    ("a <= b", "(<= a b)"),
    ("a ≤ b", "(<= a b)"),
    ("a >= b", "(>= a b)"),
    ("a ≥ b", "(>= a b)"),
    ("a > b", "(> a b)"),
    ("(a < b) * (b < c)", "(* (() (< a b)) (() (< b c)))"),
    ("a == b..c", "(== a (.. b c))"),
    ("E on test ≈ 0.5", "(≈ (on E test) 0.5)"),
    ("f'(x) at x = 3 ≈ 27", "(≈ (at (call (' f) x) (= x 3)) 27)"),
  ]

  static let ranges: [(String, String)] = [
    ("1..20", "(.. 1 20)"),
    ("-0.5..1.5", "(.. (- 0.5) 1.5)"),
    ("1.5..2.5", "(.. 1.5 2.5)"),
    ("a + 1..b*2", "(.. (+ a 1) (* b 2))"),
    ("\"p1\"..\"p64\"", "(.. \"p1\" \"p64\")"),
    ("1..3 on d", "(on (.. 1 3) d)"),
  ]

  static let environments: [(String, String)] = [
    ("E on test", "(on E test)"),
    ("a + b on d", "(on (+ a b) d)"),
    ("y on or[2]", "(on y (index or 2))"),
    ("y on split(d, 0.8)", "(on y (call split d 0.8))"),
    ("a on d on e", "(on (on a d) e)"),
    ("a at run", "(at a run)"),
    ("a at run[k]", "(at a (index run k))"),
    ("a at (run[3])", "(at a (() (index run 3)))"),
    ("a at n = v", "(at a (= n v))"),
    ("a at n = -3", "(at a (= n (- 3)))"),
    ("a at n = 2^3", "(at a (= n (^ 2 3)))"),
    ("a at n = [1, 2]", "(at a (= n [1 2]))"),
    ("a at (n = v, m = u + 1)", "(at a (= n v) (= m (+ u 1)))"),
    ("y at (h.W[1, 2] = 0)", "(at y (= (index (. h W) 1 2) 0))"),
    ("y at h.b = 0", "(at y (= (. h b) 0))"),
    ("a at x = 3 on d at run", "(at (on (at a (= x 3)) d) run)"),
    ("f'(x) at x = 3", "(at (call (' f) x) (= x 3))"),
    ("(a on d) + 1", "(+ (() (on a d)) 1)"),
  ]

  static let operands: [(String, String)] = [
    ("f(a, b)", "(call f a b)"),
    ("f()", "(call f)"),
    ("f(a, b,)", "(call f a b)"),
    ("f(x)(y)", "(call (call f x) y)"),
    ("f'(3)", "(call (' f) 3)"),
    ("f''", "('' f)"),
    ("f′ + f″ + f’ + f´", "(+ (+ (+ (' f) ('' f)) (' f)) (' f))"),
    ("a[i, j].b'", "(' (. (index a i j) b))"),
    ("W.T @ Wᵀ", "(@ (T W) (T W))"),
    ("h.W[2, 3]", "(index (. h W) 2 3)"),
    ("y.1.W", "(. (. y 1) W)"),
    ("d.in.on", "(. (. d in) on)"),
    ("d[\"p1\"..\"p64\"]", "(index d (.. \"p1\" \"p64\"))"),
    ("run[0].loss[0]", "(index (. (index run 0) loss) 0)"),
    ("[a, [b, c], (d)]", "[a [b c] (() d)]"),
    ("[]", "[]"),
    ("[1, 2,]", "[1 2]"),
    ("[s^2 for s in 1..20]", "[(^ s 2) for s (.. 1 20)]"),
    ("[a + b for s in d on e]", "[(+ a b) for s (on d e)]"),
    ("true + false", "(+ true false)"),
    ("π*σ", "(* π σ)"),
    ("if(a > b, 1, 2)", "(call if (> a b) 1 2)"),
  ]

  static let derivatives: [(String, String)] = [
    ("∂E/∂w", "(∂ E w)"),
    ("∂E/∂w^2", "(^ (∂ E w) 2)"),
    ("∂E/∂w²", "(^ (∂ E w) 2)"),
    ("∂E/∂w/2", "(/ (∂ E w) 2)"),
    ("2*∂E/∂w*3", "(* (* 2 (∂ E w)) 3)"),
    ("a/∂E/∂w", "(/ a (∂ E w))"),
    ("∂²E/∂w²", "(∂ E w w)"),
    ("∂^2E/∂w^2", "(∂ E w w)"),
    ("∂²E/∂w∂v", "(∂ E w v)"),
    ("∂³E/∂w²∂v", "(∂ E w w v)"),
    ("∂²E/∂w²^2", "(^ (∂ E w w) 2)"),
    ("∂E/∂h.W[2, 3]", "(∂ E (index (. h W) 2 3))"),
    ("∂h/∂W.T", "(T (∂ h W))"),
    ("∂f/∂x(1, 2)", "(call (∂ f x) 1 2)"),
    ("∂f(x, y)/∂x", "(∂ (call f x y) x)"),
    ("∂(x^2 + 1)/∂x", "(∂ (() (+ (^ x 2) 1)) x)"),
    ("∂(∂E/∂w)/∂v", "(∂ (() (∂ E w)) v)"),
    ("∂E/∂w on or[2]", "(on (∂ E w) (index or 2))"),
    ("∇E", "(∇ E)"),
    ("∇E.w1", "(. (∇ E) w1)"),
    ("∇f(1, 2)", "(call (∇ f) 1 2)"),
    ("∇(a + b)", "(∇ (() (+ a b)))"),
    ("diff(E, w) + grad(E)", "(+ (call diff E w) (call grad E))"),
    ("dL/dw", "(/ dL dw)"),
  ]

  static let arguments: [(String, String)] = [
    ("gd(rate: 0.5, momentum: 0)", "(call gd rate:0.5 momentum:0)"),
    ("plot(x^2, x: -3..3)", "(call plot (^ x 2) x:(.. (- 3) 3))"),
    ("bars(\"cat\": 0.85, \"dog\": 0.12)", "(call bars \"cat\":0.85 \"dog\":0.12)"),
    ("train(E, on: test, until: E < 0.01)", "(call train E on:test until:(< E 0.01))"),
    ("train(E, validate: accuracy(p) on test)", "(call train E validate:(on (call accuracy p) test))"),
    ("train(E, from: other[k])", "(call train E from:(index other k))"),
    ("train(E, from: (w1 = 2, h.b = 0))", "(call train E from:(at [] (= w1 2) (= (. h b) 0)))"),
    ("f(x: (a), y: (b + 1)*2)", "(call f x:(() a) y:(* (() (+ b 1)) 2))"),
  ]

  @Test("Sums, products, matrix products", arguments: arithmetic)
  func readsArithmetic(source: String, inBrackets: String) {
    #expect(SyntaxSource.read(source) == inBrackets + "\n")
  }

  @Test("A sign is looser than a power; powers go to the right", arguments: signsAndPowers)
  func readsSigns(source: String, inBrackets: String) {
    #expect(SyntaxSource.read(source) == inBrackets + "\n")
  }

  @Test("Comparisons are loosest", arguments: comparisons)
  func readsComparisons(source: String, inBrackets: String) {
    #expect(SyntaxSource.read(source) == inBrackets + "\n")
  }

  @Test("A range is looser than a sum", arguments: ranges)
  func readsRanges(source: String, inBrackets: String) {
    #expect(SyntaxSource.read(source) == inBrackets + "\n")
  }

  @Test("on and at chain to the left, and take one operand", arguments: environments)
  func readsEnvironments(source: String, inBrackets: String) {
    #expect(SyntaxSource.read(source) == inBrackets + "\n")
  }

  @Test("Calls, indices, members, primes, transposes", arguments: operands)
  func readsOperands(source: String, inBrackets: String) {
    #expect(SyntaxSource.read(source) == inBrackets + "\n")
  }

  @Test("What follows ∂E/∂w or ∇E applies to the whole", arguments: derivatives)
  func readsDerivatives(source: String, inBrackets: String) {
    #expect(SyntaxSource.read(source) == inBrackets + "\n")
  }

  @Test("Arguments by position, name and text", arguments: arguments)
  func readsArguments(source: String, inBrackets: String) {
    #expect(SyntaxSource.read(source) == inBrackets + "\n")
  }
}
