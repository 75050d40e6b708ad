@testable import Language

/// Statements and expressions with every operation in brackets, operator first, to see how they were read.
enum SyntaxPrinter {
  static func text(_ statement: Statement) -> String {
    switch statement.kind {
    case .definition(let name, let formula): "(= \(name.name) \(text(formula)))"
    case .destructuring(let names, let formula): "(= (\(list(names))) \(text(formula)))"
    case .function(let name, let parameters, let formula): "(= (\(list([name] + parameters))) \(text(formula)))"
    case .parameters(let declarations): "(param \(declarations.map(text).joined(separator: " ")))"
    case .use(let dataset): "(use \(text(dataset)))"
    case .check(let claim, nil): "(check \(text(claim)))"
    case .check(let claim, let tolerance?): "(check \(text(claim)) \(text(tolerance)))"
    case .trend(let series, let trend, nil): "(\(trend.rawValue) \(text(series)))"
    case .trend(let series, let trend, let run?): "(\(trend.rawValue) \(text(series)) over \(text(run)))"
    case .expression(let expression): text(expression)
    }
  }

  static func text(_ declaration: ParameterDeclaration) -> String {
    let shape = declaration.shape.map { "[\(list($0))]" } ?? ""
    return switch declaration.first {
    case .value(let value): "(= \(declaration.name.name)\(shape) \(text(value)))"
    case .random(let value): "(~ \(declaration.name.name)\(shape) \(text(value)))"
    }
  }

  static func text(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(_, let literal): literal
    case .text(let content): "\"\(content)\""
    case .boolean(let value): "\(value)"
    case .name(let name): name
    case .brackets(let entries): "[\(list(entries))]"
    case .comprehension(let body, let variable, let over): "[\(text(body)) for \(variable.name) \(text(over))]"
    case .parenthesized(let inner): "(() \(text(inner)))"
    case .call(let callee, let arguments):
      "(call \(([text(callee)] + arguments.map(text)).joined(separator: " ")))"
    case .index(let whole, let indices): "(index \(list([whole] + indices)))"
    case .member(let whole, let name): "(. \(text(whole)) \(name.name))"
    case .prime(let function, let order): "(\(String(repeating: "'", count: order)) \(text(function)))"
    case .transpose(let matrix): "(T \(text(matrix)))"
    case .unary(.minus, let value): "(- \(text(value)))"
    case .unary(.plus, let value): "(+ \(text(value)))"
    case .binary(let sign, let left, let right): "(\(sign.rawValue) \(text(left)) \(text(right)))"
    case .range(let low, let high): "(.. \(text(low)) \(text(high)))"
    case .on(let formula, let data): "(on \(text(formula)) \(text(data)))"
    case .at(let formula, let replacements): "(at \(text(formula)) \(replacements.map(text).joined(separator: " ")))"
    case .atState(let formula, let state): "(at \(text(formula)) \(text(state)))"
    case .partial(let function, let variables): "(∂ \(list([function] + variables)))"
    case .gradient(let function): "(∇ \(text(function)))"
    }
  }

  private static func text(_ argument: Argument) -> String {
    switch argument.label {
    case nil: text(argument.value)
    case .name(let name): "\(name.name):\(text(argument.value))"
    case .text(let label, _): "\"\(label)\":\(text(argument.value))"
    }
  }

  private static func text(_ replacement: Replacement) -> String {
    "(= \(text(replacement.target)) \(text(replacement.value)))"
  }

  private static func list(_ names: [Identifier]) -> String { names.map(\.name).joined(separator: " ") }
  private static func list(_ expressions: [Expression]) -> String { expressions.map(text).joined(separator: " ") }
}
