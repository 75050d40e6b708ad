import Language
import Markdown
import Source
import TeXMath

/// What one execution of a notebook leaves for the next, after the author has changed something: what still holds is
/// not run again.
public struct KeptExecution: Sendable {
  struct Block: Sendable {
    let cell: ExecutedNotebook.Cell
    /// Whether the captions were in order.
    let isClean: Bool
    /// The notebook as it stood after the block.
    let after: Interpreter
  }

  struct Inline: Sendable {
    /// How many blocks stand before it.
    let blocks: Int
    let source: String
    let digits: Int?
    let digest: String
    let value: InlineValue
  }

  let settings: Settings
  let tables: [ProseTable]
  var blocks: [Block] = []
  var inlines: [Inline] = []

  /// Whether every file that was read is as it was. What a failed block would have read is not known, so that it holds
  /// only where it reads none.
  public func isCurrent(in surroundings: Surroundings) -> Bool {
    blocks.allSatisfy { block in
      guard let memory = block.cell.memory else { return !Parser.mayReadFiles(block.cell.block.fence.literal) }
      return memory.files.allSatisfy { surroundings.stamp($0) == $1 }
    }
  }

  init(_ notebook: LoadedNotebook) {
    settings = notebook.settings
    tables = notebook.tables
  }
}

extension LoadedNotebook {
  /// Runs what does not hold any more since an execution before: blocks whose source changed, those that depend on
  /// them, and values of the prose that depend on them. What it gives is what `execute` gives.
  ///
  /// - Parameter kept: what the last execution left; nothing for the first one, or where a notebook that this one uses
  ///   has changed.
  public func execute(
    after kept: KeptExecution?, in surroundings: Surroundings, isUsed: Bool, formulas converter: TeXConverter
  ) -> (notebook: ExecutedNotebook, kept: KeptExecution) {
    var recalled = RecalledExecution(self, kept, surroundings)
    let formulas = Formulas(of: self, by: converter, &recalled.execution.diagnostics)
    for part in parts {
      switch part {
      case .block(let block): recalled.run(block)
      case .inline(let code): recalled.run(code)
      }
    }
    if isUsed { recalled.catchUp() }
    return (recalled.execution.result(with: formulas, isUsed: isUsed), recalled.next)
  }
}
