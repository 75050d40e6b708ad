import Engine
import Numerals

/// Numbers and arrays as Python writes them; every number reads back as the same double.
enum Literal {
  /// A number next to tensors: `2`, `0.5`, `torch.pi`.
  static func number(_ value: Double) -> String {
    if value == .pi { return "torch.pi" }
    if value == value.rounded(), value.magnitude < 1e15, !(value == 0 && value.sign == .minus) {
      return Numerals.shortest(value)
    }
    return float(value)
  }

  /// A number with a point or an exponent, so that Python takes it for a float.
  static func float(_ value: Double) -> String {
    if value.isNaN { return "torch.nan" }
    if value.isInfinite { return value < 0 ? "-torch.inf" : "torch.inf" }
    let text = Numerals.shortest(value)
    return text.contains(where: { $0 == "." || $0 == "e" }) ? text : text + ".0"
  }

  /// A text in quotes.
  static func text(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.properties.generalCategory == .control:
        quoted += "\\u" + String(repeating: "0", count: 4 - min(4, hex(scalar).count)) + hex(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16) }

  /// `(2, 3)`, and `(2,)` of one.
  static func tuple(_ axes: [Int]) -> String {
    "(\(axes.map(String.init).joined(separator: ", "))\(axes.count == 1 ? "," : ""))"
  }

  /// A tensor by what it is filled with, such as `torch.zeros(2, 3)`; nothing where its numbers must be written.
  static func filled(_ tensor: Tensor) -> String? {
    guard let first = tensor.elements.first, tensor.elements.count > 1 else { return nil }
    let axes = tensor.shape.axes.map(String.init).joined(separator: ", ")
    if tensor.elements.allSatisfy({ $0.bitPattern == first.bitPattern }) {
      switch first {
      case 0 where first.sign == .plus: return "torch.zeros(\(axes))"
      case 1: return "torch.ones(\(axes))"
      default: return "torch.full(\(tuple(tensor.shape.axes)), \(float(first)))"
      }
    }
    let isSquare = tensor.shape.rank == 2 && tensor.shape.axes[0] == tensor.shape.axes[1]
    let size = tensor.shape.axes[0]
    let isIdentity =
      isSquare
      && tensor.elements.indices.allSatisfy {
        tensor.elements[$0] == ($0 / size == $0 % size ? 1 : 0)
      }
    return isIdentity ? "torch.eye(\(size))" : nil
  }

  /// `torch.tensor([…])`, over several lines where it does not fit behind `before` characters. Lines after the first
  /// start with `indent` spaces.
  static func tensor(_ tensor: Tensor, before: Int = 0, indent: Int = 0, write: (Double) -> String = float) -> String {
    if let filled = filled(tensor) { return filled }
    return "torch.tensor(\(array(tensor, before: before + 13, indent: indent, write: write)))"
  }

  /// `torch.tensor([[True, False]])`, of what is not 0.
  static func truths(_ tensor: Tensor, before: Int = 0) -> String {
    "torch.tensor(\(array(tensor, before: before + 13, indent: 0) { $0 == 0 ? "False" : "True" }))"
  }

  /// Nested brackets.
  static func array(_ tensor: Tensor, before: Int, indent: Int, write: (Double) -> String) -> String {
    let numbers = tensor.elements.map(write)
    let strides = tensor.shape.strides
    func flat(_ axis: Int, _ start: Int) -> String {
      guard axis < tensor.shape.rank else { return numbers[start] }
      let parts = (0..<tensor.shape.axes[axis]).map { flat(axis + 1, start + $0 * strides[axis]) }
      return "[\(parts.joined(separator: ", "))]"
    }
    func lines(_ axis: Int, _ start: Int, _ before: Int, _ indent: Int) -> String {
      let count = tensor.shape.axes[axis]
      // A long axis is not tried on one line.
      if count * (tensor.shape.count / max(1, tensor.shape.axes[...axis].reduce(1, *))) < Layout.width {
        let text = flat(axis, start)
        // Behind it stand the brackets of `torch.tensor` and what that is in.
        if text.count + before + 2 <= Layout.width { return text }
      }
      let space = String(repeating: " ", count: indent + 4)
      // A lone row stands in its brackets.
      if count == 1, axis < tensor.shape.rank - 1 { return "[\(lines(axis + 1, start, before + 1, indent))]" }
      let body: String
      if axis == tensor.shape.rank - 1 {
        body = Layout.filled((0..<count).map { numbers[start + $0] }, indent: indent + 4)
      } else {
        body = (0..<count).map { "\(space)\(lines(axis + 1, start + $0 * strides[axis], indent + 6, indent + 4)),\n" }
          .joined()
      }
      return "[\n\(body)\(String(repeating: " ", count: indent))]"
    }
    return tensor.shape.rank == 0 ? numbers[0] : lines(0, 0, before, indent)
  }
}
