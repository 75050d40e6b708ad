/// What an output is called and what is said of it.
struct OutputContext {
  /// Unique in the notebook, for anchors, files and ids.
  let blockIdentifier: String
  /// The block's caption, where it belongs to this output: with its number, in the format's markup.
  let caption: String?
  /// The author's alternative text.
  let alternativeText: String?
  /// Whether it carries no data of its own: it is one of many frames of an explorer, or its group has the data.
  var isWithoutData = false
}
