import Engine
import Source

/// Everything that a notebook has defined so far. A value: a block that must change nothing runs on a copy.
struct State: Sendable {
  var graph = Graph()
  /// The names in force.
  var names: [String: Value] = [:]
  /// Where each name was defined.
  var places: [String: Span] = [:]
  /// The current values of the parameters: the first ones until a training moves them.
  var parameterValues: [Tensor] = []
  /// How often a parameter of each name was declared, which selects its random numbers.
  var declarations: [String: Int] = [:]
  /// The datasets made of the prose's tables, made at their first use.
  var tables: [String: DatasetID] = [:]
  /// Names that a failed block would have defined or trained, and the line of that block.
  var lost: [String: Loss] = [:]

  /// Why a name is not to be had.
  struct Loss: Sendable {
    enum Reason: Sendable {
      case defined, trained
    }

    let reason: Reason
    let line: Int
  }

  let seed: UInt64
  let digits: Int
  let prose: [ProseTable]
  var surroundings: Surroundings
  /// How the names in force and the values of the parameters came about.
  var origins = Origins()
  /// What the trainings so far leave to those after them.
  var trainingReuse = TrainingReuse()
  /// The notebook whose definitions this one started from, as it names it.
  var used: String?
  /// How the first values of parameters were drawn, so that a training may draw others.
  var draws: [ParameterID: Draw] = [:]
  /// Datasets that the author has given a name.
  var namedDatasets: Set<DatasetID> = []
  /// How many numbers the trainings of this notebook keep.
  var trainedNumbers = 0
  /// Files that were read, by the address that the notebook gives.
  var readFiles: [String: DatasetID] = [:]

  init(seed: UInt64, digits: Int, prose: [ProseTable], surroundings: Surroundings) {
    self.seed = seed
    self.digits = digits
    self.prose = prose
    self.surroundings = surroundings
  }
}
