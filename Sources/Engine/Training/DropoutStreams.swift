/// The random numbers of dropouts, a stream each, going on from draw to draw.
struct DropoutStreams {
  let seed: UInt64
  /// What is drawn for: a training's numbers are not a sample's.
  let purpose: String
  private var streams: [Dropout: RandomStream] = [:]

  init(seed: UInt64, purpose: String) {
    self.seed = seed
    self.purpose = purpose
  }

  /// The next factors of a dropout, put in a range of `numbers`: 0 with the probability of its rate, else its scale.
  mutating func draw(_ dropout: Dropout, into numbers: inout [Double], _ range: Range<Int>) {
    var stream =
      streams[dropout]
      ?? RandomStream(seed: seed, stream: dropout.stream, purpose: purpose, occurrence: dropout.occurrence)
    for place in range { numbers[place] = stream.uniform() < dropout.rate ? 0 : dropout.scale }
    streams[dropout] = stream
  }
}
