import Figures

extension Output {
  /// Frames of the same outputs, with the figures at each place drawn to the same scales.
  static func withCommonScales(_ frames: [[Output]]) -> [[Output]] {
    guard let first = frames.first, frames.allSatisfy({ $0.count == first.count }) else { return frames }
    let places = first.indices.map { place in withCommonScales(frames.map { $0[place] }) }
    return frames.indices.map { frame in places.map { $0[frame] } }
  }

  private static func withCommonScales(_ outputs: [Output]) -> [Output] {
    switch outputs.first {
    case .figure:
      let figures = outputs.compactMap { if case .figure(let output) = $0 { output } else { nil } }
      guard figures.count == outputs.count else { return outputs }
      return zip(figures, Figure.withCommonScales(figures.map(\.figure))).map { output, figure in
        .figure(FigureOutput(figure: figure, alternativeText: output.alternativeText))
      }
    case .group:
      let groups = outputs.compactMap { if case .group(let group) = $0 { group } else { nil } }
      guard let first = groups.first, groups.count == outputs.count,
        groups.allSatisfy({ $0.items.count == first.items.count })
      else { return outputs }
      let items = first.items.indices.map { item in withCommonScales(groups.map { $0.items[item].outputs }) }
      return groups.indices.map { place in
        let shown = zip(groups[place].items, items).map { GroupOutput.Item(label: $0.label, outputs: $1[place]) }
        return .group(GroupOutput(arrangement: groups[place].arrangement, items: shown))
      }
    default: return outputs
    }
  }
}
