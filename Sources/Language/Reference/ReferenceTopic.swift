import Engine

/// What a word of the language is about, in the order in which a reader meets it.
public enum ReferenceTopic: String, CaseIterable, Sendable {
  case blocks = "Blocks and prose"
  case statements = "Statements"
  case expressions = "Expressions"
  case derivatives = "Derivatives"
  case numbers = "Functions of numbers"
  case arrays = "Vectors and matrices"
  case sums = "Sums and means"
  case activations = "Activations"
  case layers = "Layers"
  case losses = "Losses"
  case probability = "Probability"
  case randomness = "Random numbers"
  case training = "Training"
  case optimizers = "Optimizers"
  case schedules = "Learning rates"
  case data = "Data"
  case showing = "Tables and figures"
  case explaining = "Explaining and exporting"

  /// Of an operation of the engine.
  init(_ operation: Operation) {
    if Operation.activations.contains(operation) {
      self = .activations
    } else if Operation.alongAxis.contains(operation) {
      self = operation.name == "cumsum" ? .arrays : .probability
    } else {
      self = Operation.products.contains(operation) ? .arrays : .numbers
    }
  }

  /// The builtins by what they are about.
  static let builtins: [(topic: ReferenceTopic, builtins: [Builtin])] = [
    (.derivatives, Builtin.values), (.arrays, Builtin.arrays), (.sums, Builtin.reductions), (.layers, Builtin.layers),
    (.losses, Builtin.losses), (.probability, Builtin.probability), (.randomness, Builtin.randomness),
    (.training, Builtin.training), (.optimizers, Builtin.optimizers), (.schedules, Builtin.schedules),
    (.data, Builtin.data), (.showing, Builtin.showing), (.explaining, Builtin.explaining + Builtin.exporting),
  ]
}
