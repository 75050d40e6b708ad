/// What a browser asks the preview for.
package struct PreviewRequest: Sendable {
  /// As it stands in the address, `/part/or%20and.html`.
  let path: String
  /// The values of the address's query, as they stand there.
  let query: [String: String]
  /// The host by whose name the browser came here.
  let host: String?

  package init(path: String, query: [String: String], host: String?) {
    self.path = path
    self.query = query
    self.host = host
  }
}

/// What the preview answers.
package struct PreviewAnswer: Sendable {
  /// The answer's status of RFC 9110, and its lines above the body.
  package let status: Status
  package let headers: [(name: String, value: String)]
  package let body: [UInt8]

  package enum Status: Int, Sendable {
    case ok = 200
    case unchanged = 204
    case elsewhere = 302
    case unreadable = 400
    case forbidden = 403
    case missing = 404
  }

  static func bytes(_ body: [UInt8], type: String, status: Status = .ok) -> PreviewAnswer {
    let headers = [("Content-Type", type), ("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]
    return PreviewAnswer(status: status, headers: headers, body: body)
  }

  static func text(_ text: String, status: Status = .ok) -> PreviewAnswer {
    bytes(Array((text + "\n").utf8), type: "text/plain; charset=utf-8", status: status)
  }

  static func redirect(to address: String) -> PreviewAnswer {
    PreviewAnswer(status: .elsewhere, headers: [("Location", address)], body: [])
  }

  static let unchanged = PreviewAnswer(status: .unchanged, headers: [], body: [])
}

/// How requests reach the preview: a server of HTTP on 127.0.0.1. It stands in a program of its own, `nabla-preview`,
/// since the library that it needs would make every start of `nabla` slower.
package protocol PreviewTransport: Sendable {
  /// Listens at a port, or at any that is free where it is 0, until the work is done.
  ///
  /// - Parameter work: what is done beside it; it is given the port.
  /// - Returns: `false` where the port cannot be listened on.
  func serve(
    port: UInt16, answer: @escaping @Sendable (PreviewRequest, _ port: UInt16) async -> PreviewAnswer,
    work: @escaping (_ port: UInt16) async throws -> Void
  ) async throws -> Bool
}
