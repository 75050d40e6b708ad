import Foundation
import Testing

@Suite("Sizes")
struct PageSizeTests {
  /// Twenty blocks, and what a chapter says between them.
  static let blocks = [
    "use or\nh = dense([x1, x2], 2, tanh)\ny = dense(h, 1, sigmoid)\nE = sum((t - y)^2)",
    "table(x1, x2, t, y)",
    "network(y)",
    "explain(y on or[2])",
    "explain(∂E/∂h.W[1, 2] on or[2])",
    "explain(E, update: gd(rate: 0.5))",
    "run = train(E, optimizer: gd(rate: 0.5), epochs: 500)\nplot(run.loss)",
    "table(x1, x2, t, y)",
    "boundary(y, x1: -0.5..1.5, x2: -0.5..1.5)",
    "heatmap(h.W)",
    "∇E",
    "f(x, y) = x^2 + 3*y^2\ncontour(f, x: -3..3, y: -3..3, gradient: [[1, 2], [-2, 1]])",
    "surface(f, x: -3..3, y: -3..3)",
    "g(x) = x^3 - 2*x\nplot(g, g', x: -2..2, tangent: [-1, 0, 1])",
    "explain(g')",
    "explore(plot(a*g(x), x: -2..2), a: -1..1)",
    "explore(run, table(x1, x2, t, y), plot(run.loss))",
    "row(plot(sin(k), k: -3..3), plot(cos(k), k: -3..3))",
    "bars(softmax([1, 2, 3]))",
    "pytorch(run)",
  ]

  private func chapter(_ number: Int, blocks: [String]) -> String {
    let table =
      "<!-- table: or -->\n| x1 | x2 | t |\n|--|--|--|\n| 0 | 0 | 0 |\n| 0 | 1 | 1 |\n| 1 | 0 | 1 |\n| 1 | 1 | 1 |\n"
    let prose = Array(repeating: "A sentence of prose stands here.", count: 10) + ["It has $w_1 x_1 + b$ and $h$."]
    let parts = blocks.map { "## A heading\n\n\(prose.joined(separator: " "))\n\n```nn\n\($0)\n```\n" }
    return "# Chapter \(number)\n\n\(table)\n\(parts.joined(separator: "\n"))"
  }

  @Test("A page of twenty blocks of every kind has less than 300 kB")
  func page() throws {
    let folder = try TemporaryFolder()
    #expect(Self.blocks.count == 20)
    try folder.write(chapter(1, blocks: Self.blocks), to: "N/a.md")
    let result = try folder.run("run", "N")
    #expect(result.status == 0, "\(result.messages)")
    let size = try folder.read("Output/a.html").utf8.count
    #expect(size > 100_000 && size < 300_000, "\(size)")
  }

  @Test("A course of forty chapters has a first page in proportion, and each page the size of one alone")
  func course() throws {
    let folder = try TemporaryFolder()
    func sizes(_ count: Int) throws -> (index: Int, page: Int) {
      for number in 1...count {
        try folder.write(chapter(number, blocks: ["use or\nsum(t)"]), to: "N\(count)/c\(number).md")
      }
      #expect(try folder.run("run", "N\(count)", "--output", "O\(count)").status == 0)
      return (try folder.read("O\(count)/index.html").utf8.count, try folder.read("O\(count)/c2.html").utf8.count)
    }
    let few = try sizes(4)
    let many = try sizes(40)
    #expect(abs(many.page - few.page) < 100)
    #expect((many.index - few.index) / 36 < 1500, "\(few) \(many)")
  }
}
