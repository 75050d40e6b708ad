/// The Greek letters by their English names.
package enum Greek {
  private static let table: [(name: String, letter: String)] = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"), ("eta", "η"),
    ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
    ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"), ("chi", "χ"),
    ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"),
    ("Pi", "Π"), ("Sigma", "Σ"), ("Upsilon", "Υ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"),
  ]

  /// `alpha` is α.
  package static let letters = Dictionary(uniqueKeysWithValues: table.map { ($0.name, $0.letter) })

  /// α is `\alpha`. TeX's plain epsilon and phi are the lunate and the straight one, so those get their variants.
  package static let commands: [String: String] = Dictionary(
    uniqueKeysWithValues: table.map { name, letter in
      switch letter {
      case "ε": (letter, "\\varepsilon")
      case "φ": (letter, "\\varphi")
      default: (letter, "\\\(name)")
      }
    })
}
