import Foundation
import Notebook
import Testing

@Suite("use \"other.md\"")
struct UseTests {
  static let shared = """
    # Shared

    <!-- table: or -->
    | x1 | x2 | t |
    |----|----|---|
    | 0  | 0  | 0 |
    | 0  | 1  | 1 |
    | 1  | 0  | 1 |
    | 1  | 1  | 1 |

    ```nn
    use or
    param w1 = 0.5, w2 = -0.25, b = 0
    y = σ(w1*x1 + w2*x2 + b)
    E = sum((t - y)^2)
    f(v) = v @ v
    run = train(E, optimizer: gd(rate: 0.5), epochs: 10)
    ```

    """

  private func course(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(text, to: "N/\(name)") }
    return folder
  }

  private func block(_ code: String) -> String { "# A\n\n```nn\n\(code)\n```\n" }

  @Test("starts from the names, parameters, runs and tables of the other notebook as it ends")
  func shares() throws {
    let folder = try course([
      "shared.md": Self.shared,
      "a.md": block(
        "use \"shared.md\"\nuse or\ncheck E == run.loss[10]\nz = y*2\n∂E/∂w1\ncheck f([3, 4]) == 25\ntable(x1, y, z)"),
      "b.md": Self.shared + "\n```nn\nE\nE at run[0]\n```\n",
      "c.md": block("use \"shared.md\"\nE\nE at run[0]"),
    ])
    let result = try folder.run("run", "N", "--format", "json")
    #expect(result.status == 0, "\(result.messages)")
    func values(_ name: String) throws -> [String] {
      try folder.read("Output/\(name).json").matches(of: /"value": ([-0-9.e]+)/).map { String($0.1) }.suffix(2)
    }
    #expect(try values("c") == values("b"))
  }

  @Test("gives the same with any number of jobs, and alone as in the folder")
  func jobs() throws {
    var files = ["shared.md": Self.shared, "mid.md": block("use \"shared.md\"\ng = E*2")]
    for number in 0..<8 {
      files["c\(number).md"] = block("use \"mid.md\"\ng + \(number)\nparam v[2] ~ normal(0, 1)\nv")
    }
    let folder = try course(files)
    #expect(try folder.run("run", "N", "--jobs", "1", "--output", "One", "--format", "json").status == 0)
    #expect(try folder.run("run", "N", "--jobs", "7", "--output", "Many", "--format", "json").status == 0)
    #expect(try folder.files(in: "One") == folder.files(in: "Many"))
    #expect(try folder.run("run", "N/c3.md", "--output", "Alone", "--format", "json").status == 0)
    #expect(try folder.read("Alone/c3.json") == folder.read("One/c3.json"))
  }

  @Test("leaves a notebook its own tables and its own random numbers")
  func own() throws {
    let folder = try course([
      "shared.md": Self.shared,
      "a.md":
        "<!-- table: or -->\n| q |\n|---|\n| 7 |\n| 8 |\n\n```nn\nuse \"shared.md\"\nuse or\ncheck sum(q) == 15\ncheck count(or) == 2\n```\n",
    ])
    let result = try folder.run("run", "N/a.md")
    #expect(result.status == 0, "\(result.messages)")
  }

  static let mistakes: [(code: String, message: String)] = [
    (
      "use \"sharde.md\"",
      """
      N/a.md:4:5: error: there is no notebook sharde.md beside this one
       4 | use "sharde.md"
         |     ^^^^^^^^^^^
        hint: did you mean shared.md?

      """
    ),
    (
      "q = 1\nuse \"shared.md\"",
      """
      N/a.md:5:5: error: the definitions of shared.md come before all others, but q is defined already
       5 | use "shared.md"
         |     ^^^^^^^^^^^
        hint: write the line at the top of the notebook's first block

      """
    ),
    (
      "use \"shared.md\"\nuse \"also.md\"",
      """
      N/a.md:5:5: error: a notebook uses one other, and this one uses shared.md already
       5 | use "also.md"
         |     ^^^^^^^^^
        hint: let one of the two use the other, and use that one here

      """
    ),
    (
      "use \"broken.md\"",
      """
      N/a.md:4:5: error: there is an error in the notebook that is used, broken.md:5:5: yy is not defined
       4 | use "broken.md"
         |     ^^^^^^^^^^^
        hint: did you mean y?

      """
    ),
    (
      "use \"../outside.md\"",
      """
      N/a.md:4:5: error: ../outside.md is outside the folder of the course
       4 | use "../outside.md"
         |     ^^^^^^^^^^^^^^^
        hint: a notebook uses those in the folder that is run, or in the one with course.yml

      """
    ),
    (
      "use \"data.csv\"",
      """
      N/a.md:4:5: error: data.csv is no notebook
       4 | use "data.csv"
         |     ^^^^^^^^^^
        hint: a file of numbers is read with csv("…")

      """
    ),
    (
      "use \"round.md\"",
      """
      N/a.md:4:5: error: the notebooks use one another in a circle: a.md → round.md → a.md
       4 | use "round.md"
         |     ^^^^^^^^^^
        hint: put what they share into a notebook that uses none of them

      """
    ),
    (
      "use \"a.md\"",
      """
      N/a.md:4:5: error: the notebooks use one another in a circle: a.md → a.md
       4 | use "a.md"
         |     ^^^^^^
        hint: put what they share into a notebook that uses none of them

      """
    ),
    (
      "use \"shared.md\"\nf([1, 2], 3)",
      """
      N/a.md:5:11: error: f takes 1 argument (v), but has 2
       5 | f([1, 2], 3)
         |           ^

      """
    ),
    (
      "use \"shared.md\"\nf([[1, 2, 3], [1, 2, 3]])",
      """
      N/a.md:5:1: error: f of shared.md: v @ v: v is 2×3, so v needs 3 rows, but it is 2×3
       5 | f([[1, 2, 3], [1, 2, 3]])
         | ^^^^^^^^^^^^^^^^^^^^^^^^^

      """
    ),
  ]

  @Test("tells what is wrong at its own line", arguments: mistakes)
  func wrong(code: String, message: String) throws {
    let folder = try course([
      "shared.md": Self.shared, "also.md": block("k = 1"), "broken.md": "# B\n\n```nn\ny = 1\nz = yy\n```\n",
      "round.md": block("use \"a.md\""), "a.md": block(code), "data.csv": "a\n1\n",
    ])
    try folder.write(block("p = 1"), to: "outside.md")
    let result = try folder.run("run", "N/a.md")
    #expect(result.status == 1)
    #expect(result.messages.hasPrefix(message), "\(result.messages)")
  }

  @Test("Blocks that need what a broken notebook would have given are skipped")
  func skipped() throws {
    let folder = try course([
      "broken.md": "```nn\ny = 1\n```\n\n```nn\nz = yy\n```\n", "a.md": block("use \"broken.md\"\n```\n\n```nn\ny + z"),
    ])
    let result = try folder.run("run", "N/a.md")
    #expect(result.messages.contains("skipped, since y was to be defined by the block at line 4, which failed"))
  }

  @Test("A course's folder may be above the notebook")
  func above() throws {
    let folder = try course(["shared.md": Self.shared, "part/a.md": block("use \"../shared.md\"\nE"), "course.yml": ""])
    #expect(try folder.run("run", "N").status == 0)
    #expect(try folder.run("run", "N/part/a.md").status == 0)
  }

  @Test(
    "Notebooks are run in steps, and circles have a way",
    arguments: [
      (["a": ["b"], "b": ["c"], "c": []], [["c"], ["b"], ["a"]], nil),
      (["a": [], "b": [], "c": ["a", "b"]], [["a", "b"], ["c"]], nil),
      (["a": ["b"], "b": ["c"], "c": ["b"]], [["b", "c"], ["a"]], nil),
      (["a": ["a"], "b": ["a"], "c": []], [["a", "c"], ["b"]], ["a", "a"]),
      (["a": ["b"], "b": ["c"], "c": ["a"]], [["a", "b", "c"]], ["a", "b", "c", "a"]),
    ] as [([String: [String]], [[String]], [String]?)])
  func order(uses: [String: [String]], steps: [[String]], circle: [String]?) {
    let graph = UseGraph(uses)
    #expect(graph.steps(of: ["a", "b", "c"]) == steps)
    #expect(uses["a"]?.first.flatMap { graph.circle(from: "a", through: $0) } == circle)
  }
}
