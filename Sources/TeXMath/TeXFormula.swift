/// A formula as an author writes it.
public struct TeXFormula: Hashable, Sendable {
  /// A name of the author's, with its backslash, and what it stands for.
  public struct Macro: Hashable, Sendable {
    public let name: String
    public let body: String

    public init(name: String, body: String) {
      self.name = name
      self.body = body
    }
  }

  /// The TeX without dollar signs.
  public let tex: String
  /// Whether it stands on a line of its own.
  public let isDisplay: Bool
  /// Of two with one name the later counts. What a formula itself defines is forgotten at its end, so that no formula
  /// depends on those before it.
  public let macros: [Macro]

  public init(_ tex: String, isDisplay: Bool, macros: [Macro] = []) {
    self.tex = tex
    self.isDisplay = isDisplay
    self.macros = macros
  }
}

/// Why a formula cannot be set.
public struct TeXError: Error, Hashable, Sendable {
  /// What is wrong, in plain words with a lower-case start.
  public let message: String
  /// The Unicode scalars of the TeX that it is about; nothing where it is about the whole, or about a macro's text.
  public let scalars: Range<Int>?

  public init(_ message: String, scalars: Range<Int>? = nil) {
    self.message = message
    self.scalars = scalars
  }
}
