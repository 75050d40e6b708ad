import Kernels

extension Encoder {
  /// The rows are the last axis of every value, so they join the columns of a product where only one side has them.
  mutating func encode(_ product: ProductStep, _ step: Step) {
    let (m, k, n) = (product.m, product.k, product.n)
    let (left, right) = (step.inputs[0], step.inputs[1])
    let added = step.inputs.count > 2 ? operand(step.inputs[2], outer: 0, middle: 0) : NablaOperand()
    // How far apart neighbours in a row and in a column of each side are, in elements.
    let a = product.leftTransposed ? (row: 1, column: product.leftRows ?? m) : (row: k, column: 1)
    let b = product.rightTransposed ? (row: 1, column: k) : (row: n, column: 1)
    let count = rows(step.output)
    func leftOperand(_ outer: Int, _ middle: Int) -> NablaOperand {
      var operand = operand(left, outer: outer, middle: middle)
      operand.offset += product.firstRow * outer
      return operand
    }
    switch product.form {
    case .leftFixed where plan.values[right.index].dataset == nil:
      append(
        .product, sizes: (m, k, n), y: operand(step.output, outer: n, middle: 1),
        a: leftOperand(a.row, a.column), b: operand(right, outer: b.row, middle: b.column), c: added,
        adds: step.inputs.count > 2)
    case .leftFixed:
      var x = operand(right, outer: b.row, middle: 0)
      var y = operand(step.output, outer: n, middle: 0)
      let elementStep = (
        x: operand(right, outer: b.column, middle: 0).outer, y: operand(step.output, outer: 1, middle: 0).outer
      )
      let isWhole = elementStep.x == count && elementStep.y == count || n == 1
      x.middle = 1
      x.inner = elementStep.x
      y.inner = elementStep.y
      append(
        .product, sizes: (m, k, isWhole ? n * count : count), y: y, a: leftOperand(a.row, a.column).fixed,
        b: x, c: added, repeats: isWhole ? 1 : n, adds: step.inputs.count > 2)
    case .leftRows:
      var x = operand(left, outer: a.column, middle: 0)
      x.middle = 1
      x.inner = operand(left, outer: a.row, middle: 0).outer
      var y = operand(step.output, outer: 1, middle: 0)
      y.inner = operand(step.output, outer: n, middle: 0).outer
      append(
        .product, sizes: (n, k, count), y: y, a: operand(right, outer: b.column, middle: b.row).fixed, b: x, repeats: m)
    case .bothRows:
      append(
        .rowProduct, sizes: (m, k, n), y: operand(step.output, outer: n, middle: 1),
        a: operand(left, outer: a.row, middle: a.column), b: operand(right, outer: b.row, middle: b.column),
        repeats: count)
    case .summedRows:
      var u = operand(left, outer: a.row, middle: 0)
      u.middle = 1
      u.inner = operand(left, outer: a.column, middle: 0).outer
      var v = operand(right, outer: 0, middle: b.column)
      v.outer = 1
      v.inner = operand(right, outer: b.row, middle: 0).outer
      append(
        .product, sizes: (m, plan.values[left.index].rows, n), y: operand(step.output, outer: n, middle: 1).fixed, a: u,
        b: v, repeats: k, accumulates: true)
    }
  }
}

extension NablaOperand {
  /// The same place for every repetition of a product.
  fileprivate var fixed: NablaOperand {
    NablaOperand(offset: offset, outer: outer, middle: middle, inner: 0, moves: moves)
  }
}
