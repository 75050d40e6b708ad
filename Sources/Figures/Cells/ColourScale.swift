/// How strong the colour of a value is, in steps, so that equal strengths can be drawn in one path.
///
/// From the ground's own colour, which is weakest, to a full blue; values below zero go to a full orange. Readers with
/// any kind of colour vision can tell the two apart.
struct ColourScale: Hashable {
  enum Kind: Hashable {
    /// From `low`, weakest, to `high`, strongest.
    case rising
    /// All values are negative: from `high`, weakest, to `low`, strongest.
    case falling
    /// From zero, weakest, to both sides, which are equally long.
    case diverging
  }

  let kind: Kind
  let low: Double
  let high: Double

  /// The strongest level; the weakest is 0, and negative levels are those of the other colour.
  static let strongest = 20

  /// - Parameter range: the ends of the scale; of a diverging one, which has signs that differ, the larger counts. From
  ///   the values when nothing is given: from zero where the smallest is at most half of the largest.
  init(_ values: some Sequence<Double>, range: ClosedRange<Double>? = nil) {
    var (low, high) = (Double.infinity, -Double.infinity)
    if let range, range.lowerBound.isFinite, range.upperBound.isFinite {
      (low, high) = (range.lowerBound, range.upperBound)
    } else {
      for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
      if low > high { (low, high) = (0, 1) }
      if low >= 0, low <= high / 2 || low == high { low = 0 }
      if high <= 0, high >= low / 2 || low == high { high = 0 }
    }
    if low == high { high = low + 1 }
    if low < 0 && high > 0 {
      let size = max(-low, high)
      (kind, self.low, self.high) = (.diverging, -size, size)
    } else {
      (kind, self.low, self.high) = (high <= 0 ? .falling : .rising, low, high)
    }
  }

  /// The colour's strength, from −`strongest` to `strongest`; nothing for what is no finite number.
  func level(of value: Double) -> Int? {
    guard value.isFinite else { return nil }
    let strongest = Double(Self.strongest)
    switch kind {
    case .rising: return Int((part(value) * strongest).rounded())
    case .falling: return Int(((part(value) - 1) * strongest).rounded())
    case .diverging: return Int(((part(value) * 2 - 1) * strongest).rounded())
    }
  }

  /// How far a value is on the way from `low` to `high`. Halves keep the largest doubles from overflowing.
  func part(_ value: Double) -> Double {
    min(max((value / 2 - low / 2) / (high / 2 - low / 2), 0), 1)
  }

  /// The attributes of a stroke of this strength.
  static func stroke(_ level: Int) -> String {
    let tenths = level.magnitude * 100 / UInt(strongest)
    let opacity = tenths == 100 ? "1" : "." + (tenths < 10 ? "0" : "") + String(tenths)
    return "class=\"\(level < 0 ? "low" : "high")\" stroke=\"\(level < 0 ? lightLow : lightHigh)\" "
      + "stroke-opacity=\"\(opacity)\""
  }

  /// The class of text on a cell, `near` the ground's colour or `far` from it, with its colour for viewers that know no
  /// style sheets. From this level on text of the ground's kind stands out better than text of the ink's; both have
  /// 4.5 : 1 and more on every level.
  static func textColour(on level: Int?) -> String {
    (level ?? 0).magnitude >= 14 ? "class=\"far\" fill=\"#fff\"" : "class=\"near\" fill=\"#000\""
  }

  static let lightHigh = "#083a6a"
  static let lightLow = "#702a00"
  static let darkHigh = "#6cabd5"
  static let darkLow = "#e39252"

  /// The rules of a drawing that uses the scale.
  static func style(id: String, standalone: Bool) -> [String] {
    func rules(_ high: String, _ low: String, _ near: String, _ far: String) -> String {
      "#\(id) .high{stroke:var(--scale-high,\(high))}#\(id) .low{stroke:var(--scale-low,\(low))}"
        + "#\(id) .near{fill:var(--scale-near,\(near))}#\(id) .far{fill:var(--scale-far,\(far))}"
    }
    let light = rules(lightHigh, lightLow, "#000", "#fff")
    guard standalone else { return [light] }
    return [light, "@media (prefers-color-scheme:dark){\(rules(darkHigh, darkLow, "#fff", "#000"))}"]
  }
}
