import Engine

/// The same outputs at many settings, for a reader to move through. Every setting was computed by the engine.
public struct ExplorerOutput: Sendable {
  /// One thing that the reader moves.
  public struct Control: Sendable {
    public enum Kind: Sendable, Hashable {
      /// A number that is set.
      case slider
      /// Something that goes on by itself, such as epochs, and can be played.
      case steps
    }

    public let kind: Kind
    public let label: Math
    /// The label in plain text.
    public let name: String
    /// What the settings are called, in order: numbers with the notebook's digits, or words.
    public let settings: [String]
    /// The setting that is shown first.
    public let start: Int
    /// The side of a figure along which the pointer sets it.
    public let pointer: Pointer?
    /// So many settings after one another belong together, such as the phases of a step: where a page keeps only some,
    /// it keeps all of them or none.
    public var group = 1
    /// Whether the author gave each setting; those of a range are left out first where a page keeps only some.
    public var isGiven = false
  }

  /// The settings lie evenly along a side of the figure that is the part of this position.
  public struct Pointer: Sendable, Hashable {
    public enum Side: Sendable, Hashable { case across, up }

    public let part: Int
    public let side: Side
    /// Where the first and the last setting lie, as parts of that side.
    public var first = 0.0
    public var last = 1.0
  }

  public let controls: [Control]
  /// The outputs at every combination of settings; the last control's setting changes from one to the next.
  public let frames: [[Output]]
  /// The frames that show the course of it where nothing can be moved: in print, in Markdown. At most four.
  public let tellingFrames: [Int]
  /// What there is to see at each frame, in a sentence or two; empty where the outputs say it.
  public let words: [String]
  /// Whether the frames are one surface at the angles of a turn, which a page may draw at every angle between.
  public let isTurn: Bool

  /// - Parameter frames: outputs of the same arguments at each setting; their figures get common scales.
  init(controls: [Control], frames: [[Output]], tellingFrames: [Int], words: [String] = []) {
    self.init(
      controls: controls, alikeFrames: Output.withCommonScales(frames), tellingFrames: tellingFrames, words: words)
  }

  /// - Parameter alikeFrames: frames whose scales are the same already, as they are one figure with something moved.
  init(
    controls: [Control], alikeFrames: [[Output]], tellingFrames: [Int], words: [String] = [], isTurn: Bool = false
  ) {
    self.controls = controls
    self.frames = alikeFrames
    self.tellingFrames = tellingFrames
    self.words = words
    self.isTurn = isTurn
  }

  /// The most frames that an explorer has.
  public static let mostFrames = 200

  /// The settings of a frame, one for each control.
  public func settings(ofFrame frame: Int) -> [Int] {
    var rest = frame
    return controls.reversed().map { control -> Int in
      defer { rest /= control.settings.count }
      return rest % control.settings.count
    }.reversed()
  }

  /// The frame of a setting of each control.
  public func frame(ofSettings settings: [Int]) -> Int {
    zip(controls, settings).reduce(0) { $0 * $1.0.settings.count + $1.1 }
  }
}
