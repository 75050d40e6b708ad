import Testing

@testable import Engine

@Suite("Derivatives of formulas")
struct DerivativeTests {
  /// A perceptron on four rows: y = σ(w·x + b), E = Σ (t − y)².
  struct Perceptron {
    var graph = Graph()
    let x, t, w, b, z, y, loss: NodeID
    let dataset: DatasetID
    let values: [Tensor]

    init() throws {
      let data = Dataset(
        name: "or",
        columns: [.init(name: "x", values: [0, 1, 2, 3]), .init(name: "t", values: [0, 1, 1, 1])])
      dataset = graph.add(data)
      x = try graph.column("x", of: dataset)
      t = try graph.column("t", of: dataset)
      w = graph.parameter("w", initial: Tensor(0.3))
      b = graph.parameter("b", initial: Tensor(-0.2))
      values = [Tensor(0.3), Tensor(-0.2)]
      z = graph.definition("z", try graph.apply(.add, [graph.apply(.multiply, [w, x]), b]))
      y = graph.definition("y", try graph.apply(.sigmoid, [z]))
      let error = try graph.apply(.power, [graph.apply(.subtract, [t, y]), graph.constant(2)])
      loss = graph.definition("E", try graph.apply(.sumRows, [error], .rows(dataset)))
    }
  }

  @Test("Two definitions are two things even when they are equal")
  func definitions() throws {
    var graph = Graph()
    let w = graph.parameter("w", initial: Tensor(2))
    let a = graph.definition("a", try graph.apply(.multiply, [w, graph.constant(3)]))
    let b = graph.definition("b", try graph.apply(.multiply, [w, graph.constant(3)]))
    let product = try graph.apply(.multiply, [a, b])
    let derivative = try graph.derivative(of: product, by: a)
    #expect(try graph.evaluate(derivative, parameters: [Tensor(2)]).tensor.elements == [6])
    let total = try graph.derivative(of: product, by: w)
    #expect(try graph.evaluate(total, parameters: [Tensor(2)]).tensor.elements == [36])
  }

  @Test("A loss over rows has a derivative per row by what has rows, and their sum by a parameter")
  func rows() throws {
    var net = try Perceptron()
    let byY = try net.graph.derivative(of: net.loss, by: net.y)
    let perRow = try net.graph.evaluate(byY, parameters: net.values)
    #expect(perRow.rows == net.dataset && perRow.tensor.shape == [4])
    let y = try net.graph.evaluate(net.y, parameters: net.values).tensor.elements
    #expect(perRow.tensor.elements == zip([0.0, 1, 1, 1], y).map { -2 * ($0 - $1) })

    let derivative = try net.graph.derivative(of: net.loss, by: net.w)
    let byW = try net.graph.evaluate(derivative, parameters: net.values)
    let program = try net.graph.compile([net.loss])
    let difference = OperationDerivativeTests.difference(program, net.values, 0, 0)
    #expect((byW.tensor.elements[0] - difference).magnitude < 1e-8)
  }

  @Test("On one row a derivative is that row's, and the rows' derivatives add up")
  func onRow() throws {
    var net = try Perceptron()
    let derivative = try net.graph.derivative(of: net.loss, by: net.w)
    var sum = 0.0
    for row in 0..<4 {
      let one = net.graph.add(net.graph[net.dataset].rows([row], name: "or[\(row + 1)]"))
      let bound = try net.graph.bind(derivative, toRow: one)
      #expect(net.graph[bound].rows == nil)
      sum += try net.graph.evaluate(bound, parameters: net.values).tensor.elements[0]
    }
    let whole = try net.graph.evaluate(derivative, parameters: net.values).tensor.elements[0]
    #expect((sum - whole).magnitude < 1e-15)
  }

  @Test("The derivative goes through at and on: of a bound formula, and by what a replacement is made of")
  func throughBindings() throws {
    var net = try Perceptron()
    let u = net.graph.parameter("u", initial: Tensor(0.7))
    let values = net.values + [Tensor(0.7)]
    let square = try net.graph.apply(.power, [u, net.graph.constant(2)])
    let bound = try net.graph.bind(net.loss, targets: [net.w], values: [square])
    let row = net.graph.add(net.graph[net.dataset].rows([2], name: "or[3]"))
    let onRow = try net.graph.bind(bound, toRow: row)
    for target in [bound, onRow] {
      let program = try net.graph.compile([target])
      for (position, variable) in [(0, net.w), (1, net.b), (2, u)] {
        let derivative = try net.graph.derivative(of: target, by: variable)
        let value = try net.graph.evaluate(derivative, parameters: values).tensor.elements[0]
        let difference = OperationDerivativeTests.difference(program, values, position, 0)
        #expect((value - difference).magnitude < 1e-8, "by parameter \(position)")
      }
    }
  }

  @Test("What an inner at has set stays set")
  func innerWins() throws {
    var net = try Perceptron()
    let inner = try net.graph.bind(net.z, targets: [net.w], values: [net.graph.constant(1)])
    let outer = try net.graph.bind(inner, targets: [net.w], values: [net.graph.constant(5)])
    #expect(try net.graph.evaluate(outer, parameters: net.values).tensor.elements == [-0.2, 0.8, 1.8, 2.8])
  }

  @Test("One row's value that depends on all rows: x − mean(x), by a parameter")
  func acrossRows() throws {
    var net = try Perceptron()
    let mean = try net.graph.apply(.meanRows, [net.y], .rows(net.dataset))
    let centred = try net.graph.apply(.subtract, [net.y, mean])
    let derivative = try net.graph.derivative(of: centred, by: net.w)
    let values = try net.graph.evaluate(derivative, parameters: net.values)
    let program = try net.graph.compile([centred])
    func at(_ w: Double) -> [Double] {
      program.values(parameters: [Tensor(w), net.values[1]])[0].tensor.elements
    }
    let step = 0x1p-17
    for row in 0..<4 {
      let difference = (at(0.3 + step)[row] - at(0.3 - step)[row]) / (2 * step)
      #expect((values.tensor.elements[row] - difference).magnitude < 1e-8)
    }
  }

  @Test("What is spread over the rows is each row's own: (Σ wx)² by a row's x, and then by w, is 4w Σx")
  func spreadOverRows() throws {
    var net = try Perceptron()
    let total = try net.graph.apply(.sumRows, [net.graph.apply(.multiply, [net.w, net.x])], .rows(net.dataset))
    let square = try net.graph.apply(.power, [total, net.graph.constant(2)])
    let mixed = try net.graph.derivative(of: net.graph.derivative(of: square, by: net.x), by: net.w)
    let values = try net.graph.evaluate(mixed, parameters: net.values).tensor.elements
    #expect(values.count == 4)
    for value in values { #expect((value - 4 * 0.3 * 6).magnitude < 1e-14) }
  }

  @Test("Second derivatives: of x³ at 2 it is 12; mixed ones do not depend on the order")
  func second() throws {
    var graph = Graph()
    let x = graph.parameter("x", initial: Tensor(2))
    let v = graph.parameter("v", initial: Tensor(0.4))
    let values = [Tensor(2), Tensor(0.4)]
    let cube = try graph.apply(.power, [x, graph.constant(3)])
    let twice = try graph.derivative(of: graph.derivative(of: cube, by: x), by: x)
    #expect(try graph.evaluate(twice, parameters: values).tensor.elements == [12])
    let mixed = try graph.apply(.sigmoid, [graph.apply(.multiply, [cube, v])])
    let xv = try graph.derivative(of: graph.derivative(of: mixed, by: x), by: v)
    let vx = try graph.derivative(of: graph.derivative(of: mixed, by: v), by: x)
    let first = try graph.evaluate(xv, parameters: values).tensor.elements[0]
    let other = try graph.evaluate(vx, parameters: values).tensor.elements[0]
    #expect((first - other).magnitude <= 1e-14 * first.magnitude.advanced(by: 1))
  }

  @Test("A vector by a vector is the Jacobian, the target's axis first")
  func jacobian() throws {
    var graph = Graph()
    let matrix = graph.constant(Tensor([1, 0, -2, 3, 1, 4], shape: [2, 3]))
    let x = graph.parameter("x", initial: Tensor(vector: [2, 5, -1]))
    let product = try graph.apply(.product, [matrix, x])
    let derivative = try graph.derivative(of: product, by: x)
    let value = try graph.evaluate(derivative, parameters: [Tensor(vector: [2, 5, -1])])
    #expect(value.tensor == Tensor([1, 0, -2, 3, 1, 4], shape: [2, 3]))
  }
}
