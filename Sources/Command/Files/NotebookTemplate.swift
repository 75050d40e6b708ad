/// The notebook that `nabla new` starts with: front matter, data, a formula, a claim, a training with a figure, and an
/// explanation, so that an author has one of each to change.
enum NotebookTemplate {
  static func text(title: String) -> String {
    """
    ---
    title: \(yaml(title))
    ---

    # \(markdown(title))

    This notebook fits a line $t = wx + b$ to four points. Change it into what you want
    to say: the prose is Markdown, and the `nn` blocks are computed.

    <!-- table: points -->
    | x | t |
    |---|---|
    | 0 | 1 |
    | 1 | 3 |
    | 2 | 4 |
    | 3 | 7 |

    ```nn
    use points
    param w = 1, b = 0
    y = w*x + b
    E = sum((t - y)^2)
    table(x, t, y, "error²": (t - y)^2, total: "error²")
    check E == 25
    ```

    Before training the error is `{nn} E`. A claim such as `check E == 25` makes the run
    fail when it no longer holds.

    ```nn #training caption="The error falls to {E}."
    run = train(E, optimizer: gd(rate: 0.02), epochs: 300)
    plot(run.loss)
    check w ≈ 1.9
    check b ≈ 0.9
    ```

    As [](#training) shows, a few steps do most of the work. Where a step comes from:

    ```nn
    explain(∂E/∂w on points[2])
    ```

    """
  }

  /// What a notebook of this name is called: `My first net` for `my-first_net`.
  static func title(ofFile name: String) -> String {
    let words = name.split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
    return words.isEmpty ? name : words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Quoted where YAML could take it for something else than words.
  private static func yaml(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " }
      && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
    return isPlain ? text : "'\(text.replacing("'", with: "''"))'"
  }

  private static func markdown(_ text: String) -> String {
    String(text.flatMap { "\\`*_{}[]<>#|~$&!".contains($0) ? ["\\", $0] : [$0] })
  }
}
