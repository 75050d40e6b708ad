import Engine
import Foundation
import HandWritten
import Kernels
import Language

/// `benchmark ROW [MxKxN …]` prints one line of JSON with seconds per step, run or call.

let arguments = Array(CommandLine.arguments.dropFirst())
let name = arguments.first ?? ""

func show(_ fields: String) { print("{\"row\": \"\(name)\", \(fields)}") }

func list(_ numbers: [Double]) -> String { "[" + numbers.map { "\($0)" }.joined(separator: ", ") + "]" }

/// Random images and labels in the format of the MNIST digits, the same at every run.
func randomFile(_ name: String) -> [UInt8] {
  var stream = RandomStream(seed: 7, stream: name)
  let (type, axes): (UInt8, [Int]) = name == "labels" ? (0x08, [60_000]) : (0x0E, [60_000, 784])
  var bytes: [UInt8] = [0, 0, type, UInt8(axes.count)]
  for axis in axes { bytes += withUnsafeBytes(of: UInt32(axis).bigEndian) { Array($0) } }
  for _ in 0..<axes.reduce(1, *) {
    if type == 0x08 {
      bytes.append(UInt8(1 + stream.integer(below: 10)))
    } else {
      withUnsafeBytes(of: stream.uniform().bitPattern.bigEndian) { bytes.append(contentsOf: $0) }
    }
  }
  return bytes
}

let files: DataFiles = { address in
  if address == "images" || address == "labels" { return .success(randomFile(address)) }
  guard let data = FileManager.default.contents(atPath: "Notebooks/data/\(address)") else {
    return .failure(DataFileFailure("run this in the project's folder"))
  }
  return .success(Array(data))
}

switch name {
case "hand-written":
  let steps = 200_000
  var loss = 0.0
  let times = (0..<6).map { _ in
    var weights = [0.9, 0.7, -1.1, 0.4, 0.6, -0.8, -0.2]
    return seconds { loss = train_xor(&weights, 0.5, steps) } / Double(steps)
  }
  show("\"seconds\": \(list(Array(times.dropFirst()))), \"note\": \"E = \(loss)\"")
case "peak":
  let set = String(cString: nabla_instruction_set())
  show("\"rate\": \((0..<5).map { _ in multiply_add_rate(set) }.max() ?? 0), \"set\": \"\(set)\"")
case "product":
  let products = arguments.dropFirst().map { size in
    let sizes = size.split(separator: "x").compactMap { Int($0) }
    let (m, k, n) = (sizes[0], sizes[1], sizes[2])
    var stream = RandomStream(seed: 7, stream: size)
    let a = (0..<m * k).map { _ in stream.uniform(-1, 1) }
    let b = (0..<k * n).map { _ in stream.uniform(-1, 1) }
    var c = Array(repeating: 0.0, count: m * n)
    return "\"\(size)\": \(secondsPerCall { nabla_product(m, k, n, a, k, 1, b, n, 1, &c) })"
  }
  show("\"products\": {\(products.joined(separator: ", "))}")
case "functions":
  let count = 1_000_000
  var stream = RandomStream(seed: 7, stream: "functions")
  let x = (0..<count).map { _ in stream.uniform(-10, 10) }
  let positive = (0..<count).map { _ in stream.uniform(0, 10) }
  var y = Array(repeating: 0.0, count: count)
  let functions = [
    "exp": secondsPerCall { nabla_exp(x, &y, count) }, "log": secondsPerCall { nabla_log(positive, &y, count) },
    "tanh": secondsPerCall { nabla_tanh(x, &y, count) }, "sigmoid": secondsPerCall { nabla_sigmoid(x, &y, count) },
  ]
  let fields = functions.keys.sorted().map { "\"\($0)\": \(functions[$0] ?? 0)" }
  show("\"functions\": {\(fields.joined(separator: ", "))}")
default:
  guard let row = Row.all.first(where: { $0.name == name }) else {
    print("the rows are hand-written, peak, product, functions, \(Row.all.map(\.name).joined(separator: ", "))")
    exit(2)
  }
  let (times, note) = TrainingMeasurement.measure(row, files: files)
  show("\"seconds\": \(list(times)), \"note\": \"\(note)\"")
}
