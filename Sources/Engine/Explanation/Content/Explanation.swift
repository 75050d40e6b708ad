/// How something on the page came about: the answer in one line, then the steps, each of which may have steps of its
/// own. A value that every format prints; it holds no formula that would have to be computed again.
public struct Explanation: Hashable, Sendable {
  /// `∂E/∂w₃ = 0.1749`
  public var answer: Math
  /// What the values belong to, such as `xor[4]` or `w₁ = 3`, if anything.
  public var place: Phrase?
  /// The value that is explained; nothing where a formula is.
  public var value: Tensor?
  /// The formulas that the answer leads through, with the lit path.
  public var diagram: Diagram?
  public var steps: [Step]
  /// What is to be said at the end: the finite difference, a kink, a saturated unit.
  public var remarks: [Remark]
  /// The factors and products of a gradient as numbers, for other programs.
  public var gradient: Gradient?

  public init(
    answer: Math, place: Phrase? = nil, value: Tensor? = nil, diagram: Diagram? = nil, steps: [Step] = [],
    remarks: [Remark] = [], gradient: Gradient? = nil
  ) {
    self.answer = answer
    self.place = place
    self.value = value
    self.diagram = diagram
    self.steps = steps
    self.remarks = remarks
    self.gradient = gradient
  }

  /// A step: what it says in a line, and what shows when it is opened.
  public struct Step: Hashable, Sendable {
    public var title: Phrase
    public var parts: [Part]
    public var steps: [Step]
    /// Whether the reader sees its parts at once; otherwise a page folds them under the title.
    public var isOpen: Bool
    /// Whether it is another view of the same, which a format that cannot fold leaves out.
    public var isAside: Bool

    public init(
      _ title: Phrase, _ parts: [Part] = [], steps: [Step] = [], isOpen: Bool = false, isAside: Bool = false
    ) {
      self.title = title
      self.parts = parts
      self.steps = steps
      self.isOpen = isOpen
      self.isAside = isAside
    }
  }

  public enum Part: Hashable, Sendable {
    case phrase(Phrase)
    /// A formula in a line of its own, such as `y = σ(z) = σ(0.3020) = 0.5749`.
    case equation(Math)
    case table(Table)
  }

  /// A sentence at the end.
  public struct Remark: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case finiteDifference
      case note
      /// Something that is not as it should be.
      case warning
    }

    public let kind: Kind
    public let phrase: Phrase

    public init(_ kind: Kind, _ phrase: Phrase) {
      self.kind = kind
      self.phrase = phrase
    }
  }

  /// A gradient as numbers.
  public struct Gradient: Hashable, Sendable {
    public struct Factor: Hashable, Sendable {
      /// `∂E/∂y`, in plain text.
      public let name: String
      public let formula: Math
      /// Nothing where each row has its own.
      public let value: Double?
    }

    public struct Path: Hashable, Sendable {
      public let factors: [Factor]
      public let product: Double
    }

    /// `∂E/∂w₃`
    public let derivative: Math
    /// The first paths; `pathCount` says how many there are. Through layers no paths are followed.
    public let paths: [Path]
    public let pathCount: Int
    /// The same by central finite differences, element by element.
    public let finiteDifference: Tensor
    /// How far the two are apart, at most.
    public let difference: Double
  }
}
