extension Operation {
  /// Every operation of the engine, one row each. The language, the reference and the tests go over this table.
  public static let table: [Operation] =
    arithmetic + functions + activations + comparisons + products + reductions + structure + alongAxis + probability

  static let byName: [String: Operation] = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0) })

  /// The operation that derivative rules and the language call by `name`.
  public static func named(_ name: String) -> Operation? { byName[name] }
}
