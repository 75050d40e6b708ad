import Engine
import Figures

/// What an expression can be.
enum Value: Sendable {
  case formula(NodeID)
  case function(Function)
  case gradient(Gradient)
  case dataset(DatasetID)
  /// A dataset of one row, and how the author wrote it.
  case row(DatasetID)
  case run(RunValue)
  /// The parameters that a run had after an epoch.
  case state(RunValue, epoch: Int)
  /// Numbers counted from 0, epoch by epoch.
  case series(SeriesValue)
  case range(Double, Double)
  case textRange(String, String)
  case text(String)
  case list([Value])
  case optimizer(Optimizer)
  case schedule(Schedule)
  case distribution(Distribution)
  case builtin(Builtin)
  case shown(Output)

  /// What a sentence calls it.
  var kindName: String {
    switch self {
    case .formula: "a formula"
    case .function: "a function"
    case .gradient: "a gradient"
    case .dataset: "a dataset"
    case .row: "a row"
    case .run: "a run"
    case .state: "the state of a run"
    case .series: "a series"
    case .range, .textRange: "a range"
    case .text: "a text"
    case .list: "a list"
    case .optimizer: "an optimizer"
    case .schedule: "a schedule"
    case .distribution: "a distribution"
    case .builtin(let builtin): "the builtin \(builtin.name)"
    case .shown: "an output"
    }
  }
}

/// A training that was run, with the name that the author gave it.
struct RunValue: Sendable {
  let run: Run
  /// The names of the parameters, in the run's order.
  let names: [String]
  let label: String

  func labelled(_ label: String) -> RunValue { RunValue(run: run, names: names, label: label) }
}

/// What a run has an entry of for every epoch, or for those that it keeps.
struct SeriesValue: Sendable {
  let name: String
  let epochs: [Int]
  let values: [Double]

  init(name: String, epochs: [Int], values: [Double]) {
    self.name = name
    self.epochs = epochs
    self.values = values
  }

  /// With an entry for every epoch from 0 on.
  init(name: String, values: [Double]) {
    self.init(name: name, epochs: Array(values.indices), values: values)
  }

  func value(at epoch: Int) -> Double? { epochs.firstIndex(of: epoch).map { values[$0] } }
}

/// ∇E: the derivative by every parameter.
struct Gradient: Sendable {
  let of: NodeID
  let parts: [(name: String, parameter: NodeID, derivative: NodeID)]
}

/// Where first values are drawn from.
enum Distribution: Hashable, Sendable {
  case normal(mean: Double, standardDeviation: Double)
  case uniform(low: Double, high: Double)
  /// Normal with standard deviation √(2/(in + out)): Glorot & Bengio, 2010.
  case xavier
  /// Normal with standard deviation √(2/in): He et al., 2015.
  case he
}
