import Kernels
import Testing

/// A matrix in memory with strides, as the product takes it.
private struct StridedMatrix {
  var data: [Double]
  var row: Int
  var column: Int

  subscript(i: Int, j: Int) -> Double { data[i * row + j * column] }

  /// Row by row, transposed, or every second element of longer rows.
  enum Layout: CaseIterable { case rows, columns, sparse }

  init(_ rows: Int, _ columns: Int, _ layout: Layout, _ numbers: inout TestNumbers) {
    switch layout {
    case .rows: (row, column) = (columns, 1)
    case .columns: (row, column) = (1, rows)
    case .sparse: (row, column) = (2 * columns + 3, 2)
    }
    data = (0..<max(1, rows * row + columns * column)).map { _ in numbers.between(-1, 1) }
  }
}

@Suite("Matrix product")
struct KernelProductTests {
  private func product(_ m: Int, _ k: Int, _ n: Int, _ a: StridedMatrix, _ b: StridedMatrix) -> [Double] {
    var c = [Double](repeating: .nan, count: m * n)
    nabla_product(m, k, n, a.data, a.row, a.column, b.data, b.row, b.column, &c)
    return c
  }

  /// What the product promises: the sum in order, from +0, each product rounded.
  private func ordered(_ m: Int, _ k: Int, _ n: Int, _ a: StridedMatrix, _ b: StridedMatrix) -> [Double] {
    var c: [Double] = []
    for i in 0..<m {
      for j in 0..<n {
        var sum = 0.0
        for p in 0..<k { sum += a[i, p] * b[p, j] }
        c.append(sum)
      }
    }
    return c
  }

  @Test(
    "is the ordered sum, bit for bit, in every shape and layout",
    arguments: [
      [1, 1, 1], [4, 2, 1], [4, 2, 2], [3, 0, 5], [1, 300, 1], [5, 7, 3], [2, 300, 65], [1, 50, 37], [37, 50, 1],
      [67, 5, 2], [9, 193, 8], [8, 192, 16], [129, 200, 9], [66, 385, 33], [13, 17, 130], [0, 4, 4], [4, 4, 0],
    ])
  func shapes(shape: [Int]) {
    var numbers = TestNumbers(state: 41)
    let (m, k, n) = (shape[0], shape[1], shape[2])
    for layoutA in StridedMatrix.Layout.allCases {
      for layoutB in StridedMatrix.Layout.allCases {
        let a = StridedMatrix(m, k, layoutA, &numbers)
        let b = StridedMatrix(k, n, layoutB, &numbers)
        #expect(
          product(m, k, n, a, b).map(\.bitPattern) == ordered(m, k, n, a, b).map(\.bitPattern), "\(layoutA) \(layoutB)")
      }
    }
  }

  @Test("starts from +0, and gives one NaN")
  func zerosAndNaN() {
    for count in [1, 40] {
      let a = [Double](repeating: -0.0, count: count)
      var c = [Double](repeating: 3, count: count * count)
      nabla_product(count, 1, count, a, 1, 1, [Double](repeating: 5, count: count), count, 1, &c)
      #expect(c.allSatisfy { $0.bitPattern == 0 })
      let bad = [Double](repeating: Double(bitPattern: 0xFFF8_0000_0000_0001), count: count)
      nabla_product(count, 1, count, bad, 1, 1, bad, count, 1, &c)
      #expect(c.allSatisfy { $0.bitPattern == Double.nan.bitPattern })
    }
  }
}

@Suite("Sum")
struct KernelSumTests {
  /// The documented tree, written out plainly.
  private func tree(_ x: [Double]) -> Double {
    func block(_ x: ArraySlice<Double>) -> Double {
      var lanes = [Double](repeating: 0, count: 16)
      for (index, value) in x.enumerated() { lanes[index % 16] += value }
      while lanes.count > 1 {
        let half = lanes.count / 2
        lanes = (0..<half).map { lanes[$0] + lanes[$0 + half] }
      }
      return lanes[0]
    }
    // (sum, how many blocks), the largest first; equals are added as they meet.
    var parts: [(sum: Double, blocks: Int)] = []
    for start in stride(from: 0, to: x.count, by: 256) {
      parts.append((block(x[start..<min(start + 256, x.count)]), 1))
      while parts.count > 1, parts[parts.count - 2].blocks == parts[parts.count - 1].blocks {
        let last = parts.removeLast()
        parts[parts.count - 1] = (parts[parts.count - 1].sum + last.sum, 2 * last.blocks)
      }
    }
    guard var total = parts.popLast()?.sum else { return 0 }
    while let next = parts.popLast() { total = next.sum + total }
    return total
  }

  @Test("is the documented tree, whatever the count")
  func shape() {
    var numbers = TestNumbers(state: 51)
    let x = (0..<5000).map { _ in numbers.between(-1, 1) }
    for count in Array(0...70) + [255, 256, 257, 511, 512, 513, 768, 1025, 1792, 4999, 5000] {
      let part = Array(x.prefix(count))
      #expect(nabla_sum(part, count).bitPattern == tree(part).bitPattern, "\(count)")
    }
  }

  @Test("of nothing is +0, of a NaN the one NaN")
  func ends() {
    #expect(nabla_sum([], 0).bitPattern == 0)
    #expect(nabla_sum([-0.0], 1).bitPattern == 0)
    #expect(nabla_sum([1, -.infinity, .infinity], 3).bitPattern == Double.nan.bitPattern)
  }
}
