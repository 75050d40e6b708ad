import Testing

@testable import Language

@Suite("Habits that are legal to read have their hint for when a name is unknown")
struct SyntaxHabitTests {
  private func hint(_ source: String, _ habit: (Expression) -> String?) throws -> String? {
    habit(try Parser.expression(SyntaxSource.lines(source)).get())
  }

  @Test("dL/dw is Leibniz's derivative")
  func leibniz() throws {
    #expect(try hint("dL/dw", Habits.leibniz) == "write ∂L/∂w, or diff(L, w)")
    #expect(try hint("dE/dh.W[1, 2]", Habits.leibniz) == "write ∂E/∂h.W[1, 2], or diff(E, h.W[1, 2])")
    #expect(try hint("d/dw", Habits.leibniz) == nil)
    #expect(try hint("a/dw", Habits.leibniz) == nil)
  }

  @Test("x[0] counts from 0")
  func zeroIndex() throws {
    #expect(try hint("x[0]", Habits.zeroIndex) == "indices start at 1: write x[1]")
    #expect(try hint("W[0, k]", Habits.zeroIndex) == "indices start at 1: write W[1, k]")
    #expect(try hint("x[1]", Habits.zeroIndex) == nil)
  }

  @Test("W^T, f(x) == …, (a + b)(c)")
  func others() throws {
    #expect(try hint("W^T", Habits.transposePower) == "write Wᵀ or W.T")
    #expect(try hint("W^2", Habits.transposePower) == nil)
    #expect(try hint("y == 3*x", Habits.equalityForDefinition) == "a definition has one =: write y = 3*x")
    #expect(try hint("y + 1 == 3", Habits.equalityForDefinition) == nil)
    #expect(try hint("(a + b)(c - d)", Habits.product) == "write products out: (a + b)*(c - d)")
    #expect(try hint("x (a, b)", Habits.product) == nil)
  }
}
