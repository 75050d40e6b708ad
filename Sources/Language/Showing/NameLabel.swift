import Figures

extension FigureLabel {
  /// A name as a drawing writes it: one letter is a variable, digits at its end and what follows a bar are an index,
  /// and brackets hold indices: `w1` and `w[1]` are w₁.
  init(name: String) {
    var (stem, indices): (Substring, [String]) = (name[...], [])
    if name.hasSuffix("]"), let open = name.firstIndex(of: "["), open != name.startIndex {
      stem = name[..<open]
      indices.append(String(name[name.index(after: open)...].dropLast()))
    }
    if let dot = stem.lastIndex(of: "."), dot != stem.startIndex, stem.index(after: dot) != stem.endIndex {
      let (owner, member) = (String(stem[..<dot]), stem[stem.index(after: dot)...])
      // A layer inside another's arguments is y.1.
      let isNumber = member.allSatisfy(\.isNumber)
      let base = FigureLabel(name: isNumber ? owner : String(member))
      let upper = FigureLabel.Run("(\(isNumber ? String(member) : owner))", position: .raised)
      self = FigureLabel(base.runs + Self.index(indices) + [upper])
      return
    }
    if let bar = stem.firstIndex(of: "_"), bar != stem.startIndex, stem.index(after: bar) != stem.endIndex,
      stem[..<bar].count == 1
    {
      indices.insert(String(stem[stem.index(after: bar)...]), at: 0)
      stem = stem[..<bar]
    } else if let last = stem.lastIndex(where: { !$0.isNumber }), stem.index(after: last) != stem.endIndex {
      indices.insert(String(stem[stem.index(after: last)...]), at: 0)
      stem = stem[...last]
    }
    guard !stem.isEmpty else {
      self.init("")
      return
    }
    let style: Style = stem.count == 1 ? .italic : .plain
    self = FigureLabel([Run(String(stem), style: style)] + Self.index(indices))
  }

  private static func index(_ indices: [String]) -> [Run] {
    indices.isEmpty ? [] : [Run(indices.joined(separator: ","), position: .lowered)]
  }
}
