import Digests
import Foundation
import Testing

@testable import Command
@testable import TeXMath

@Suite("Formulas that are kept from run to run")
struct FormulaCacheTests {
  @Test(
    "The hash is SHA-256, by the examples of FIPS 180-4 and the lengths around a block's end",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
      (String(repeating: "a", count: 56), "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
      (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
      (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ])
  func hash(text: String, expected: String) {
    #expect(SHA256.hexadecimal(text) == expected)
  }

  @Test("An entry is found under its very key only")
  func entries() throws {
    let folder = try TemporaryFolder()
    let cache = FormulaCache(folder: folder.url.appending(path: "a/b").path)
    #expect(cache.mathML(for: "key") == nil)
    cache.keep("<math>é</math>", for: "key")
    #expect(cache.mathML(for: "key") == "<math>é</math>")
    #expect(cache.mathML(for: "other") == nil)
    let entries = cache.folder
    #expect(entries.content(of: entries.entry("<math></math>".utf8, for: "key"), for: "other") == nil)
    // Equal as text, but not the same bytes.
    #expect(entries.content(of: entries.entry("<math></math>".utf8, for: "\u{E9}"), for: "e\u{301}") == nil)
  }

  @Test("A damaged entry is as if it were not there, and is written anew")
  func damage() throws {
    let folder = try TemporaryFolder()
    let cache = FormulaCache(folder: folder.url.path)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path)
    cache.keep("<math><mi>x</mi></math>", for: "key")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).first)
    let whole = Array(try Data(contentsOf: folder.url.appending(path: name)))
    for position in whole.indices {
      var bytes = whole
      bytes[position] ^= 1
      try folder.write(Data(bytes), to: name)
      #expect(cache.mathML(for: "key") == nil)
      try folder.write(Data(whole[..<position]), to: name)
      #expect(cache.mathML(for: "key") == nil)
    }
    cache.keep("<math><mi>x</mi></math>", for: "key")
    #expect(cache.mathML(for: "key") == "<math><mi>x</mi></math>")
  }

  @Test("A folder that others can write to is not used")
  func foreign() throws {
    let folder = try TemporaryFolder()
    let cache = FormulaCache(folder: folder.url.path)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.url.path)
    cache.keep("<math></math>", for: "key")
    #expect(cache.mathML(for: "key") != nil)
    for mode in [0o770, 0o707, 0o777] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.url.path)
      #expect(cache.mathML(for: "key") == nil)
      cache.keep("<math></math>", for: "mode \(mode)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
  }

  @Test("Of too many entries the oldest go")
  func size() throws {
    let folder = try TemporaryFolder()
    let cache = FormulaCache(folder: folder.url.appending(path: "c").path)
    for number in 0..<20 {
      cache.keep("<math>\(number)</math>", for: "\(number)")
      let file = folder.url.appending(path: "c/\(SHA256.hexadecimal("\(number)"))").path
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(number))], ofItemAtPath: file)
    }
    cache.folder.prune(to: .init(files: 20, bytes: .max))
    #expect((0..<20).allSatisfy { cache.mathML(for: "\($0)") != nil })
    cache.folder.prune(to: .init(files: 15, bytes: .max))
    #expect((0..<20).filter { cache.mathML(for: "\($0)") != nil } == Array(8..<20))
    let size = cache.folder.entry("<math>19</math>".utf8, for: "19").count
    cache.folder.prune(to: .init(files: .max, bytes: 10 * size))
    #expect((0..<20).filter { cache.mathML(for: "\($0)") != nil } == Array(12..<20))
  }

  @Test("Tasks that read and write at once see whole entries")
  func concurrent() async throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "c").path
    await withTaskGroup(of: [String?].self) { group in
      for _ in 0..<8 {
        group.addTask {
          let cache = FormulaCache(folder: path)
          return (0..<60).flatMap { number in
            let key = "\(number % 6)"
            let before = cache.mathML(for: key)
            cache.keep("<math>\(key)</math>", for: key)
            return [before ?? "<math>\(key)</math>", cache.mathML(for: key)].map {
              $0 == "<math>\(key)</math>" ? nil : key
            }
          }
        }
      }
      for await wrong in group { #expect(wrong.allSatisfy { $0 == nil }) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 6)
  }
}

@Suite("The command's cache of formulas", .serialized)
struct CommandCacheTests {
  private static let notebook = "# N\n\n$x^2$ and $\\frac{a}{b}$ and again $x^2$, but $\\foo$.\n\n$$\\sum_i x_i$$\n"

  private func page(in folder: TemporaryFolder, _ environment: [String: String]) throws -> String {
    let result = try Machine.run(
      [Binary.executable.path, "run", "n.md", "--output", "-", "--format", "html"], environment: environment,
      in: folder.url)
    #expect(result.status == 0)
    #expect(result.messages == FormulaMessages.expected)
    return result.output
  }

  private enum FormulaMessages {
    static let expected = """
      n.md:3:47: warning: the formula is shown as written: there is no command \\foo
       3 | $x^2$ and $\\frac{a}{b}$ and again $x^2$, but $\\foo$.
         |                                               ^^^^

      """
  }

  @Test("With or without it, the first time or later, the page is the same")
  func sameBytes() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.notebook, to: "n.md")
    let wanted = try page(in: folder, [:])
    let cache = folder.url.appending(path: "cache").path
    for environment in [
      ["XDG_CACHE_HOME": cache], ["XDG_CACHE_HOME": cache], ["XDG_CACHE_HOME": "relative", "HOME": cache],
      ["XDG_CACHE_HOME": "", "HOME": "relative"], ["XDG_CACHE_HOME": "/dev/null/x"],
    ] {
      #expect(try page(in: folder, environment) == wanted)
    }
    #expect(try folder.files(in: "cache/nabla/formulas").count == 3)
    #expect(try folder.files(in: "cache/.cache/nabla/formulas").count == 3)
    #expect(!folder.exists("relative"))
  }

  @Test("What is kept is what the page shows; an entry of another key or version is not")
  func hit() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.notebook, to: "n.md")
    let environment = ["XDG_CACHE_HOME": folder.url.appending(path: "cache").path]
    let wanted = try page(in: folder, environment)
    let key = TeXConverter.key(of: TeXFormula("x^2", isDisplay: false))
    let file = "cache/nabla/formulas/\(SHA256.hexadecimal(key))"
    #expect(folder.exists(file))
    let entries = FormulaCache(folder: folder.url.path).folder
    try folder.write(Data(entries.entry("<math>kept</math>".utf8, for: key)), to: file)
    #expect(try page(in: folder, environment).components(separatedBy: "<math>kept</math>").count == 3)
    try folder.write(Data(entries.entry("<math>kept</math>".utf8, for: key + " ")), to: file)
    #expect(try page(in: folder, environment) == wanted)
    try folder.write("", to: file)
    #expect(try page(in: folder, environment) == wanted)
  }

  @Test("Processes at once give the same page")
  func processes() async throws {
    let folder = try TemporaryFolder()
    let formulas = (1...30).map { "$x_{\($0)}^2$" }.joined(separator: " ")
    try folder.write("# N\n\n\(formulas)\n", to: "n.md")
    let url = folder.url
    let environment = ["XDG_CACHE_HOME": url.appending(path: "cache").path]
    let pages = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<4 {
        group.addTask {
          try Machine.run(
            [Binary.executable.path, "run", "n.md", "--output", "-", "--format", "html"], environment: environment,
            in: url
          ).output
        }
      }
      return try await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(Set(pages).count == 1 && pages[0].contains("<msubsup>"))
    #expect(try folder.files(in: "cache/nabla/formulas").count == 30)
  }
}
