import Foundation
import Testing

/// A small course that was run, and then changed in one way.
enum CheckCourse {
  static let or = """
    # Or

    <!-- table: or -->
    | x | t |
    |---|---|
    | 1 | 2 |
    | 3 | 5 |

    ```nn #sum
    use or
    rate = 0.25
    table(x, t, "scaled": rate*t)
    check rate == 0.25
    check sum(rate*t) ≈ 1.75
    ```

    The rate is `{nn} rate`.

    ```nn #curve
    plot(rate*x^2, x: -1..1)
    ```

    """
  static let and = "# And\n\n```nn\n1 + 1\n```\n"

  /// The folder with the course and its outputs, and no index.
  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(or, to: "N/or.md")
    try folder.write(and, to: "N/and.md")
    let run = try folder.run("run", "N")
    #expect(run.status == 0, "\(run.messages)")
    return folder
  }
}

extension TemporaryFolder {
  /// Replaces a text in a file that has it.
  func change(_ old: String, to new: String, in path: String) throws {
    let text = try read(path)
    #expect(text.contains(old), "\(path) has no \(old)")
    try write(text.replacing(old, with: new), to: path)
  }

  func remove(_ path: String) throws { try FileManager.default.removeItem(at: url.appending(path: path)) }
}

@Suite("check, as a terminal shows it")
struct CheckTests {
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let change: @Sendable (TemporaryFolder) throws -> Void
    let status: Int32
    let text: String

    init(
      _ name: String, _ status: Int32, _ change: @escaping @Sendable (TemporaryFolder) throws -> Void, _ text: String
    ) {
      (testDescription, self.change, self.status, self.text) = (name, change, status, text)
    }
  }

  static let cases = [
    Case(
      "nothing changed", 0, { _ in },
      """
      N/and.md: fine (1 block)
      N/or.md: fine (2 claims)
      2 notebooks, 3 blocks, 2 claims hold, outputs are up to date

      """),
    Case(
      "a number of the prose's data changed", 3,
      { try $0.change("| 3 | 5 |", to: "| 4 | 5 |", in: "N/or.md") },
      """
      N/and.md: fine (1 block)
      N/or.md: stale (2 changes)
        N/or.md:7: prose
          ~ x, row 2: 3 → 4
        N/or.md:9: block sum
          ~ x, row 2: 3 → 4
        stale: Output/or.html and Output/or.md
      2 notebooks, 3 blocks, 2 claims hold, 1 stale
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "a claim does not hold any more", 1,
      { try $0.change("rate = 0.25\n", to: "rate = 0.5\n", in: "N/or.md") },
      """
      N/and.md: fine (1 block)
      N/or.md: failed and stale (2 of 2 claims do not hold, 8 changes)
      N/or.md:13:7: error: the claim rate == 0.25 does not hold: rate is 0.5
       13 | check rate == 0.25
          |       ^^^^^^^^^^^^
      N/or.md:14:7: error: the claim sum(rate*t) ≈ 1.75 does not hold: sum(rate*t) is 3.5, 1.75 away from 1.75; 0.005 is allowed
       14 | check sum(rate*t) ≈ 1.75
          |       ^^^^^^^^^^^^^^^^^^
        N/or.md:9: block sum
          ~ rate = 0.25 → 0.5
          ~ scaled, row 1: 0.50 → 1.0
          ~ scaled, row 2: 1.25 → 2.5
        N/or.md:17: prose
          ~ The rate is 0.25 → 0.5.
        N/or.md:19: block curve
          ~ …est value, 0, at x = 0 and its largest, 0.25 → 0.5, at x = −1 and x = 1.
          ~ rate x², row 1: 0.25 → 0.5
          ~ rate x², row 2: 0.2417 → 0.4835
          ~ 98 more rows of the figure's data
        stale: Output/or.html, Output/or.md and Output/figures/or-curve.svg
      Output: stale
        only the text of the search differs, or what does not show: Output/index.html
        stale: Output/index.html
      2 notebooks, 3 blocks, 0 claims hold, 2 do not, 1 notebook failed, 2 stale

      """),
    Case(
      "a sentence changed", 3,
      { try $0.change("The rate is", to: "The rate of learning is", in: "N/or.md") },
      """
      N/and.md: fine (1 block)
      N/or.md: stale (2 changes)
        N/or.md:17: prose
          - The rate is 0.25.
          + The rate of learning is 0.25.
        stale: Output/or.html and Output/or.md
      Output: stale
        only the text of the search differs, or what does not show: Output/index.html
        stale: Output/index.html
      2 notebooks, 3 blocks, 2 claims hold, 2 stale
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "a figure changed", 3,
      { try $0.change("rate*x^2", to: "rate*x^4", in: "N/or.md") },
      """
      N/and.md: fine (1 block)
      N/or.md: stale (6 changes)
        N/or.md:19: block curve
          ~ plot(rate*x^2 → 4, x: -1..1)
          - ![Rate x² against x, −1 to 1. It has its smallest value, 0, at x = 0 and its largest, 0.25, at x = −…
          + ![Rate x⁴ against x, −1 to 1. It has its smallest value, 0, at x = 0 and its largest, 0.25, at x = −…
          ~ rate x⁴, row 2: 0.2417 → 0.2337
          … and 2 more here
        stale: Output/or.html, Output/or.md and Output/figures/or-curve.svg
      2 notebooks, 3 blocks, 2 claims hold, 1 stale
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "a block was named", 3,
      { try $0.change("```nn\n", to: "```nn #two\n", in: "N/and.md") },
      """
      N/and.md: stale (2 changes)
        N/and.md:3: block two
          - ```nn
          + ```nn #two
        stale: Output/and.html and Output/and.md
      N/or.md: fine (2 claims)
      Output: stale
        only the text of the search differs, or what does not show: Output/index.html
        stale: Output/index.html
      2 notebooks, 3 blocks, 2 claims hold, 2 stale
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "an output was edited by hand", 3,
      { try $0.change("The rate is 0.25", to: "The rate is 0.35", in: "Output/or.md") },
      """
      N/and.md: fine (1 block)
      N/or.md: edited by hand (1 change)
        N/or.md:17: prose
          ~ The rate is 0.35 → 0.25.
        edited by hand: Output/or.md
      2 notebooks, 3 blocks, 2 claims hold, 1 edited by hand
      hint: a change in an output is lost with the next run; make it in the notebook
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "an output was edited by hand, and the notebook too", 3,
      {
        try $0.change("The rate is 0.25", to: "The rate is 0.35", in: "Output/or.md")
        try $0.change("The rate", to: "A rate", in: "N/or.md")
      },
      """
      N/and.md: fine (1 block)
      N/or.md: stale and edited by hand (2 changes)
        N/or.md:17: prose
          - The rate is 0.35.
          + A rate is 0.25.
        stale: Output/or.html
        edited by hand, and stale too: Output/or.md
      Output: stale
        only the text of the search differs, or what does not show: Output/index.html
        stale: Output/index.html
      2 notebooks, 3 blocks, 2 claims hold, 2 stale, 1 edited by hand
      hint: a change in an output is lost with the next run; make it in the notebook
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "a figure was edited by hand", 3,
      { try $0.change("stroke-width=\"2\"", to: "stroke-width=\"3\"", in: "Output/figures/or-curve.svg") },
      """
      N/and.md: fine (1 block)
      N/or.md: edited by hand
        only the drawing differs, no word or number: Output/figures/or-curve.svg
        edited by hand: Output/figures/or-curve.svg
      2 notebooks, 3 blocks, 2 claims hold, 1 edited by hand
      hint: a change in an output is lost with the next run; make it in the notebook
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "a page was edited where no reader sees it", 3,
      { try $0.change("<html lang=\"en\"", to: "<html lang=\"de\"", in: "Output/and.html") },
      """
      N/and.md: edited by hand (2 changes)
        Output/and.html:2: markup
          - <html lang="de">
          + <html lang="en">
        nothing that a reader sees differs: Output/and.html
        edited by hand: Output/and.html
      N/or.md: fine (2 claims)
      2 notebooks, 3 blocks, 2 claims hold, 1 edited by hand
      hint: a change in an output is lost with the next run; make it in the notebook
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "a page was edited in its text", 3,
      { try $0.change("The rate is", to: "The pace is", in: "Output/or.html") },
      """
      N/and.md: fine (1 block)
      N/or.md: edited by hand (2 changes)
        N/or.md: prose
          - The pace is 0.25.
          + The rate is 0.25.
        edited by hand: Output/or.html
      2 notebooks, 3 blocks, 2 claims hold, 1 edited by hand
      hint: a change in an output is lost with the next run; make it in the notebook
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "page and Markdown were edited, each in its own place", 3,
      {
        try $0.change("The rate is", to: "The pace is", in: "Output/or.md")
        try $0.change("The rate is", to: "The pace is", in: "Output/or.html")
        try $0.change("<td>1.25</td>", to: "<td>1.35</td>", in: "Output/or.html")
      },
      """
      N/and.md: fine (1 block)
      N/or.md: edited by hand (3 changes)
        N/or.md:17: prose
          - The pace is 0.25.
          + The rate is 0.25.
        N/or.md:9: block sum
          ~ scaled, row 2: 1.35 → 1.25
        edited by hand: Output/or.html and Output/or.md
      2 notebooks, 3 blocks, 2 claims hold, 1 edited by hand
      hint: a change in an output is lost with the next run; make it in the notebook
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "git made line ends of two characters", 3,
      { try $0.change("\n", to: "\r\n", in: "Output/or.md") },
      """
      N/and.md: fine (1 block)
      N/or.md: other line ends
        other line ends: Output/or.md
      2 notebooks, 3 blocks, 2 claims hold, 1 with other line ends
      hint: git changes line ends here; put the line "Output/** -text" into .gitattributes

      """),
    Case(
      "files are missing, and one is made by no block", 3,
      {
        try $0.remove("Output/or.html")
        try $0.change("#curve", to: "#parabola", in: "N/or.md")
      },
      """
      N/and.md: fine (1 block)
      N/or.md: stale (4 changes)
        N/or.md:19: block parabola
          - ```nn #curve
          + ```nn #parabola
          - … 0.25, at x = −1 and x = 1.](figures/or-curve.svg)
          + … 0.25, at x = −1 and x = 1.](figures/or-parabola.svg)
        stale: Output/or.md
        missing: Output/or.html and Output/figures/or-parabola.svg
        made by nothing now: Output/figures/or-curve.svg
      Output: stale
        only the text of the search differs, or what does not show: Output/index.html
        stale: Output/index.html
      2 notebooks, 3 blocks, 2 claims hold, 2 stale
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "a notebook is new, another one is gone", 3,
      {
        try $0.remove("N/and.md")
        try $0.write("# Not\n", to: "N/not.md")
      },
      """
      N/not.md: stale
        missing: Output/not.html and Output/not.md
      N/or.md: stale (2 changes)
        N/or.md: prose
          - Previous And
          + Previous Not
        stale: Output/or.html
      Output: stale (2 changes)
        index
          - And
          + Not
        stale: Output/index.html
        made by nothing now: Output/and.html and Output/and.md
      2 notebooks, 2 blocks, 2 claims hold, 3 stale
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "the record was lost", 0, { try $0.remove("Output/.nabla-files") },
      """
      N/and.md: fine (1 block)
      N/or.md: fine (2 claims)
      2 notebooks, 3 blocks, 2 claims hold, outputs are up to date

      """),
    Case(
      "the record is one of old, without digests", 3,
      {
        try $0.write("or\tor.md\nor\tor.html\n", to: "Output/.nabla-files")
        try $0.change("The rate is 0.25", to: "The rate is 0.35", in: "Output/or.md")
      },
      """
      N/and.md: fine (1 block)
      N/or.md: stale (1 change)
        N/or.md:17: prose
          ~ The rate is 0.35 → 0.25.
        stale: Output/or.md
      2 notebooks, 3 blocks, 2 claims hold, 1 stale
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "a merge kept the outputs of one side, and the record of the other", 3,
      { folder in
        let record = try folder.read("Output/.nabla-files")
        try folder.write(record.replacing(/(or.md\t)[0-9a-f]{8}/) { "\($0.1)00000000" }, to: "Output/.nabla-files")
      },
      """
      N/and.md: fine (1 block)
      N/or.md: fine (2 claims)
      Output: stale
        not the record of these outputs, as after a merge: Output/.nabla-files
      2 notebooks, 3 blocks, 2 claims hold, 1 stale
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "a merge kept the records of both sides", 0,
      { folder in
        let record = try folder.read("Output/.nabla-files")
        try folder.write(
          "<<<<<<< ours\n" + record.replacing(/(or.md\t)[0-9a-f]{8}/) { "\($0.1)00000000" } + "=======\n" + record,
          to: "Output/.nabla-files")
      },
      """
      N/and.md: fine (1 block)
      N/or.md: fine (2 claims)
      2 notebooks, 3 blocks, 2 claims hold, outputs are up to date

      """),
    Case(
      "a notebook cannot be read", 2,
      { try $0.write(Data([0x61, 0xFF]), to: "N/and.md") },
      """
      N/and.md: cannot be read
      N/and.md:1:2: error: the file is not UTF-8 here
      N/or.md: fine (2 claims)
      2 notebooks, 2 blocks, 2 claims hold, outputs are up to date

      """),
    Case(
      "a notebook cannot be read, and its neighbour changed", 2,
      {
        try $0.write(Data([0x61, 0xFF]), to: "N/and.md")
        try $0.change("The rate is", to: "A rate is", in: "N/or.md")
      },
      """
      N/and.md: cannot be read
      N/and.md:1:2: error: the file is not UTF-8 here
      N/or.md: stale (2 changes)
        N/or.md:17: prose
          - The rate is 0.25.
          + A rate is 0.25.
        stale: Output/or.html and Output/or.md
      2 notebooks, 2 blocks, 2 claims hold, 1 stale
      hint: nabla check --update writes the outputs anew

      """),
    Case(
      "blocks fail and are skipped", 1,
      {
        try $0.change("rate = 0.25\n", to: "rate = unknown\n", in: "N/or.md")
      },
      """
      N/and.md: fine (1 block)
      N/or.md: failed and stale (1 block failed, 1 block skipped, 2 changes, 1 warning)
      N/or.md:11:8: error: unknown is not defined
       11 | rate = unknown
          |        ^^^^^^^
      N/or.md:17:19: error: rate was to be defined by the block at line 10, which failed
       17 | The rate is `{nn} rate`.
          |                   ^^^^
      N/or.md:20:1: warning: skipped, since rate was to be defined by the block at line 10, which failed
       20 | plot(rate*x^2, x: -1..1)
          | ^^^^^^^^^^^^^^^^^^^^^^^^
        N/or.md:17: prose
          - The rate is 0.25.
          + The rate is `{nn} rate`.
        stale: Output/or.html and Output/or.md
        made by nothing now: Output/figures/or-curve.svg
      Output: stale
        only the text of the search differs, or what does not show: Output/index.html
        stale: Output/index.html
      2 notebooks, 3 blocks, 1 warning, 1 notebook failed, 2 stale

      """),
  ]

  @Test(arguments: cases)
  func text(one: Case) throws {
    let folder = try CheckCourse.folder()
    try one.change(folder)
    let before = try folder.files(in: "Output")
    let result = try folder.run("check", "N")
    #expect(result.messages == one.text)
    #expect(result.status == one.status)
    #expect(result.output.isEmpty)
    #expect(try folder.files(in: "Output") == before)
    // After an update all is as a run leaves it.
    let update = try folder.run("check", "N", "--update")
    let failed = one.status == 3 ? 0 : one.status
    #expect(update.status == failed, "\(update.messages)")
    #expect(try folder.run("check", "N").status == failed)
    if failed == 0 { #expect(try folder.run("run", "N").status == 0) }
  }

  static let formats: [(format: String, changes: String)] = [
    ("markdown", "  N/or.md:7: prose\n    ~ x, row 2: 3 → 4\n  N/or.md:9: block sum\n    ~ x, row 2: 3 → 4\n"),
    ("html", "  N/or.md: prose\n    ~ x, row 2: 3 → 4\n  N/or.md:9: block sum\n    ~ x, row 2: 3 → 4\n"),
    ("fragment", "  N/or.md: prose\n    ~ x, row 2: 3 → 4\n  N/or.md:9: block sum\n    ~ x, row 2: 3 → 4\n"),
    ("json", "  N/or.md:9: block sum\n    ~ [3 → 4, 5, 1.25]\n"),
  ]

  @Test("What changed is told in every format", arguments: formats)
  func format(format: String, changes: String) throws {
    let folder = try CheckCourse.folder()
    _ = try folder.run("run", "N/or.md", "--output", "O", "--format", format)
    try folder.change("| 3 | 5 |", to: "| 4 | 5 |", in: "N/or.md")
    let result = try folder.run("check", "N/or.md", "--output", "O", "--format", format)
    #expect(result.status == 3)
    #expect(result.messages.hasPrefix("N/or.md: stale ") && result.messages.contains(changes), "\(result.messages)")
  }

  @Test("--update tells what it writes and removes; the status is 0 unless something fails")
  func update() throws {
    let folder = try CheckCourse.folder()
    try folder.change("#curve", to: "#parabola", in: "N/or.md")
    try folder.change("1 + 1", to: "1 + 2", in: "Output/and.md")
    try folder.remove("Output/and.html")
    let update = try folder.run("check", "N", "--update")
    #expect(update.status == 0)
    #expect(
      update.messages == """
        N/and.md: updated, was edited by hand (2 changes)
          N/and.md:3: block
            ~ 1 + 2 → 1
            ~ 1 + 2 → 1 = 2
          written: Output/and.html and Output/and.md
        N/or.md: updated (4 changes)
          N/or.md:19: block parabola
            - ```nn #curve
            + ```nn #parabola
            - … 0.25, at x = −1 and x = 1.](figures/or-curve.svg)
            + … 0.25, at x = −1 and x = 1.](figures/or-parabola.svg)
          written: Output/or.html, Output/or.md and Output/figures/or-parabola.svg
          removed: Output/figures/or-curve.svg
        Output: updated
          only the text of the search differs, or what does not show: Output/index.html
          written: Output/index.html
        2 notebooks, 3 blocks, 2 claims hold, 3 updated

        """)
    #expect(try folder.run("check", "N").messages.hasSuffix(", outputs are up to date\n"))
    let again = try folder.run("check", "N", "--update")
    #expect(again.status == 0 && again.messages.hasSuffix(", outputs were up to date\n"))
    try folder.change("check rate == 0.25", to: "check rate == 0.5", in: "N/or.md")
    let failed = try folder.run("check", "N", "--update")
    #expect(failed.status == 1)
    #expect(try folder.read("Output/or.md").contains("✗ **rate == 0.5 does not hold**"))
  }

  @Test("Of many notebooks each has a line, and the first twenty their changes")
  func many() throws {
    let folder = try TemporaryFolder()
    for number in 100..<130 { try folder.write("# N\n\n```nn\n1 + 1\n```\n", to: "N/\(number).md") }
    _ = try folder.run("run", "N", "--format", "markdown")
    for number in 105..<130 { try folder.change("1 + 1", to: "1 + 2", in: "N/\(number).md") }
    let lines = try folder.run("check", "N", "--format", "markdown").messages.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix("N/") }.map { $0.prefix(8) } == (100..<130).map { "N/\($0).md" })
    #expect(lines.count { $0.hasPrefix("    ~ 1 + 1 → 2") } == 40)
    #expect(lines.count { $0.hasPrefix("  stale: Output/") } == 25)
  }
}
