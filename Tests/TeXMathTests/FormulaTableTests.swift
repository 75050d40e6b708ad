import Foundation
import Testing

@testable import TeXMath

/// The formulas of `Formulas/formulas.txt`, as courses write them.
struct FormulaTable {
  static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Formulas/formulas.txt")

  /// Each formula of the table, displayed, and where it may be in a line of text.
  static let formulas: [TeXFormula] = {
    let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    let mark = lines.firstIndex(of: "## displayed only") ?? lines.endIndex
    return lines.enumerated().filter { !$0.element.hasPrefix("#") }.flatMap { position, tex in
      (position < mark ? [true, false] : [true]).map { TeXFormula(tex, isDisplay: $0) }
    }
  }()
}

@Suite("Formulas of courses")
struct FormulaTableTests {
  /// The elements of MathML Core, with how many children those have that count them.
  static let elements: [String: Int?] = [
    "math": nil, "semantics": 2, "annotation": 0, "mrow": nil, "mi": 0, "mn": 0, "mo": 0, "mtext": 0, "mspace": 0,
    "mfrac": 2, "msqrt": nil, "mroot": 2, "mstyle": nil, "mpadded": nil, "mphantom": nil, "msub": 2, "msup": 2,
    "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mtable": nil, "mtr": nil, "mtd": nil,
  ]
  static let attributes: Set<String> = [
    "accent", "accentunder", "depth", "display", "displaystyle", "encoding", "form", "height", "linethickness",
    "lspace", "mathbackground", "mathcolor", "mathsize", "mathvariant", "maxsize", "minsize", "rspace", "scriptlevel",
    "stretchy", "style", "voffset", "width",
  ]

  @Test("There are several hundred")
  func exist() {
    #expect(FormulaTable.formulas.count > 600)
  }

  @Test("Each becomes one math element of MathML Core that holds its TeX", arguments: FormulaTable.formulas)
  func core(formula: TeXFormula) throws {
    let text = try TeXConverter().mathML(formula)
    let root = try #require(XMLTree.root(of: text), "not well-formed: \(text)")
    #expect(root.name == "math")
    #expect(root["display"] == (formula.isDisplay ? "block" : nil))
    let annotation = try #require(root.all.first { $0.name == "annotation" })
    #expect(annotation.text == formula.tex)
    for element in root.all {
      let count = try #require(Self.elements[element.name], "\(element.name) is not in MathML Core")
      if let count { #expect(element.children.count == count, "\(element.name) in \(text)") }
      let isToken = ["mi", "mn", "mo", "mtext", "annotation"].contains(element.name)
      #expect(element.text.isEmpty != isToken, "\(element.name) in \(text)")
      #expect(Self.attributes.isSuperset(of: element.attributes.keys), "\(element.attributes)")
      #expect(element["mathvariant"] == nil || element.name == "mi" && element["mathvariant"] == "normal")
      for name in ["width", "height", "depth", "lspace", "rspace", "voffset", "mathsize"] {
        guard let length = element[name] else { continue }
        #expect(Self.isLength(length), "\(name)=\(length) in \(text)")
      }
    }
  }

  /// Whether CSS has it as a length or percentage, which a width must not be below zero.
  private static func isLength(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" }.prefix { $0.isNumber || $0 == "." }
    let unit = text.drop { $0 == "-" }.dropFirst(digits.count)
    return Double(digits) != nil
      && (["em", "ex", "px", "pt", "cm", "%"].contains(unit) || digits == "0" && unit.isEmpty)
  }
}
