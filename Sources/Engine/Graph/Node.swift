/// A formula's place in its graph. Inputs come before what is made of them, so the order of places is topological.
public struct NodeID: Hashable, Comparable, Sendable {
  public let index: Int

  public static func < (a: NodeID, b: NodeID) -> Bool { a.index < b.index }
}

/// A trainable parameter of one graph.
public struct ParameterID: Hashable, Sendable {
  public let index: Int
}

/// A trainable array of numbers: its name, and the values that every training starts from.
public struct Parameter: Hashable, Sendable {
  public let name: String
  public let initial: Tensor
}

/// One formula: an operation on inputs, with the shape of its value and the dataset whose rows it has.
public struct Node: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// Numbers that do not depend on a row.
    case constant(Tensor)
    /// Numbers with one value a row, no longer tied to what they were computed from. The first axis is the rows.
    case frozen(Tensor)
    case parameter(ParameterID)
    /// A name that something around the formula gives a value to, such as a function's argument.
    case variable(String)
    /// Columns of the dataset in `rows`: one is a number per row, several are a vector per row.
    case column(names: [String], isVector: Bool)
    /// The name that an author gave to its one input.
    case definition(String)
    /// Its one input, known to be the derivative of one formula by another.
    case derivative(of: NodeID, by: NodeID)
    /// Its first input with the other inputs in place of some names, or with the rows of another dataset.
    case bound(Binding)
    case operation(Operation, Attribute)
  }

  public let kind: Kind
  public let inputs: [NodeID]
  /// The shape of the value, for one row where there are rows.
  public let shape: Shape
  /// The dataset whose rows the formula has, or nothing where it has one value.
  public let rows: DatasetID?
}

/// What `at` and `on` set. Input `i + 1` of the node takes the place of `targets[i]`.
public struct Binding: Hashable, Sendable {
  public var targets: [NodeID]
  /// The dataset that free columns are taken from.
  public var rows: DatasetID?
  /// What is written for all the values together, `run[10]`, instead of each of them.
  public var place: String?

  public init(targets: [NodeID] = [], rows: DatasetID? = nil, place: String? = nil) {
    self.targets = targets
    self.rows = rows
    self.place = place
  }
}

/// What an operation needs to know besides its inputs.
public enum Attribute: Hashable, Sendable {
  case none
  /// The dataset whose rows are reduced or spread over; another takes its place under `on`.
  case rows(DatasetID)
  /// The dataset whose rows are spread over, whatever is around: that of a formula under an `on` of its own.
  case fixedRows(DatasetID)
  case shape(Shape)
  /// An axis, from 0.
  case axis(Int)
  /// A part of an array, for one axis after the other.
  case part(Part)
  case patches(Patches)
  case dropout(Dropout)
}

extension Attribute {
  /// The rows that are reduced or spread over where columns are taken from `dataset`.
  func rows(in dataset: DatasetID?) -> DatasetID? {
    switch self {
    case .rows(let own): dataset ?? own
    case .fixedRows(let own): own
    case .none, .shape, .axis, .part, .patches, .dropout: nil
    }
  }
}

/// The part of an array that indices select: one place, or a range of places, along each of the first axes. Places
/// count from 0 here.
public struct Part: Hashable, Sendable {
  public enum Selection: Hashable, Sendable {
    case place(Int)
    case range(Range<Int>)
  }

  /// The shape of the whole array.
  public let whole: Shape
  public let selections: [Selection]

  public init(of whole: Shape, _ selections: [Selection]) {
    self.whole = whole
    self.selections = selections
  }

  /// The shape of the part: an axis with one place is dropped.
  public var shape: Shape {
    var axes: [Int] = []
    for axis in 0..<whole.rank {
      switch axis < selections.count ? selections[axis] : .range(0..<whole.axes[axis]) {
      case .place: continue
      case .range(let range): axes.append(range.count)
      }
    }
    return Shape(axes)
  }

  /// Where each element of the part stands in the whole.
  public var offsets: [Int] {
    let strides = whole.strides
    var start = 0
    var steps: [Int] = []
    for axis in 0..<whole.rank {
      switch axis < selections.count ? selections[axis] : .range(0..<whole.axes[axis]) {
      case .place(let place): start += place * strides[axis]
      case .range(let range):
        start += range.lowerBound * strides[axis]
        steps.append(strides[axis])
      }
    }
    return shape.offsets(steps: steps, from: start)
  }
}
