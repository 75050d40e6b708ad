import Language

/// What a captioned figure or table is called: `Figure 2`.
public struct CaptionNumber: Hashable, Sendable {
  public enum Kind: String, Sendable {
    case figure = "Figure"
    case table = "Table"
  }

  public let kind: Kind
  /// From 1, counted for each kind by itself.
  public let number: Int

  public var text: String { "\(kind.rawValue) \(number)" }
}

extension ExecutedNotebook.Cell {
  /// Whether the page shows what the block gave. Errors are shown even where outputs are not.
  public var showsOutputs: Bool { !block.options.isQuiet || status != .ok }

  /// Whether the page has a place for the block at all.
  public var isShown: Bool { !block.options.isHidden || showsOutputs && !outputs.isEmpty }

  /// The output that the block's caption belongs to: the first figure, else the first table, else the first output.
  public var captionedOutput: Int? {
    outputs.firstIndex { $0.captionKind == .figure } ?? outputs.firstIndex { $0.captionKind == .table }
      ?? outputs.indices.first
  }

  /// What the caption counts as; nothing where there is none, or where it belongs to neither a figure nor a table.
  var captionKind: CaptionNumber.Kind? {
    guard caption != nil, showsOutputs, let captionedOutput else { return nil }
    return outputs[captionedOutput].captionKind
  }
}

extension Output {
  fileprivate var captionKind: CaptionNumber.Kind? {
    switch self {
    case .figure: .figure
    case .group(let group): Self.captionKind(of: group.items.flatMap(\.outputs))
    case .explorer(let explorer): Self.captionKind(of: explorer.frames.first ?? [])
    case .table: .table
    case .value(let value): value.rows == nil ? nil : .table
    case .formula, .explanation, .check, .code, .error: nil
    }
  }

  /// Tables alone are a table.
  private static func captionKind(of outputs: [Output]) -> CaptionNumber.Kind {
    !outputs.isEmpty && outputs.allSatisfy { $0.captionKind == .table } ? .table : .figure
  }
}

extension [ExecutedNotebook.Cell] {
  /// The numbers of captioned figures and tables by the blocks' identifiers, in the order of the page.
  var captionNumbers: [String: CaptionNumber] {
    var numbers: [String: CaptionNumber] = [:]
    var counts: [CaptionNumber.Kind: Int] = [:]
    for cell in self {
      guard let kind = cell.captionKind else { continue }
      counts[kind, default: 0] += 1
      numbers[cell.identifier] = CaptionNumber(kind: kind, number: counts[kind] ?? 1)
    }
    return numbers
  }
}
