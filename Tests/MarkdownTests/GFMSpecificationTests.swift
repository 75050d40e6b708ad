import Foundation
import Markdown
import Testing

/// The examples of the GFM specification, where they stand beside the package.
struct GFMSpecificationTests {
  struct Example: Decodable {
    let section: String
    let ext: [String]
    let md: String
    let html: String
  }

  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/data/gfm-spec-examples.json").standardizedFileURL

  static let isThere = FileManager.default.fileExists(atPath: file.path())

  static func examples() throws -> [Example] {
    try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
  }

  /// The specification's names; `disabled` is what it calls task lists, for their boxes cannot be ticked.
  static func extensions(_ names: [String]) -> Extensions {
    var extensions: Extensions = []
    for name in names {
      switch name {
      case "table": extensions.insert(.table)
      case "strikethrough": extensions.insert(.strikethrough)
      case "autolink": extensions.insert(.autolink)
      case "disabled": extensions.insert(.taskList)
      default: break
      }
    }
    return extensions
  }

  static func printed(_ example: Example, _ extensions: Extensions) throws -> String {
    var printer = ProseHTML()
    printer.filtersTags = example.ext.contains("tagfilter")
    return printer.html(of: try parse(example.md, extensions))
  }

  /// cmark-gfm writes the box of a task with its attributes in another order and closes it.
  static func withBoxes(_ html: String) -> String {
    html.replacing("<input checked=\"\" disabled=\"\" type=\"checkbox\">", with: box(" checked=\"\""))
      .replacing("<input disabled=\"\" type=\"checkbox\">", with: box(""))
  }

  static func box(_ checked: String) -> String {
    "<input type=\"checkbox\"\(checked) disabled=\"\" />"
  }

  @Test("each gives the specification's HTML with its own extensions", .enabled(if: isThere))
  func ownExtensions() throws {
    var withOtherBoxes: [Int] = []
    for (index, example) in try Self.examples().enumerated() {
      let printed = try Self.printed(example, Self.extensions(example.ext))
      if printed == example.html { continue }
      #expect(printed == Self.withBoxes(example.html), "example \(index + 1)")
      withOtherBoxes.append(index + 1)
    }
    #expect(withOtherBoxes == [279, 280])
  }

  /// Examples that show what is no bare address or front matter in CommonMark, where it is one here.
  static let changed: [Int: Extensions] = [
    66: .frontMatter, 68: .frontMatter,
    610: .autolink, 614: .autolink, 616: .autolink, 619: .autolink, 620: .autolink,
  ]

  @Test("each gives the same with all extensions but for one that it names", .enabled(if: isThere))
  func allExtensions() throws {
    var found: [Int] = []
    for (index, example) in try Self.examples().enumerated() {
      let html = Self.withBoxes(example.html)
      if try Self.printed(example, .all) == html { continue }
      found.append(index + 1)
      let reason = try #require(Self.changed[index + 1], "example \(index + 1)")
      #expect(try Self.printed(example, .all.subtracting(reason)) == html, "example \(index + 1)")
    }
    #expect(found == Self.changed.keys.sorted())
  }
}
