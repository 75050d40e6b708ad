import Engine
import Foundation
import Testing

/// Scripts run by PyTorch, against what the engine computes.
@Suite("Scripts run by PyTorch", .enabled(if: Python.hasTorch, "NABLA_PYTHON names no Python with torch"))
struct RunTests {
  /// Lines that end with a run, whose losses PyTorch must have too, epoch by epoch.
  static let trainings: [(name: String, source: String)] =
    ScriptCase.all.compactMap { script in
      // A batch has other rows there, since they are shuffled otherwise.
      guard let source = try? script.source, source.contains("pytorch(run)"), !source.contains("batch:") else {
        return nil
      }
      return (script.name, source)
    } + TrainingCase.all.map { ($0.name, $0.source) }

  @Test("The losses of all epochs are those of the engine")
  func losses() throws {
    var scripts: [String: String] = [:]
    var expected: [String: [Double]] = [:]
    for (name, source) in Self.trainings {
      let result = NotebookResult(of: source, values: ["run.loss + 0"])
      #expect(result.messages == [], "\(name)")
      scripts[name] = result.script
      expected[name] = result.values.first?.elements
    }
    #expect(scripts.count == Self.trainings.count)
    let outcomes = try Python.run(scripts, files: ScriptCase.files)
    for (name, _) in Self.trainings {
      guard let losses = outcomes[name]?.losses, let engine = expected[name] else {
        Issue.record("\(name): \(outcomes[name]?.error ?? "no losses")\n\(scripts[name] ?? "")")
        continue
      }
      #expect(outcomes[name]?.dtypes == ["torch.float64"], "\(name)")
      #expect(losses.count == engine.count, "\(name)")
      for (epoch, (found, wanted)) in zip(losses, engine).enumerated()
      where !((found - wanted).magnitude <= 1e-9 * wanted.magnitude) {
        Issue.record("\(name), epoch \(epoch): PyTorch has \(found), the engine \(wanted)\n\(scripts[name] ?? "")")
        break
      }
    }
  }

  @Test("What is followed along is that of the engine too")
  func validations() throws {
    let source = """
      d = data(x: [[1, 0.5], [-1, 2], [0.5, -0.5], [2, 1], [-0.5, -1], [0, 1]], t: [2, 1, 3, 2, 3, 1])
      use d
      h = dense(dropout(x, 0), 4, tanh)
      z = dense(h, 3)
      p = softmax(z)
      s = sum(x)
      E = mean(cross_entropy(p, t))
      run = train(E, on: d[1..4], optimizer: gd(rate: 0.5), epochs: 20, validate: SHOWN)
      pytorch(run)
      """
    let shown = [
      "accuracy(p, t) on d[2..6]", "mean(p[1] * s)", "E on d[5..6]", "mean(norm(h)) on d", "mean(x[1]) on d[1..2]",
    ]
    var scripts: [String: String] = [:]
    var expected: [String: [Double]] = [:]
    for (number, formula) in shown.enumerated() {
      let result = NotebookResult(of: source.replacing("SHOWN", with: formula), values: ["run.validation + 0"])
      #expect(result.messages == [])
      scripts["validation_\(number)"] = result.script
      expected["validation_\(number)"] = result.values.first?.elements
    }
    let outcomes = try Python.run(scripts)
    for name in scripts.keys.sorted() {
      guard let found = outcomes[name]?.validations, let engine = expected[name] else {
        Issue.record("\(name): \(outcomes[name]?.error ?? "no validations")\n\(scripts[name] ?? "")")
        continue
      }
      #expect(found.count == engine.count)
      for (a, b) in zip(found, engine) { #expect((a - b).magnitude <= 1e-9 * b.magnitude, "\(scripts[name] ?? "")") }
    }
  }

  @Test("What at and on replace is replaced in the script")
  func replacements() throws {
    let lines = """
      d = data(x: [[1, 0.5], [-1, 2], [0.5, -0.5]], t: [2, 1, 3], name: csv("flowers.csv")[1..3].kind)
      e = data(x: [[2, 2], [1, 0]], t: [3, 1], name: csv("flowers.csv")[4..5].kind)
      use d
      param w = 0.5
      h = dense(x, 2, tanh)
      z = dense([h, w], 3)
      L = softmax_cross_entropy(z, t)
      f(x) = x^3 + w*x

      """
    let losses = [
      "mean(L) on e", "mean(L at w = 2)", "L on d[2]", "mean(L at x = [1, 2])", "mean((L at h = [w, 1]) + L)",
      "mean(L at h.W[1, 2] = 3)", "(mean(L) at (w = 2, h.b = [1, 2])) on e", "f'(w) + f''(w) + mean(f'(x[1]))",
      "mean(softmax_cross_entropy(z, name)) on e", "sum(sum(value(z) * z))", "mean(L - (mean(L) on e))",
      "sum(sum((∂L/∂h)^2))", "mean((∂L/∂h on e[1]) @ h)", "(∂L/∂w)^2 on d[3]",
    ]
    var scripts: [String: String] = [:]
    var expected: [String: Double] = [:]
    for (number, loss) in losses.enumerated() {
      let result = NotebookResult(of: lines + "E = \(loss)\npytorch(E)", values: ["E"])
      #expect(result.messages == [], "\(loss)")
      scripts["loss_\(number)"] = result.script
      expected["loss_\(number)"] = result.values.first?.elements.first
    }
    let outcomes = try Python.run(scripts)
    for (number, loss) in losses.enumerated() {
      let name = "loss_\(number)"
      guard let found = outcomes[name]?.loss?.value, let wanted = expected[name] else {
        Issue.record("\(loss): \(outcomes[name]?.error ?? "no loss")\n\(scripts[name] ?? "")")
        continue
      }
      #expect((found - wanted).magnitude <= 1e-12 * max(1, wanted.magnitude), "\(loss)\n\(scripts[name] ?? "")")
    }
  }

  @Test("A loss and its gradients are those of the engine")
  func gradients() throws {
    let result = NotebookResult(
      of: try ScriptCase(name: "gradient").source, values: ["E", "∂E/∂w1", "∂E/∂w2", "∂E/∂b"])
    let outcome = try #require(try Python.run(["gradient": result.script ?? ""])["gradient"])
    #expect(outcome.error == nil)
    let found = [outcome.loss?.value] + ["w1", "w2", "b"].map { outcome.gradients?[$0]?.first?.value }
    for (value, wanted) in zip(found, result.values) {
      let number = try #require(value)
      #expect((number - wanted.elements[0]).magnitude <= 1e-12 * wanted.elements[0].magnitude)
    }
  }

  @Test("With batches in another order the first loss is the same, and the training works as well")
  func batches() throws {
    let result = NotebookResult(of: try ScriptCase(name: "batches").source, values: ["run.loss + 0"])
    let engine = try #require(result.values.first?.elements)
    let outcome = try #require(try Python.run(["batches": result.script ?? ""])["batches"])
    let losses = try #require(outcome.losses, "\(outcome.error ?? "")")
    #expect((losses[0] - engine[0]).magnitude <= 1e-12 * engine[0])
    #expect(losses.count == engine.count)
    #expect((losses.last ?? .nan) < losses[0] / 2)
  }
}
