import Engine
import Figures
import Source

/// What a statement shows. A closed list, so that a new kind does not compile until every format shows it.
public enum Output: Sendable {
  case value(ValueOutput)
  case table(TableOutput)
  case figure(FigureOutput)
  /// Outputs side by side, or one of them at a time.
  case group(GroupOutput)
  /// Outputs that a reader can move through.
  case explorer(ExplorerOutput)
  /// How a value, a derivative or an update came about.
  case explanation(Explanation)
  /// A formula, typeset: `f′(x) = 2x`.
  case formula(FormulaOutput)
  case check(CheckOutput)
  /// Code in another language.
  case code(language: String, text: String)
  case error(Diagnostic)
}

/// The value of an expression.
public struct ValueOutput: Sendable {
  /// The source of the expression.
  public let name: String
  /// The expression as mathematics; nothing where it is just a number.
  public let label: Math?
  /// The numbers; nothing for a function, a dataset or a run. With rows, the first axis is the rows.
  public let tensor: Tensor?
  /// How many rows there are, where the value has one a row.
  public let rows: Int?
  /// What it is in words, with the notebook's digits.
  public let text: String
}

/// A heading: the author's words, or mathematics.
public enum Label: Hashable, Sendable {
  case text(String)
  case math(Math)
}

/// Columns of numbers or text. Every column has as many entries as the table has rows.
public struct TableOutput: Sendable {
  public struct Column: Sendable {
    public let label: Label
    /// The heading in plain text.
    public let name: String
    public let cells: Cells

    public init(label: Label, name: String, cells: Cells) {
      self.label = label
      self.name = name
      self.cells = cells
    }
  }

  public enum Cells: Sendable {
    case numbers([Double])
    case text([String])
    /// Names of formulas, which show as mathematics.
    case names([String])
    /// Vectors or matrices, one a row.
    case tensors([Tensor])
  }

  public let columns: [Column]
  /// How many rows there are in all; the columns hold the first ones.
  public let rowCount: Int
  /// A last row: the sums of the columns that were asked for, by position.
  public let totals: [Double?]?
  /// Significant digits, where the author asked for other than the notebook's.
  public let digits: Int?
  /// How many rows are shown, where the author asked for other than the usual ten.
  public var shownRows: Int?
}

public struct FigureOutput: Sendable {
  public let figure: Figure
  /// The author's alternative text, or nothing for the computed one.
  public let alternativeText: String?
}

public struct FormulaOutput: Sendable {
  public let math: Math
  public let text: String
}

extension Output {
  /// The output of a block that now stands some lines further down. Errors tell more places, and are not moved.
  public func moved(byLines count: Int) -> Output {
    guard case .check(let check) = self else { return self }
    return .check(check.moved(byLines: count))
  }
}
