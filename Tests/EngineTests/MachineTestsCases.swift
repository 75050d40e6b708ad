import Testing

@testable import Engine

/// A network with a loss, for a dataset of any size.
struct NetworkCase: CustomTestStringConvertible, Sendable {
  let name: String
  var hasDropout = false
  let make: @Sendable (_ rows: Int) throws -> (network: TestNetwork, loss: NodeID)

  var testDescription: String { name }

  static let all: [NetworkCase] = [
    NetworkCase(name: "dense layers") { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [5])])
      let first = try network.dense(network.column("x"), 13, .hyperbolicTangent)
      let second = try network.dense(first, 9, .sigmoid)
      let loss = try network.crossEntropy(network.dense(second, 3))
      return (network, loss)
    },
    NetworkCase(name: "dense layers whose parameters were declared from the last on") { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [5])])
      let (last, middle, first) = (network.parameter([3, 8]), network.parameter([8, 8]), network.parameter([8, 5]))
      let hidden = try network.apply(.hyperbolicTangent, network.apply(.product, first, network.column("x")))
      let more = try network.apply(.sigmoid, network.apply(.product, middle, hidden))
      let loss = try network.crossEntropy(network.apply(.product, last, more))
      return (network, loss)
    },
    NetworkCase(name: "every activation") { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [4])])
      var x = try network.column("x")
      for activation in [Operation.relu, .leakyRelu, .softplus, .gelu, .errorFunction, .sine, .exp] {
        x = try network.dense(x, 6, activation)
      }
      let loss = try network.crossEntropy(network.dense(x, 3))
      return (network, loss)
    },
    NetworkCase(name: "convolution and maxpool") { rows in
      var network = TestNetwork(rows: rows, columns: [("image", [6, 5, 2])])
      let pooled = try network.pooled(network.convolution(network.column("image"), filters: 3))
      let loss = try network.crossEntropy(network.dense(pooled, 3))
      return (network, loss)
    },
    NetworkCase(name: "attention and layernorm") { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [5, 4])])
      let x = try network.column("x")
      let mixed = try network.layerNorm(network.apply(.add, x, network.attention(x)))
      let flat = try network.apply(.reshape, mixed, with: .shape([20]))
      let loss = try network.crossEntropy(network.dense(flat, 3))
      return (network, loss)
    },
    NetworkCase(name: "dropout", hasDropout: true) { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [4])])
      let first = try network.dropout(network.dense(network.column("x"), 11, .relu), 0.5)
      let second = try network.dropout(network.dense(first, 7, .hyperbolicTangent), 0.2)
      let loss = try network.crossEntropy(network.dense(second, 3))
      return (network, loss)
    },
    NetworkCase(name: "columns brought to mean 0, and weights of more than 2,048 numbers") { rows in
      var network = TestNetwork(rows: rows, columns: [("x", [70])])
      let x = try network.column("x")
      let mean = try network.apply(.meanRows, x, with: .rows(network.dataset))
      let moved = try network.apply(.subtract, x, mean)
      let square = try network.apply(.meanRows, network.apply(.multiply, moved, moved), with: .rows(network.dataset))
      // Of one row the square is 0.
      let deviation = try network.apply(.squareRoot, network.apply(.add, square, network.constant(0.01)))
      let normal = try network.apply(.divide, moved, deviation)
      let hidden = try network.dense(normal, 40, .hyperbolicTangent)
      let loss = try network.squares(network.dense(hidden, 2))
      return (network, loss)
    },
  ]
}
