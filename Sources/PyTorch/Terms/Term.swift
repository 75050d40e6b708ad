import Engine

/// A part of what is written: a node of the formula, or several that PyTorch has one function for.
struct Term {
  enum Kind {
    case constant(Tensor)
    /// A value per row that stays as it is; the first axis is the rows.
    case frozen(Tensor)
    case parameter(ParameterID)
    case column(Column)
    case name(String)
    case operation(Operation, Attribute)
    /// A member of the network, called.
    case module(Int)
    case idiom(Idiom)
  }

  let kind: Kind
  let inputs: [Int]
  /// The shape of one row's value.
  let shape: Shape
  let rows: DatasetID?
}

/// Columns of a dataset, as the script has them.
struct Column: Hashable {
  let names: [String]
  let isVector: Bool
  /// The dataset whose classes text has.
  let asIn: DatasetID?
  /// For a label: all values that it can have, in order. Its tensor holds places among them, from 0.
  let classes: [Double]?
}

/// What PyTorch has a function of its own for.
enum Idiom: Hashable {
  /// The place, from 0, of a label among these values.
  case classIndex([Double])
  case maxPool(Patches)
  case averagePool(Patches)
  /// Of queries, keys, values and perhaps a mask.
  case attention
  /// Of an image and a kernel, both without channels.
  case convolution(Patches)
  case logSigmoid
  /// Of logits and classes, or logits and a distribution.
  case crossEntropy(Reduction)
  /// Of probabilities and classes.
  case negativeLogLikelihood(Reduction)
  /// Of logits, or of probabilities, and targets.
  case binaryCrossEntropy(hasLogits: Bool, Reduction)
  /// Whether the largest element stands at the place of the class.
  case isLargestAtClass
  /// The standard deviation over the rows, or 1 where an element is the same in all of them.
  case deviation(isAnyFlat: Bool)
  /// Over the elements and over the rows.
  case total(isMean: Bool)
}

/// What a loss function does with the losses that it computes.
enum Reduction: String {
  case none, sum, mean
}

/// A module of the network.
struct Layer {
  enum Kind: Hashable {
    case linear(inputs: Int, outputs: Int)
    case convolution(filters: Int, Patches)
    case embedding(count: Int, length: Int)
    case layerNorm(width: Int)
    case dropout(Dropout)
  }

  /// `h` of `h.W`.
  let name: String
  let kind: Kind
  let weight: ParameterID?
  let bias: ParameterID?
}
