import Markdown
import TeXMath

/// A formula of the author's: its MathML or, where there is none, its TeX as code.
struct ProseMathematicsHTML {
  private let result: Result<String, TeXError>?

  init(_ result: Result<String, TeXError>?) { self.result = result }

  /// `isBlock` says whether it stands between paragraphs.
  func html(of formula: Mathematics, isBlock: Bool) -> String {
    switch result {
    case .success(let mathML):
      guard formula.isDisplay else { return mathML }
      // The formula scrolls in what is around it.
      return isBlock
        ? "<div class=\"math display\">\(mathML)</div>\n" : "<span class=\"math display\">\(mathML)</span>"
    case .failure(let error):
      return code(formula, isBlock: isBlock, title: " title=\"\(HTMLText.escape(error.message))\"")
    case nil: return code(formula, isBlock: isBlock, title: "")
    }
  }

  private func code(_ formula: Mathematics, isBlock: Bool, title: String) -> String {
    let tex = HTMLText.escape(formula.tex)
    return isBlock
      ? "<pre class=\"math\"\(title)><code>\(tex)</code></pre>\n" : "<code class=\"math\"\(title)>\(tex)</code>"
  }
}
