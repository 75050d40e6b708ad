extension Compiler {
  /// The step of `a @ b`, and the sides with their transposes looked through.
  func product(_ a: ValueID, _ b: ValueID) -> (ProductStep, [ValueID]) {
    let (left, leftTransposed) = untransposed(a)
    let (right, rightTransposed) = untransposed(b)
    let (first, second) = (values[a.index], values[b.index])
    let k = first.shape.axes.last ?? 1
    let m = first.shape.rank == 2 ? first.shape.axes[0] : 1
    let n = second.shape.rank == 2 ? second.shape.axes[1] : 1
    let form: ProductStep.Form =
      first.dataset == nil ? .leftFixed : second.dataset == nil ? .leftRows : .bothRows
    let step = ProductStep(
      form: form, m: m, k: k, n: n, leftTransposed: leftTransposed, rightTransposed: rightTransposed)
    return (step, [left, right])
  }

  /// A sum over the rows of products: Σ over the rows of u vᵀ, or of A B, is one product whose inner axis is the rows.
  func summedProduct(_ value: ValueID) -> (ProductStep, [ValueID])? {
    guard let maker = makers[value] else { return nil }
    let step = steps[maker]
    switch step.kind {
    case .product(var product) where product.form == .bothRows && product.m * product.n > 1:
      product = ProductStep(
        form: .summedRows, m: product.m, k: product.k, n: product.n, leftTransposed: product.leftTransposed,
        rightTransposed: product.rightTransposed)
      return (product, step.inputs)
    case .elementwise(.multiply, let shapes):
      // The outer product of two vectors.
      guard shapes.count == 2, shapes[0].rank == 2, shapes[1].rank == 2, shapes[0].axes[1] == 1,
        shapes[1].axes[0] == 1, step.inputs.allSatisfy({ values[$0.index].dataset != nil })
      else { return nil }
      return (ProductStep(form: .summedRows, m: shapes[0].axes[0], k: 1, n: shapes[1].axes[1]), step.inputs)
    default: return nil
    }
  }

  private func untransposed(_ value: ValueID) -> (ValueID, Bool) {
    guard let maker = makers[value], let node = steps[maker].node, case .gather = steps[maker].kind,
      case .operation(.transpose, _) = graph[node].kind
    else { return (value, false) }
    return (steps[maker].inputs[0], true)
  }
}
