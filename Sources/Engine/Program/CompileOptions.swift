/// How formulas are compiled.
struct CompileOptions {
  /// Free columns are taken from this dataset.
  var rows: DatasetID?
  /// Some rows at a time: `rows` is a dataset without numbers that stands for this many rows of `source`.
  var batch: (source: DatasetID, count: Int)?
  /// Whether dropout drops.
  var isTraining = false
  /// After a run the value of the first is put where the second, a parameter or variable, stands.
  var updates: [(value: NodeID, target: NodeID)] = []
  /// Whether steps share memory and run in parts; not where every value is looked at afterwards.
  var isCompact = true
}
