import Figures

/// Where a run was after an epoch or a step, and the field and its gradient there.
struct DescentPlace {
  let epoch: Int
  let x: Double
  let y: Double
  let value: Double
  let gradient: [Double]
}

/// The phases of a step of gradient descent, in order.
enum DescentPhase: String, CaseIterable {
  case gradient, direction, step
  case loss = "new loss"
}

/// What is told of each phase of a step.
struct DescentWords {
  let evaluator: Evaluator
  let name: String
  let names: [String]
  let unit: String

  func mark(_ value: Double) -> FigureLabel { FigureLabel("\(name) = \(evaluator.said(value))") }

  func sentence(_ phase: DescentPhase, _ old: DescentPlace, _ new: DescentPlace, rate: Double?) -> String {
    let down = old.gradient.map { -$0 }
    switch phase {
    case .gradient:
      let place = zip(names, [old.x, old.y]).map { "\($0) = \(evaluator.said($1))" }.joined(separator: ", ")
      return "At \(place), \(name) is \(evaluator.said(old.value)) and its gradient is \(evaluator.said(old.gradient))."
    case .direction:
      return "Against the gradient, along \(evaluator.said(down)), \(name) falls fastest."
    case .step:
      let moved = evaluator.said([new.x - old.x, new.y - old.y])
      let step =
        rate.map { "The step is \(evaluator.said($0)) times the direction, \(moved)" }
        ?? (new.epoch == old.epoch + 1
          ? "The step of the training is \(moved)"
          : "The steps of \(new.epoch - old.epoch) \(unit)s together are \(moved)")
      return "\(step): from \(evaluator.said([old.x, old.y])) to \(evaluator.said([new.x, new.y]))."
    case .loss:
      let change = new.value - old.value
      let way =
        change < 0 ? "down by \(evaluator.said(-change))" : change > 0 ? "up by \(evaluator.said(change))" : "as before"
      return "\(name) is now \(evaluator.said(new.value)), \(way)."
    }
  }

  func sentence(_ epoch: Int, _ places: [(name: String, x: Double, y: Double, value: Double)]) -> String {
    let parts = places.map { place in
      "\(place.name) is at \(evaluator.said([place.x, place.y])), where \(name) is \(evaluator.said(place.value))"
    }
    return "After \(unit) \(epoch), \(parts.joined(separator: "; "))."
  }
}
