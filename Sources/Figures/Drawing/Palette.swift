/// The colours and dash patterns that tell curves apart.
///
/// The hues follow M. Okabe and K. Ito, "Color Universal Design", 2008, which readers with any kind of colour vision
/// can tell apart; all are so light and so dark that they stand out 3 : 1 and more from a white and from a nearly black
/// ground alike. Dash patterns say the same again, for print in grey and for
/// colours that are alike to a reader.
enum Palette {
  static let series = ["#0072b2", "#d55e00", "#009e73", "#b8609f", "#757c88", "#a6761d"]
  /// The place of the colour that is none.
  static let grey = 4
  static let lightGround = "#ffffff"
  static let darkGround = "#15181e"
  static let lightInk = "#1f2328"
  static let darkInk = "#e6e8eb"

  /// The first curve is whole. Eight patterns and six colours make twenty-four pairs.
  private static let dashes = ["", "8 4", "2 3", "12 3 2 3", "18 5", "9 3 2 3 2 3", "16 4 6 4", "4 8"]

  /// The place of a series' colour among the colours, from 0.
  static func colour(ofSeries index: Int) -> Int { index % series.count }
  static func dash(ofSeries index: Int) -> String { dashes[index % dashes.count] }

  /// The attributes of a stroke in the colour of a series: a class for style sheets, and the colour itself for
  /// readers that know none.
  static func stroke(ofSeries index: Int) -> String {
    let colour = colour(ofSeries: index)
    return "class=\"s\(colour + 1)\" stroke=\"\(series[colour])\""
  }
}
