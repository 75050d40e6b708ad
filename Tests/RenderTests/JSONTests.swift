import Engine
import Foundation
import Testing

@testable import Render

@Suite("JSON")
struct JSONTests {
  @Test("Objects keep their order, and flat arrays stand on one line")
  func order() {
    let value = JSONValue.object([("b", .array([.number(1), .null])), ("a", .bool(true)), ("c", .object([]))])
    #expect(value.text == "{\n  \"b\": [1, null],\n  \"a\": true,\n  \"c\": {}\n}")
    #expect(JSONValue.array([.array([]), .array([.number(2)])]).text == "[\n  [],\n  [2]\n]")
  }

  @Test(
    "Texts are escaped and come back as they were",
    arguments: ["", "\"\\/", "a\nb\r\nc\t", "\u{0}\u{1F}\u{7F}\u{2028}", "∂E/∂w₃ 🙂", "</script>"])
  func texts(text: String) throws {
    #expect(try Self.read(.array([.string(text)])) as? [String] == [text])
  }

  @Test("Control characters are written by their numbers")
  func controls() {
    #expect(JSONValue.string("\"\\\n\u{1}\u{2028}").text == "\"\\\"\\\\\\n\\u0001\\u2028\"")
  }

  @Test("What JSON has no number for is a text")
  func special() {
    let value = JSONValue.array([.number(.nan), .number(.infinity), .number(-.infinity)])
    #expect(value.text == "[\"NaN\", \"Infinity\", \"-Infinity\"]")
  }

  @Test(
    "Numbers come back to the last bit",
    arguments: [
      0, 1, -0.1, 0.1 + 0.2, 1e21, 1e-7, 9_007_199_254_740_992, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
    ])
  func numbers(number: Double) throws {
    let text = JSONValue.array([.number(number)]).text
    // JSONSerialization hands numbers out through a decimal that loses the last bit; the decoder does not.
    #expect(try JSONDecoder().decode([Double].self, from: Data(text.utf8)) == [number])
  }

  @Test("A tensor is nested arrays, and a number without axes")
  func tensors() {
    #expect(JSONValue.numbers(Tensor(2.5)).text == "2.5")
    #expect(JSONValue.numbers(Tensor([1, 2, 3, 4], shape: [2, 2])).text == "[\n  [1, 2],\n  [3, 4]\n]")
  }

  @Test("A document comes back through Foundation")
  func document() throws {
    let value = JSONValue.object([("rows", .array([.array([.number(0.5), .string("∞")])])), ("ok", .bool(false))])
    let read = try #require(try Self.read(value) as? NSDictionary)
    #expect(read == ["rows": [[0.5, "∞"]], "ok": false])
  }

  private static func read(_ value: JSONValue) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(value.text.utf8))
  }
}
