import Kernels

/// A value of a program, by its place in the list of values.
struct ValueID: Hashable, Comparable, Sendable {
  let index: Int

  static func < (a: ValueID, b: ValueID) -> Bool { a.index < b.index }
}

/// What a program computes with: an array for each row of a dataset, or one array. In memory the rows are the last axis,
/// so that one element's numbers of all rows lie beside one another.
struct ProgramValue: Sendable {
  enum Source: Sendable {
    /// Numbers that are known when the program is made, elements × rows.
    case constant([Double])
    /// Columns of a dataset of which the program sees some rows at a time, with the dataset that the formula was
    /// written for.
    case columns([String], asIn: DatasetID?)
    case parameter(ParameterID)
    /// A free variable that whoever runs the program gives a value.
    case variable(NodeID)
    /// The factors of a dropout: 0, or 1/(1 − rate).
    case mask(Dropout)
    /// The result of a step.
    case computed
  }

  let shape: Shape
  /// The dataset whose rows the value has, and how many they are; 1 without.
  let dataset: DatasetID?
  let rows: Int
  let source: Source

  /// How many elements there are for a row.
  var count: Int { shape.count }
  var size: Int { shape.count * rows }

  var isComputed: Bool { if case .computed = source { true } else { false } }
  var isConstant: Bool { if case .constant = source { true } else { false } }
}

/// Where a value lies: its elements from `offset` on, `stride` apart, each with its rows beside one another.
struct Location: Hashable, Sendable {
  var offset: Int
  var stride: Int
  /// Whether it holds only the part that the loop around it is at, and so stays where it is as the loop moves on.
  var isPart = false
}
