import Source

/// Fenced code and display formulas.
extension DocumentBuilder {
  mutating func fencedBlock(
    _ node: RawTree.Node, info: String, fence: (length: Int, character: UInt8), isSeparator: Bool
  ) -> Block {
    let code = fencedCode(node, info: info, fence: fence)
    let closing =
      code.isClosed ? nil : String(repeating: Character(Unicode.Scalar(fence.character)), count: fence.length)
    let placement = placement(node, lastLine: code.lastLine, isSeparator: isSeparator, closing: closing)
    guard code.language == "math", extensions.contains(.math) else {
      return Block(kind: .fencedCode(code), placement: placement)
    }
    var tex = code.literal
    if tex.utf8.last == Byte.lineFeed { tex.unicodeScalars.removeLast() }
    return formula(tex, lines: code.lines, placement)
  }

  private mutating func fencedCode(
    _ node: RawTree.Node, info: String, fence: (length: Int, character: UInt8)
  ) -> FencedCode {
    let opening = lines[node.startLine]
    let run = opening.dropFirst(max(node.startColumn - 1, 0)).prefix { $0 == fence.character }
    let afterRun = opening[run.endIndex...]
    var rawInfo = afterRun.drop(while: Byte.isSpace)
    if rawInfo.isEmpty { rawInfo = afterRun.prefix(0) }
    while let last = rawInfo.last, Byte.isSpace(last) { rawInfo.removeLast() }

    var code: [CodeLine] = []
    for (index, line) in node.literal.utf8.split(separator: Byte.lineFeed, omittingEmptySubsequences: false)
      .prefix(node.literal.lineCount).enumerated()
    {
      code.append(codeLine(Array(line), number: node.startLine + 1 + index))
    }
    let next = node.startLine + code.count + 1
    let isClosed = next <= lines.count && !isCodeStart(next) && isFence(next, fence)
    return FencedCode(
      info: info, rawInfo: String(decoding: rawInfo, as: UTF8.self),
      infoStart: lines.position(line: node.startLine, offset: rawInfo.startIndex - opening.startIndex),
      literal: node.literal, lines: code, firstLine: node.startLine, lastLine: isClosed ? next : next - 1,
      isClosed: isClosed)
  }

  /// The end of the source line that is the same as the end of the code: all of it, but for a tab that the container
  /// takes a part of, which cmark turns into spaces.
  private mutating func codeLine(_ text: [UInt8], number: Int) -> CodeLine {
    let line = lines[number]
    var count = zip(text.reversed(), line.reversed()).prefix { $0 == $1 }.count
    while count > 0, text[text.count - count] & 0xC0 == 0x80 { count -= 1 }
    return CodeLine(
      String(decoding: text.suffix(count), as: UTF8.self),
      at: lines.position(line: number, offset: line.count - count))
  }

  private func isFence(_ number: Int, _ fence: (length: Int, character: UInt8)) -> Bool {
    let line = Limits.withoutMarks(lines[number])
    let run = line.prefix { $0 == fence.character }
    return run.count >= fence.length && line[run.endIndex...].allSatisfy(Byte.isSpace)
  }

  mutating func formulaBlock(_ node: RawTree.Node, isSeparator: Bool) -> Block {
    let placement = placement(
      node, lastLine: node.startLine + max(node.literal.lineCount, 1) - 1, isSeparator: isSeparator)
    let literal = node.literal.unicodeScalars
    var tex = literal[...]
    func trim() {
      while let first = tex.first, isSpace(first) { tex.removeFirst() }
      while let last = tex.last, isSpace(last) { tex.removeLast() }
    }
    trim()
    tex = tex.dropFirst(2).dropLast(2)
    trim()
    let code = codeLines(of: tex, in: literal, firstLine: node.startLine)
    return formula(String(tex), lines: code, placement)
  }

  private mutating func formula(_ tex: String, lines: [CodeLine], _ placement: Placement) -> Block {
    let formula = Mathematics(
      tex: tex, isDisplay: true, range: range(of: placement), lines: lines, isInTable: false)
    return Block(kind: .math(formula), placement: placement)
  }

  /// The lines of a part of a block's text.
  private mutating func codeLines(
    of part: Substring.UnicodeScalarView, in text: String.UnicodeScalarView, firstLine: Int
  ) -> [CodeLine] {
    var result: [CodeLine] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where line.endIndex >= part.startIndex && line.startIndex < part.endIndex {
      let rest = line[max(line.startIndex, part.startIndex)...]
      let code = codeLine(Array(String(rest).utf8), number: firstLine + index)
      let after = text.distance(from: min(part.endIndex, line.endIndex), to: line.endIndex)
      result.append(CodeLine(String(code.text.unicodeScalars.dropLast(after)), at: code.start))
    }
    return result
  }

  /// From the start of a block to the end of its last line.
  private mutating func range(of placement: Placement) -> SourceRange {
    let last = placement.lines.upperBound
    return lines.range(
      from: SourcePlace(line: placement.lines.lowerBound, offset: placement.indentation),
      to: SourcePlace(line: last, offset: lines[last].count))
  }
}
