/// How the value of one kind of formula is worked out. Each row of the table says what shows when a step is opened whose
/// value comes from one of these operations; what has no row is shown in numbers, or as a table, element by element.
struct ValueDetail: Sendable {
  let operations: [Operation]
  /// Whether an input that is made of sums has a step as a whole: of softmax(Q Kᵀ/√d) the scores Q Kᵀ/√d, not Q Kᵀ.
  var takesWholeInput = false
  /// Nothing where this formula is not of the kind after all.
  let content: @Sendable (inout WorkedFormulas, WorkedFormula) throws(EngineError) -> StepContent?

  static let table: [ValueDetail] = [
    ValueDetail(operations: [.product], takesWholeInput: true) { formulas, worked throws(EngineError) in
      try formulas.productContent(worked)
    },
    ValueDetail(operations: [.softmax, .logSoftmax, .logSumExp], takesWholeInput: true) {
      formulas, worked throws(EngineError) in try formulas.softmaxContent(worked)
    },
    ValueDetail(operations: [.sumElements, .sumLast, .meanElements, .meanLast]) {
      formulas, worked throws(EngineError) in try formulas.sumContent(worked)
    },
    ValueDetail(operations: [.sumRows, .meanRows, .maximumRow, .minimumRow]) {
      formulas, worked throws(EngineError) in try formulas.rowsContent(worked)
    },
    ValueDetail(operations: [.maximumLast], takesWholeInput: true) { formulas, worked throws(EngineError) in
      try formulas.poolContent(worked)
    },
    ValueDetail(operations: [.argmax], takesWholeInput: true) { formulas, worked throws(EngineError) in
      try formulas.argmaxContent(worked)
    },
    ValueDetail(operations: [.oneHot]) { formulas, worked throws(EngineError) in try formulas.oneHotContent(worked) },
  ]

  private static let byOperation: [Operation: ValueDetail] = Dictionary(
    uniqueKeysWithValues: table.flatMap { detail in detail.operations.map { ($0, detail) } })

  static func of(_ operation: Operation) -> ValueDetail? { byOperation[operation] }
}
