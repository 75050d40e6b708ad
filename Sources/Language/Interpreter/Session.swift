import Engine
import Source

/// The result of one block.
public struct BlockResult: Sendable {
  public enum Status: String, Sendable {
    case ok, failed, skipped
  }

  public let status: Status
  public let outputs: [Output]
  /// Errors and warnings, in the order of their places.
  public let diagnostics: [Diagnostic]
  /// With it the block can be replayed; nothing for a block that is not in order, or where nobody asked for it.
  public let memory: BlockMemory?

  public init(status: Status, outputs: [Output], diagnostics: [Diagnostic], memory: BlockMemory? = nil) {
    self.status = status
    self.outputs = outputs
    self.diagnostics = diagnostics
    self.memory = memory
  }
}

/// How a block is run.
public struct BlockOptions: Sendable {
  /// The block is there to show an error: it changes nothing, and it is an error if there is none.
  public var fails = false
  /// Whether it is noted what it takes to replay the block.
  public var remembers = true

  public init(fails: Bool = false, remembers: Bool = true) {
    self.fails = fails
    self.remembers = remembers
  }
}

/// A value inside a sentence.
public struct InlineValue: Sendable {
  public let value: Program.Value
  /// The value as the sentence shows it.
  public let text: String
}

/// A table of the prose: its columns as text, with their places, for `use`.
public struct ProseTable: Sendable {
  public struct Cell: Sendable {
    public let text: String
    public let span: Span

    public init(_ text: String, at span: Span) {
      self.text = text
      self.span = span
    }
  }

  public let name: String
  public let span: Span
  public let headings: [Cell]
  public let rows: [[Cell]]

  public init(name: String, span: Span, headings: [Cell], rows: [[Cell]]) {
    self.name = name
    self.span = span
    self.headings = headings
    self.rows = rows
  }
}

/// Why a file that a notebook names cannot be had, in words.
public struct DataFileFailure: Error, Sendable {
  public let message: String

  public init(_ message: String) { self.message = message }
}

/// What a notebook reaches outside of itself.
public struct Surroundings: Sendable {
  public var files: DataFiles = noDataFiles
  /// Tells a file's contents from any others, by its address; nothing where there is no such file.
  public var stamp: @Sendable (String) -> String? = { _ in nil }
  public var notebooks: UsedNotebooks = noUsedNotebooks
  /// Whether a notebook that is not run starts from what this one defines. It is asked only where that decides whether
  /// something is to be told.
  public var isUsedElsewhere: @Sendable () -> Bool = { false }
  /// Keeps what trainings gave.
  public var trainings: (any TrainingStore)?
  /// Looks in on trainings.
  public var watch = TrainingWatch()
  /// Looks in on all else that blocks do.
  public var work = WorkWatch()

  public init(files: @escaping DataFiles = noDataFiles) { self.files = files }
}

/// Gives the bytes of a file by its address relative to the notebook.
public typealias DataFiles = @Sendable (String) -> Result<[UInt8], DataFileFailure>

/// Where there are no files.
public let noDataFiles: DataFiles = { _ in .failure(DataFileFailure("there are no files here")) }
