import Kernels

/// One step of a program. Places are offsets into the program's buffer.
enum Step: Sendable {
  case map(SliceFunction, x: Int, y: Int, count: Int)
  /// Two inputs of which each is either as long as the value or one number.
  case combine(StridedFunction, a: Int, aStep: Int, b: Int, bStep: Int, y: Int, count: Int)
  /// The same, an element of the value after the other, each over all rows.
  case combineElements(StridedFunction, a: [Int], aStep: Int, b: [Int], bStep: Int, y: Int, rows: Int)
  case choose(condition: [Int], conditionStep: Int, a: [Int], aStep: Int, b: [Int], bStep: Int, y: Int, rows: Int)
  case product(ProductStep)
  /// A product for each row when both sides have rows.
  case rowProduct(m: Int, k: Int, n: Int, a: Int, b: Int, y: Int, rows: Int)
  case copy(from: Int, to: Int, count: Int)
  /// Elements picked by their offsets; a negative one gives 0.
  case gather(x: Int, offsets: [Int], y: Int, rows: Int)
  case scatterAdd(x: Int, offsets: [Int], y: Int, count: Int, rows: Int)
  case reduceElements(Reduction, x: Int, count: Int, y: Int, rows: Int)
  case reduceRows(Reduction, x: Int, count: Int, y: Int, rows: Int)
  case spreadRows(x: Int, count: Int, y: Int, rows: Int)

  /// C = A B with any steps between neighbours of A and B.
  struct ProductStep: Sendable {
    var m: Int, k: Int, n: Int
    var a: Int, aRow: Int, aColumn: Int
    var b: Int, bRow: Int, bColumn: Int
    var y: Int
  }

  func run(_ base: UnsafeMutablePointer<Double>) {
    switch self {
    case .map(let function, let x, let y, let count): function(base + x, base + y, count)
    case .combine(let function, let a, let aStep, let b, let bStep, let y, let count):
      function(base + a, aStep, base + b, bStep, base + y, count)
    case .combineElements(let function, let a, let aStep, let b, let bStep, let y, let rows):
      for i in a.indices { function(base + a[i], aStep, base + b[i], bStep, base + y + i * rows, rows) }
    case .choose(let c, let cStep, let a, let aStep, let b, let bStep, let y, let rows):
      for i in c.indices {
        for r in 0..<rows {
          base[y + i * rows + r] = base[c[i] + r * cStep] != 0 ? base[a[i] + r * aStep] : base[b[i] + r * bStep]
        }
      }
    case .product(let p):
      nabla_product(p.m, p.k, p.n, base + p.a, p.aRow, p.aColumn, base + p.b, p.bRow, p.bColumn, base + p.y)
    case .rowProduct(let m, let k, let n, let a, let b, let y, let rows):
      Self.rowProduct(base, m, k, n, a, b, y, rows)
    case .copy(let from, let to, let count): (base + to).update(from: base + from, count: count)
    case .gather(let x, let offsets, let y, let rows):
      for (i, offset) in offsets.enumerated() {
        let place = base + y + i * rows
        if offset < 0 {
          place.update(repeating: 0, count: rows)
        } else {
          place.update(from: base + x + offset * rows, count: rows)
        }
      }
    case .scatterAdd(let x, let offsets, let y, let count, let rows):
      (base + y).update(repeating: 0, count: count * rows)
      for (i, offset) in offsets.enumerated() {
        for r in 0..<rows { base[y + offset * rows + r] += base[x + i * rows + r] }
      }
    case .reduceElements(let reduction, let x, let count, let y, let rows):
      Self.reduceElements(base, reduction, x, count, y, rows)
    case .reduceRows(let reduction, let x, let count, let y, let rows):
      for i in 0..<count { base[y + i] = Self.reduce(reduction, base + x + i * rows, rows) }
    case .spreadRows(let x, let count, let y, let rows):
      for i in 0..<count { (base + y + i * rows).update(repeating: base[x + i], count: rows) }
    }
  }

  private static func rowProduct(
    _ base: UnsafeMutablePointer<Double>, _ m: Int, _ k: Int, _ n: Int, _ a: Int, _ b: Int, _ y: Int, _ rows: Int
  ) {
    for i in 0..<m {
      for j in 0..<n {
        let sum = base + y + (i * n + j) * rows
        sum.update(repeating: 0, count: rows)
        for l in 0..<k {
          let left = base + a + (i * k + l) * rows
          let right = base + b + (l * n + j) * rows
          for r in 0..<rows { sum[r] += left[r] * right[r] }
        }
      }
    }
  }

  /// In order, as in a product, so that sum(a * b) and a @ b are the same number.
  private static func reduceElements(
    _ base: UnsafeMutablePointer<Double>, _ reduction: Reduction, _ x: Int, _ count: Int, _ y: Int, _ rows: Int
  ) {
    let sum = base + y
    switch reduction {
    case .sum, .mean:
      sum.update(repeating: 0, count: rows)
      for i in 0..<count { for r in 0..<rows { sum[r] += base[x + i * rows + r] } }
      if case .mean = reduction { for r in 0..<rows { sum[r] /= Double(count) } }
    case .maximum, .minimum:
      for r in 0..<rows {
        sum[r] = extreme(reduction, base + x + r, count, step: rows)
      }
    }
  }

  private static func reduce(_ reduction: Reduction, _ x: UnsafePointer<Double>, _ rows: Int) -> Double {
    switch reduction {
    case .sum: rows == 1 ? x[0] : nabla_sum(x, rows)
    case .mean: rows == 1 ? x[0] : nabla_sum(x, rows) / Double(rows)
    case .maximum, .minimum: extreme(reduction, x, rows, step: 1)
    }
  }

  private static func extreme(_ reduction: Reduction, _ x: UnsafePointer<Double>, _ count: Int, step: Int) -> Double {
    guard count > 0 else { return .nan }
    var best = x[0]
    for i in 1..<max(count, 1) {
      let next = x[i * step]
      if next.isNaN { return .nan }
      if case .maximum = reduction { best = next > best ? next : best } else { best = next < best ? next : best }
    }
    return best
  }
}
