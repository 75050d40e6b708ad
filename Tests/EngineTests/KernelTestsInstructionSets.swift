import Kernels
import Testing

/// Forcing an instruction set holds for the whole process. Tests that run meanwhile do not notice, which is what is
/// tested here.
@Suite("Instruction sets", .serialized)
struct KernelInstructionSetTests {
  private static let names = ["baseline", "avx2", "avx512"]

  /// The results with each set that this machine has.
  private func withEachSet<Value>(_ body: () -> Value) -> [Value] {
    let usual = String(cString: nabla_instruction_set())
    defer { _ = nabla_force_instruction_set(usual) }
    return Self.names.filter { nabla_force_instruction_set($0) == 1 }.map { name in
      _ = nabla_force_instruction_set(name)
      return body()
    }
  }

  /// Every range that a formula treats differently, and bits at random.
  private var arguments: [Double] {
    var numbers = TestNumbers(state: 61)
    return (0..<100_003).map { index in
      switch index % 5 {
      case 0: numbers.anything()
      case 1: numbers.between(-1.5, 1.5)
      case 2: numbers.between(-750, 750)
      case 3: numbers.between(-3e6, 3e6)
      default: numbers.between(-10, 10)
      }
    }
  }

  @Test("all give the same bits", arguments: KernelFunction.all)
  func functions(function: KernelFunction) {
    let x = arguments
    let results = withEachSet { function.values(x).map(\.bitPattern) }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test("all give the same powers")
  func powers() {
    let (a, b) = (arguments, Array(arguments.reversed()))
    let results = withEachSet { power(a, b).map(\.bitPattern) + power(a.map(abs), b).map(\.bitPattern) }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  @Test("all give the same products and sums")
  func products() {
    var numbers = TestNumbers(state: 62)
    let a = (0..<200 * 70).map { _ in numbers.between(-1, 1) }
    for (m, k, n) in [(4, 2, 2), (70, 200, 70), (64, 200, 1), (3, 200, 65)] {
      let results = withEachSet {
        var c = [Double](repeating: 0, count: m * n)
        nabla_product(m, k, n, a, k, 1, a, 1, k, &c)
        return c.map(\.bitPattern) + [nabla_sum(a, a.count).bitPattern]
      }
      #expect(results.allSatisfy { $0 == results[0] })
    }
  }

  @Test("an unknown one is refused and changes nothing")
  func unknown() {
    let before = String(cString: nabla_instruction_set())
    #expect(nabla_force_instruction_set("pentium") == 0)
    #expect(String(cString: nabla_instruction_set()) == before)
    #expect(Self.names.contains(before))
  }
}
