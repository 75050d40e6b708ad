import Engine
import Figures
import Language
import Source

/// One output for other programs.
enum OutputJSON {
  static func value(_ output: Output, digits: Int, source: SourceText) -> JSONValue {
    switch output {
    case .value(let value): return self.value(value)
    case .table(let table): return self.table(table)
    case .figure(let figure): return self.figure(figure, digits)
    case .group(let group):
      return .object([
        ("kind", .string("group")),
        (
          "items",
          .array(
            group.items.map { item in
              .object([
                ("label", item.label.map(JSONValue.string) ?? .null),
                ("outputs", .array(item.outputs.map { value($0, digits: digits, source: source) })),
              ])
            })
        ),
      ])
    case .explorer(let explorer): return self.explorer(explorer, digits: digits, source: source)
    case .explanation(let explanation): return ExplanationJSON(explanation, digits: digits).value
    case .formula(let formula):
      return .object([
        ("kind", .string("formula")), ("name", .string(formula.text)),
        ("tex", .string(TeX(digits: digits).tex(formula.math))),
      ])
    case .check(let check):
      return self.check(check)
    case .code(let language, let text):
      return .object([("kind", .string("code")), ("language", .string(language)), ("text", .string(text))])
    case .error(let diagnostic): return error(diagnostic)
    }
  }

  /// Both sides in full, and where they differ first.
  private static func check(_ check: CheckOutput) -> JSONValue {
    var pairs: [(String, JSONValue)] = [
      ("kind", .string("check")), ("claim", .string(check.claim)), ("holds", .bool(check.holds)),
      ("found", .numbers(check.found)), ("wanted", check.wanted.map(JSONValue.numbers) ?? .null),
    ]
    if let message = check.message { pairs.append(("message", .string(message))) }
    if let differences = check.differences {
      pairs.append(("differing", .number(Double(differences.count))))
      pairs.append(("entries", .number(Double(differences.total))))
      pairs.append(
        ("first", .array((differences.entries.first?.place ?? []).map { .number(Double($0)) })))
    }
    return .object(pairs)
  }

  /// What can be moved, and the outputs at a few telling places.
  private static func explorer(_ explorer: ExplorerOutput, digits: Int, source: SourceText) -> JSONValue {
    let controls = explorer.controls.map { control -> JSONValue in
      .object([
        ("name", .string(control.name)), ("settings", .array(control.settings.map(JSONValue.string))),
      ])
    }
    let frames = explorer.tellingFrames.map { frame -> JSONValue in
      .object(
        [
          (
            "settings",
            .array(zip(explorer.controls, explorer.settings(ofFrame: frame)).map { .string($0.settings[$1]) })
          ), ("outputs", .array(explorer.frames[frame].map { value($0, digits: digits, source: source) })),
        ] + (explorer.words.isEmpty ? [] : [("words", .string(explorer.words[frame]))]))
    }
    return .object([("kind", .string("explorer")), ("controls", .array(controls)), ("frames", .array(frames))])
  }

  private static func value(_ value: ValueOutput) -> JSONValue {
    let axes = (value.tensor?.shape.axes ?? []).dropFirst(value.rows == nil ? 0 : 1)
    return .object([
      ("kind", .string("value")), ("name", .string(value.name)),
      ("value", value.tensor.map(JSONValue.numbers) ?? .null),
      ("shape", .array(axes.map { .number(Double($0)) })),
      ("rows", value.rows.map { .number(Double($0)) } ?? .null), ("text", .string(value.text)),
    ])
  }

  private static func table(_ table: TableOutput) -> JSONValue {
    let columns = table.columns.map { column -> [JSONValue] in
      switch column.cells {
      case .numbers(let numbers): numbers.map { .number($0) }
      case .text(let texts), .names(let texts): texts.map { .string($0) }
      case .tensors(let tensors): tensors.map(JSONValue.numbers)
      }
    }
    let count = columns.first?.count ?? 0
    var pairs: [(String, JSONValue)] = [
      ("kind", .string("table")), ("columns", .array(table.columns.map { .string($0.name) })),
      ("rows", .array((0..<count).map { row in .array(columns.map { $0[row] }) })),
    ]
    if let totals = table.totals { pairs.append(("totals", .array(totals.map { $0.map(JSONValue.number) ?? .null }))) }
    return .object(pairs)
  }

  private static func figure(_ output: FigureOutput, _ digits: Int) -> JSONValue {
    let data = output.figure.data
    let rows = data.rows.map { row in
      JSONValue.array(
        row.map { cell in
          switch cell {
          case .number(let number): .number(number)
          case .text(let text): .string(text)
          case .missing: .null
          }
        })
    }
    return .object([
      ("kind", .string("figure")),
      ("alt", .string(output.alternativeText ?? FigureText.alternativeText(output.figure, digits))),
      ("svg", .string(output.figure.svg(idPrefix: "figure", description: output.alternativeText, standalone: true))),
      ("data", .object([("columns", .array(data.columns.map { .string($0) })), ("rows", .array(rows))])),
    ])
  }

  private static func error(_ diagnostic: Diagnostic) -> JSONValue {
    let start = diagnostic.span?.start
    var pairs: [(String, JSONValue)] = [
      ("kind", .string("error")), ("message", .string(diagnostic.message)),
      ("hint", diagnostic.hint.map(JSONValue.string) ?? .null),
      ("line", start.map { .number(Double($0.line)) } ?? .null),
      ("column", start.map { .number(Double($0.column)) } ?? .null),
    ]
    if !diagnostic.notes.isEmpty {
      pairs.append(("notes", .array(diagnostic.notes.map(note))))
    }
    return .object(pairs)
  }

  /// A second place that helps to understand the first.
  private static func note(_ note: Diagnostic.Note) -> JSONValue {
    .object([
      ("message", .string(note.message)), ("line", .number(Double(note.span.start.line))),
      ("column", .number(Double(note.span.start.column))),
    ])
  }
}
