import Engine
import Figures
import Numerals

/// Prints mathematics as the one-line label of a drawing.
struct DiagramLabel {
  let style: NumberStyle

  init(digits: Int) { style = NumberStyle(digits: digits) }

  func label(_ math: Math) -> FigureLabel { FigureLabel(runs(math)) }

  private func runs(_ math: Math) -> [FigureLabel.Run] {
    switch math {
    case .name(let name): Self.name(SymbolName(name), .italic)
    case .array(let name): Self.name(SymbolName(name), .boldItalic)
    case .partial(1, let of, let by):
      [.init("∂")] + runs(of) + [.init("/")] + by.flatMap { [.init("∂")] + runs($0) }
    case .index(let base, let indices): runs(base) + [.init(list(indices), position: .lowered)]
    case .marked(_, let inner): runs(inner)
    case .row(let parts) where parts.count == 1: runs(parts[0])
    default: [.init(PlainText(digits: style.digits).text(math))]
    }
  }

  private func list(_ indices: [Math]) -> String {
    indices.map(PlainText(digits: style.digits).text).joined(separator: indices.areDigits ? "" : ",")
  }

  private static func name(_ symbol: SymbolName, _ style: FigureLabel.Style) -> [FigureLabel.Run] {
    let base = symbol.base + (symbol.accent?.rawValue ?? "")
    var runs = [FigureLabel.Run(base, style: symbol.isWord ? .plain : style)]
    if let lower = symbol.lower { runs.append(.init(lower, position: .lowered)) }
    if let upper = symbol.upper { runs.append(.init("(\(upper))", position: .raised)) }
    return runs
  }
}
