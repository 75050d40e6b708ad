/// Which of an author's macros is to blame for a formula that cannot be set.
extension TeXConverter {
  /// The first macro that the TeX uses, itself or through others, and that fails in the same way where it stands alone.
  /// Of two, one of which uses the other, the inner one. A macro that only opens or closes what another closes or
  /// opens, as \ba for \begin{aligned}, is none: there the formula is to blame.
  public func brokenMacro(in tex: String, _ macros: [TeXFormula.Macro], _ error: TeXError) -> TeXFormula.Macro? {
    var known: [String: TeXFormula.Macro] = [:]
    for macro in macros { known[macro.name] = macro }
    var seen: Set<String> = []
    var pending = Self.commands(in: tex).reversed().map { $0 }
    var broken: TeXFormula.Macro?
    while let name = pending.popLast() {
      guard let macro = known[name], seen.insert(name).inserted else { continue }
      guard fails(macro, macros, as: error) else { continue }
      broken = macro
      pending = Self.commands(in: macro.body).reversed()
    }
    return broken
  }

  private func fails(_ macro: TeXFormula.Macro, _ macros: [TeXFormula.Macro], as error: TeXError) -> Bool {
    let commands = Self.commands(in: macro.body)
    func count(_ name: String) -> Int { commands.count { $0 == name } }
    guard count("\\begin") == count("\\end"), count("\\left") == count("\\right") else { return false }
    let arguments = (1...9).last { macro.body.contains("#\($0)") } ?? 0
    let alone = macro.name + String(repeating: "{x}", count: arguments)
    do {
      _ = try mathML(TeXFormula(alone, isDisplay: true, macros: macros))
      return false
    } catch let own {
      return own.message == error.message
    }
  }

  /// The commands of a text, with their backslashes, in order: letters, or one other sign.
  static func commands(in tex: String) -> [String] {
    var commands: [String] = []
    let scalars = Array(tex.unicodeScalars)
    var index = 0
    while index < scalars.count {
      defer { index += 1 }
      guard scalars[index] == "\\", index + 1 < scalars.count else { continue }
      var end = index + 1
      while end < scalars.count, scalars[end].isASCII, scalars[end].properties.isAlphabetic { end += 1 }
      if end == index + 1 { end += 1 }
      commands.append("\\" + String(String.UnicodeScalarView(scalars[(index + 1)..<end])))
      index = end - 1
    }
    return commands
  }
}
