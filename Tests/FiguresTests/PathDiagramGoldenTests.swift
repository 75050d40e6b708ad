import Foundation
import Testing

@testable import Figures

/// Each file of `Golden` is a whole drawing, so that a change of a single byte is seen.
///
/// `NABLA_RENEW=1 swift test --filter PathDiagramGoldenTests` writes them anew; look at them in a browser before
/// committing.
@Suite("The SVG of a path diagram")
struct PathDiagramGoldenTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  private func check(_ svg: String, against name: String) throws {
    let file = Self.folder.appending(path: "\(name).svg")
    if ProcessInfo.processInfo.environment["NABLA_RENEW"] != nil { try Data(svg.utf8).write(to: file) }
    #expect(svg == String(decoding: try Data(contentsOf: file), as: UTF8.self), "\(name)")
  }

  @Test("is the same everywhere, as a file of its own", arguments: PathDiagramSamples.all)
  func standalone(name: String, diagram: PathDiagram) throws {
    try check(Figure.pathDiagram(diagram).svg(idPrefix: name, standalone: true), against: name)
  }

  @Test("is the same everywhere, on a page")
  func onAPage() throws {
    let figure = Figure.pathDiagram(PathDiagramSamples.perceptron)
    try check(figure.svg(idPrefix: "page", description: "d"), against: "page")
  }
}
