import Engine
import Typesetting

/// Formulas that are too wide for their line, broken over several: first at their relations, then at the signs of sums.
enum LineBreaking {
  /// How wide a line of a page is, in ems of the formula's letters.
  static let pageWidth = 44.0

  /// The formula, or its lines where it is wider than `width` ems: what stands before the first relation, and then a
  /// line from each relation on, a long sum in it continued on further lines, which start with a sign.
  static func broken(_ math: Math, width: Double = pageWidth) -> Math {
    guard MathWidth.ems(math) > width else { return math }
    switch math {
    case .row: return lines(of: math, width: width).map(Math.aligned) ?? math
    case .aligned(let lines):
      return .aligned(lines.flatMap { line in self.lines(of: .row(line), width: width) ?? [line] })
    default: return math
    }
  }

  /// The lines of a formula that needs several.
  private static func lines(of math: Math, width: Double) -> [[Math]]? {
    guard MathWidth.ems(math) > width else { return nil }
    var sides = sides(of: flattened(math))
    // Without a relation all lines start where the first one does.
    let hasRelation = sides.count > 1
    let left = hasRelation ? sides.removeFirst() : []
    let leftWidth = MathWidth.ems(.row(left))
    let isLeftAlone = leftWidth > width / 2
    var lines: [[Math]] = isLeftAlone ? [[.row(left), .row([])]] : []
    let rest = isLeftAlone ? width : width - leftWidth
    for (position, side) in sides.enumerated() {
      for (number, line) in self.lines(of: side, width: rest).enumerated() {
        let isFirst = position == 0 && number == 0 && !isLeftAlone
        let cell = number == 0 ? line : [.text(indentation)] + line
        lines.append([isFirst ? .row(left) : .row([]), .row(cell)])
      }
    }
    return lines.count > 1 ? lines : nil
  }

  /// A sum goes on a little to the right of its relation.
  private static let indentation = "\u{2003}\u{2003}"
  private static let relations: Set<Math> = Set(["=", "≈", "<", ">", "≤", "≥", "≠", "→", "←"].map(Math.sign))
  private static let signs: Set<Math> = [.sign("+"), .sign("−")]

  /// A row without rows in it, so that their signs can be seen.
  private static func flattened(_ math: Math) -> [Math] {
    guard case .row(let parts) = math else { return [math] }
    return parts.flatMap { flattened($0) }
  }

  /// What stands before the first relation, then each relation with what follows it.
  private static func sides(of parts: [Math]) -> [[Math]] {
    var sides: [[Math]] = [[]]
    for part in parts {
      if relations.contains(part), !(sides.count == 1 && sides[0].isEmpty) { sides.append([]) }
      sides[sides.count - 1].append(part)
    }
    return sides
  }

  /// A side in as many lines as it needs; each further one starts with a sign.
  private static func lines(of side: [Math], width: Double) -> [[Math]] {
    var terms: [[Math]] = [[]]
    for part in side {
      // A sign right behind a relation belongs to what follows it.
      let startsTerm =
        signs.contains(part) && terms[terms.count - 1].contains { !relations.contains($0) && !signs.contains($0) }
      if startsTerm { terms.append([]) }
      terms[terms.count - 1].append(part)
    }
    var lines: [[Math]] = []
    var used = 0.0
    for term in terms {
      let size = MathWidth.ems(.row(term))
      if lines.isEmpty || used + size > width {
        used = lines.isEmpty ? size : size + 2
        lines.append(term)
      } else {
        used += size
        lines[lines.count - 1] += term
      }
    }
    return lines
  }
}

/// About how wide mathematics is, in ems.
enum MathWidth {
  static func ems(_ math: Math) -> Double {
    switch math {
    case .number(let number): number.isFinite && number == number.rounded() ? 1 : 2.8
    case .exact(let number): 0.5 * Double(min("\(number)".count, 17))
    case .name(let name), .array(let name): symbol(SymbolName(name))
    case .text(let text): 0.45 * Double(text.count)
    case .sign(let sign): sign == "," || sign == "/" ? 0.5 : 1.4
    case .row(let parts): sum(parts)
    case .juxtaposed(let parts): sum(parts) + 0.17 * Double(max(parts.count - 1, 0))
    case .fraction(let above, let below): max(ems(above), ems(below)) + 0.2
    case .power(let base, let exponent): ems(base) + 0.7 * ems(exponent)
    case .index(let base, let indices): ems(base) + 0.6 * sum(indices) + (math.hasIndicesBehindNumber ? 0.8 : 0)
    case .root(let inner): ems(inner) + 0.9
    case .absolute(let inner), .norm(let inner), .brackets(let inner), .indicator(let inner): ems(inner) + 0.8
    case .call(let function, let arguments):
      symbol(SymbolName(function: function)) + 0.8 + sum(arguments) + 0.5 * Double(max(arguments.count - 1, 0))
    case .transpose(let inner): ems(inner) + 0.6
    case .sum(let below, let above, let inner):
      max(1.3, 0.7 * (below.map(ems) ?? 0), 0.7 * (above.map(ems) ?? 0)) + 0.3 + ems(inner)
    case .vector(let parts): sum(parts) + 0.6 + 0.5 * Double(max(parts.count - 1, 0))
    case .matrix(let rows), .cases(let rows), .aligned(let rows): columns(rows) + 1
    case .partial(_, let of, let by): max(ems(of), sum(by)) + 0.8
    case .nabla(let inner): ems(inner) + 0.8
    case .marked(_, let inner): ems(inner)
    }
  }

  private static func sum(_ parts: [Math]) -> Double { parts.reduce(0) { $0 + ems($1) } }

  private static func symbol(_ symbol: SymbolName) -> Double {
    let base = symbol.isWord ? 0.5 * Double(symbol.base.count) : 0.6
    return base + 0.4 * Double(max(symbol.lower?.count ?? 0, symbol.upper.map { $0.count + 2 } ?? 0))
  }

  private static func columns(_ rows: [[Math]]) -> Double {
    let count = rows.map(\.count).max() ?? 0
    return (0..<count).reduce(0) { width, column in
      width + 0.8 + (rows.compactMap { column < $0.count ? ems($0[column]) : nil }.max() ?? 0)
    }
  }
}
