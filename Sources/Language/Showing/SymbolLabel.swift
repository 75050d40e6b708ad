import Figures

extension FigureLabel {
  /// A name as a figure shows it: letters are italic, and digits behind them are an index.
  init(symbol name: String) {
    let stem = name.prefix { $0.isLetter }
    let rest = name.dropFirst(stem.count)
    let index = rest.first == "_" ? rest.dropFirst() : rest
    guard !stem.isEmpty, index.allSatisfy({ $0.isLetter || $0.isNumber }), rest.isEmpty || !index.isEmpty else {
      self.init(name)
      return
    }
    let base = Run(String(stem), style: stem.count == 1 ? .italic : .plain)
    self.init(index.isEmpty ? [base] : [base, Run(String(index), position: .lowered)])
  }
}
