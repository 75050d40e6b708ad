/// The sizes of the text of a path diagram.
enum DiagramText {
  static let nameSize = 17.0
  static let valueSize = 13.0
  static let factorSize = 15.0
}
