/// The layers of a network in columns from left to right, each column a layer of units or blocks one below the other.
struct NetworkColumns: Hashable {
  /// The layers of each column, from top to bottom.
  private(set) var columns: [[Int]] = []
  /// The column of each layer.
  private(set) var columnOfLayer: [Int]

  /// The most blocks of a chain in one column.
  private static let longestChain = 6

  init(_ network: NetworkDrawing) {
    let layers = network.layers
    var users = layers.map { _ in 0 }
    for layer in layers { for source in layer.sources where users.indices.contains(source) { users[source] += 1 } }
    columnOfLayer = layers.map { _ in 0 }
    var chain = layers.map { _ in 1 }
    for (position, layer) in layers.enumerated() {
      let sources = layer.sources.filter { $0 < position }
      let column = sources.map { columnOfLayer[$0] + 1 }.max() ?? 0
      columnOfLayer[position] = column
      // A block after a block that feeds nothing else stands below it.
      if layer.isBlock, sources.count == 1, let source = sources.first, layers[source].isBlock, users[source] == 1,
        chain[source] < Self.longestChain
      {
        columnOfLayer[position] = columnOfLayer[source]
        chain[position] = chain[source] + 1
      }
    }
    let count = (columnOfLayer.max() ?? -1) + 1
    columns = (0..<count).map { column in layers.indices.filter { columnOfLayer[$0] == column } }.filter { !$0.isEmpty }
    for (column, members) in columns.enumerated() { for member in members { columnOfLayer[member] = column } }
  }
}
