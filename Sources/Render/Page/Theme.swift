/// How a page looks: a small textbook, in light, dark and print, from a phone's width up.
public enum Theme {
  /// The whole style sheet. It loads nothing.
  public static let css =
    colours + text + frame + tables + code + outputs + explorers + explanations + mathematics + print
}
