/// What is understood beyond CommonMark.
public struct Extensions: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  public static let table = Extensions(rawValue: 1)
  public static let strikethrough = Extensions(rawValue: 2)
  public static let autolink = Extensions(rawValue: 4)
  public static let taskList = Extensions(rawValue: 8)
  public static let footnotes = Extensions(rawValue: 16)
  /// Mathematics between dollar signs and in `math` fences, which is not part of cmark-gfm.
  public static let math = Extensions(rawValue: 32)

  /// YAML before the text, which is not part of cmark-gfm.
  public static let frontMatter = Extensions(rawValue: 64)

  /// What cmark-gfm knows.
  public static let gfm: Extensions = [.table, .strikethrough, .autolink, .taskList, .footnotes]
  public static let all: Extensions = [gfm, .math, .frontMatter]
}
