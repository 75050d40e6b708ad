import Command
import FlyingFox
import FlyingSocks
import Foundation

/// A server of HTTP that only this machine can reach.
struct LoopbackServer: PreviewTransport {
  func serve(
    port: UInt16, answer: @escaping @Sendable (PreviewRequest, _ port: UInt16) async -> PreviewAnswer,
    work: @escaping (_ port: UInt16) async throws -> Void
  ) async throws -> Bool {
    let server = HTTPServer(address: try sockaddr_in.inet(ip4: "127.0.0.1", port: port), logger: .disabled)
    let listening = Task { try await server.run() }
    guard (try? await server.waitUntilListening()) != nil, case .ip4(_, let port)? = await server.listeningAddress
    else {
      return false
    }
    await server.appendRoute("GET,HEAD *") { request in
      let query = Dictionary(request.query.map { ($0.name, $0.value) }) { first, _ in first }
      let asked = PreviewRequest(path: request.path, query: query, host: request.headers[.host])
      return response(await answer(asked, port))
    }
    try await work(port)
    try await listening.value
    return true
  }

  private func response(_ answer: PreviewAnswer) -> HTTPResponse {
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    // The phrase is for people who read the protocol; clients go by the number.
    let status = HTTPStatusCode(answer.status.rawValue, phrase: "\(answer.status)")
    return HTTPResponse(statusCode: status, headers: headers, body: Data(answer.body))
  }
}
