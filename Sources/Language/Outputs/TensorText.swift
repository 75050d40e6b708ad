import Engine
import Numerals

/// Numbers in a line of text: `0.5`, `[1, 2]`, `[[1, 0], [0, 1]]`.
public enum TensorText {
  /// `limit` is how many entries of an axis are written before `…`; nothing writes them all.
  public static func text(_ tensor: Tensor, digits: Int, limit: Int? = 8) -> String {
    guard let count = tensor.shape.axes.first else {
      return Numerals.typographic(Numerals.significant(tensor.elements[0], digits: digits))
    }
    let shown = min(count, limit ?? count)
    let entries = (0..<shown).map { text(tensor.slice($0), digits: digits, limit: limit) }
    return "[" + entries.joined(separator: ", ") + (count > shown ? ", …" : "") + "]"
  }
}
