import Kernels

/// The instructions of a program, cut where one may look in on it: between two parts lies so much work that a look
/// costs nothing beside it.
struct InstructionParts: Sendable {
  /// All of them, one after the other.
  let all: [NablaInstruction]
  /// The same in parts; one part where they are done soon.
  let parts: [[NablaInstruction]]
  /// About how long they take, in nanoseconds.
  let work: Int

  /// The work of a part, where its instructions can be cut so small.
  static let stride = 20_000_000

  init(_ instructions: [NablaInstruction], stride: Int = Self.stride) {
    var all: [NablaInstruction] = []
    var parts: [[NablaInstruction]] = [[]]
    var (work, inPart) = (0, 0)
    var position = 0
    while position < instructions.count {
      let count = instructions[position].opcode == .loop ? 1 + instructions[position].repeats : 1
      let group = Array(instructions[position..<position + count])
      position += count
      for piece in count == 1 ? group[0].pieces(of: stride).map({ [$0] }) : [group] {
        let own = piece.work
        if inPart > 0, inPart + own > stride {
          parts.append([])
          inPart = 0
        }
        parts[parts.count - 1] += piece
        all += piece
        inPart += own
        work += own
      }
    }
    self.all = all
    self.parts = parts
    self.work = work
  }
}

extension [NablaInstruction] {
  /// About how long the instructions take, in nanoseconds: one alone, or a loop with what is in it.
  fileprivate var work: Int {
    guard let first, first.opcode == .loop else { return map(\.work).reduce(0, +) }
    let rounds = (first.sizes.0 + first.sizes.1 - 1) / Swift.max(1, first.sizes.1)
    return rounds * dropFirst().map(\.work).reduce(0, +)
  }
}

extension NablaInstruction {
  /// About how long the instruction takes, in nanoseconds. A processor adds and multiplies several numbers in one.
  fileprivate var work: Int {
    let size = sizes.0 * sizes.1 * sizes.2
    switch opcode {
    case .product: return size * repeats / 4
    case .rowProduct: return size * repeats
    case .copy, .negate, .absolute, .sign, .relu, .leakyRelu, .step, .flush, .add, .subtract, .multiply, .addProduct,
      .subtractProduct, .multiplyDifference, .multiplyTwice, .sumAxis, .meanAxis, .sumRows, .meanRows:
      return size
    default: return 4 * size
    }
  }

  /// A product as several, each of some of its rows or columns, where it is more work than `stride`. Every element is
  /// the same sum as before, so no bit changes.
  fileprivate func pieces(of stride: Int) -> [NablaInstruction] {
    guard work > 2 * stride else { return [self] }
    switch opcode {
    // The kernel goes over blocks of so many rows, and of a few columns, by itself, so that cutting there costs little.
    case .product where sizes.0 >= sizes.2: return cut(sizes.0, by: 72, stride) { $0.takeRows($1) }
    case .product: return cut(sizes.2, by: 128, stride) { $0.takeColumns($1) }
    case .rowProduct: return cut(repeats, by: 4096, stride) { $0.takeRepeats($1) }
    default: return [self]
    }
  }

  private func cut(
    _ length: Int, by unit: Int, _ stride: Int, _ take: (inout NablaInstruction, Range<Int>) -> Void
  ) -> [NablaInstruction] {
    let share = max(1, length * stride / work)
    let size = (share + unit - 1) / unit * unit
    return Swift.stride(from: 0, to: length, by: size).map { start in
      var piece = self
      take(&piece, start..<min(length, start + size))
      return piece
    }
  }

  private mutating func takeRows(_ rows: Range<Int>) {
    sizes.0 = rows.count
    a.offset += rows.lowerBound * a.outer
    y.offset += rows.lowerBound * y.outer
    c.offset += rows.lowerBound
  }

  private mutating func takeColumns(_ columns: Range<Int>) {
    sizes.2 = columns.count
    b.offset += columns.lowerBound * b.middle
    y.offset += columns.lowerBound
  }

  private mutating func takeRepeats(_ rows: Range<Int>) {
    repeats = rows.count
    a.offset += rows.lowerBound
    b.offset += rows.lowerBound
    y.offset += rows.lowerBound
  }
}
