import Engine
import Figures
import Numerals

/// Prints mathematics as the one-line label of a drawing.
package struct MathLabel {
  private let style: NumberStyle

  package init(digits: Int) { style = NumberStyle(digits: digits) }

  package func label(_ math: Math) -> FigureLabel { FigureLabel(runs(math)) }

  private func runs(_ math: Math) -> [FigureLabel.Run] {
    switch math {
    case .name(let name): Self.name(SymbolName(name), .italic)
    case .array(let name): Self.name(SymbolName(name), .boldItalic)
    case .partial(1, let of, let by):
      [.init("∂")] + runs(of) + [.init("/")] + by.flatMap { [.init("∂")] + runs($0) }
    case .index(let base, let indices) where math.hasIndicesBehindNumber:
      [.init("(")] + runs(base) + [.init(")"), .init(list(indices), position: .lowered)]
    case .index(let base, let indices): runs(base) + [.init(list(indices), position: .lowered)]
    case .power(let base, let exponent) where runs(exponent).allSatisfy { $0.position == .onLine }:
      runs(base) + raised(exponent)
    case .juxtaposed(let parts): joined(parts)
    case .brackets(let inner): [.init("(")] + runs(inner) + [.init(")")]
    case .call(let function, let arguments):
      Self.name(SymbolName(function: function), .italic) + [.init("(")]
        + Array(arguments.map(runs).joined(separator: [.init(", ")])) + [.init(")")]
    case .marked(_, let inner): runs(inner)
    case .row(let parts): row(parts)
    default: [.init(PlainText(digits: style.digits).text(math))]
    }
  }

  /// Signs have the space that they have in plain text.
  private func row(_ parts: [Math]) -> [FigureLabel.Run] {
    parts.enumerated().flatMap { position, part -> [FigureLabel.Run] in
      guard case .sign(let sign) = part else { return runs(part) }
      switch sign {
      case ",", ";": return [.init(sign + " ")]
      case "/": return [.init(sign)]
      default: return [.init(position == 0 ? sign : " \(sign) ")]
      }
    }
  }

  private func joined(_ factors: [Math]) -> [FigureLabel.Run] {
    factors.enumerated().flatMap { position, factor -> [FigureLabel.Run] in
      let space: [FigureLabel.Run] =
        position > 0 && Math.hasSpace(between: factors[position - 1], factor) ? [.init("\u{2009}")] : []
      return space + runs(factor)
    }
  }

  private func raised(_ exponent: Math) -> [FigureLabel.Run] {
    runs(exponent).map { .init($0.text, style: $0.style, position: .raised) }
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

extension FigureLabel {
  /// A name as mathematics writes it: `w1` is w₁, `h.W` is W⁽ʰ⁾. `w[1]` is w₁ too.
  /// No name is an empty label.
  package init(name: String) {
    guard !name.isEmpty else {
      self = ""
      return
    }
    guard name.hasSuffix("]"), let open = name.firstIndex(of: "["), open != name.startIndex else {
      self = MathLabel(digits: 4).label(.name(name))
      return
    }
    let indices = name[name.index(after: open)...].dropLast()
    self = MathLabel(digits: 4).label(.index(.name(String(name[..<open])), [.text(String(indices))]))
  }
}
