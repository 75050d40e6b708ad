import Markdown
import Source
import TeXMath

/// The formulas of a notebook's prose, each as MathML or with the reason why it is none.
public struct Formulas: Sendable {
  private struct Key: Hashable {
    let tex: String
    let isDisplay: Bool
  }

  private var results: [Key: Result<String, TeXError>] = [:]

  /// One `math` element, or what is wrong. Nothing for a formula of another notebook.
  public subscript(formula: Mathematics) -> Result<String, TeXError>? {
    results[Key(tex: formula.tex, isDisplay: formula.isDisplay)]
  }

  /// Converts each formula of a notebook once. What cannot be set becomes a message wherever it stands; what cannot be
  /// set because of a macro, one message at the macro.
  init(of notebook: LoadedNotebook, by converter: TeXConverter, _ diagnostics: inout [Diagnostic]) {
    let settings = notebook.settings
    var blamed: Set<String> = []
    for formula in notebook.document.formulas {
      let key = Key(tex: formula.tex, isDisplay: formula.isDisplay)
      let result = results[key] ?? Self.convert(formula, settings.macros, by: converter)
      results[key] = result
      guard case .failure(let error) = result else { continue }
      guard let macro = converter.brokenMacro(in: formula.tex, settings.macros, error) else {
        diagnostics.append(Self.message(error, in: formula))
        continue
      }
      guard blamed.insert(macro.name).inserted else { continue }
      diagnostics.append(
        .warning(
          .formula, "the macro \(macro.name) cannot be set: \(error.message)", at: settings.macroPlaces[macro.name],
          hint: "formulas with it are shown as written"))
    }
  }

  private static func convert(
    _ formula: Mathematics, _ macros: [TeXFormula.Macro], by converter: TeXConverter
  ) -> Result<String, TeXError> {
    do {
      return .success(try converter.mathML(TeXFormula(formula.tex, isDisplay: formula.isDisplay, macros: macros)))
    } catch {
      return .failure(error)
    }
  }

  /// At the part of the TeX that the error is about, or at the whole formula.
  private static func message(_ error: TeXError, in formula: Mathematics) -> Diagnostic {
    let span = error.scalars.map { scalars in
      Span(formula.position(ofScalar: scalars.lowerBound), formula.position(ofScalar: scalars.upperBound))
    }
    // KaTeX's words for two formulas that became one.
    let isDollar = error.message.contains("function '$'")
    return .warning(
      .formula, "the formula is shown as written: \(error.message)", at: span ?? formula.range.span,
      hint: isDollar ? "write \\$ for a dollar sign that begins no formula" : nil)
  }
}
