import Language

extension Reference {
  /// What may stand around the code of blocks: the words after a fence, values in the prose, labels, front matter. Their
  /// examples are lines of a notebook.
  public static let blockEntries: [Entry] = [
    block(
      "nn", "```nn", "A block of code that is run: a fence, the word nn, then further words in any order.",
      example: "```nn\n1 + 2\n```"),
    block(
      "#name", "```nn #name",
      "The block's name, for links to it and for the files of its figures. Two blocks of one name are an error.",
      example: "```nn #three\n1 + 2\n```"),
    block("hide", "```nn hide", "Shows what the block gives, not its code.", example: "```nn hide\n1 + 2\n```"),
    block(
      "fold", "```nn fold", "The code starts folded on a page; what the block gives is shown.",
      example: "```nn fold\n1 + 2\n```"),
    block("quiet", "```nn quiet", "Shows the code, not what it gives.", example: "```nn quiet\n1 + 2\n```"),
    block(
      "fails", "```nn fails",
      "The block is there to show an error: the run fails if there is none, and the block changes nothing.",
      example: "```nn fails\n[1, 2] + [1, 2, 3]\n```"),
    block(
      "caption", "```nn caption=\"…\"",
      "A caption for what the block shows, numbered as a figure or a table. {E} in it is a value.",
      example: "```nn caption=\"The squares of 1 and {1 + 1}.\"\ntable([1, 4])\n```"),
    block(
      "alt", "```nn alt=\"…\"",
      "What a figure is called for those who do not see it, instead of the text that Nabla writes.",
      example: "```nn quiet alt=\"A line upwards.\"\nplot(x, x: 0..1)\n```"),
    block(
      "{nn}", "`{nn} E`, `{nn digits=2} E`", "A value in the prose, in a heading or in a table's cell.",
      keywords: ["inline", "digits="], example: "A third is `{nn digits=2} 1/3`."),
    block(
      "table:", "<!-- table: or -->", "Makes the table below it a dataset, for use or.", keywords: ["label"],
      example: "<!-- table: points -->\n| p | q |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n```nn\nuse points\nsum(p*q)\n```"),
    block(
      "[](#name)", "[](#name), [](other.md#name)",
      "A link without words says what it leads to: the number of a figure or table, or a heading's words.",
      keywords: ["link"], example: "See [](#squares).\n\n```nn #squares caption=\"Squares.\"\ntable([1, 4, 9])\n```"),
    Entry(
      topic: .blocks, name: "front matter", keywords: Settings.known,
      signature: "---, then keys with values, then ---",
      documentation: "What holds for the whole notebook, in YAML at the top of the file.",
      example: "---\ntitle: Three\ndigits: 2\n---\n\nA third is `{nn} 1/3`.",
      arguments: [
        ("title", "the page's title; else the first heading"), ("author", "one name, or a list of names"),
        ("description", "a sentence for the course's index and for search engines"), ("date", "shown below the title"),
        ("lang", "the language of the prose, en if nothing is said"), ("seed", "selects all random numbers, 0"),
        ("digits", "significant digits of the numbers that are shown, 4"),
        ("macros", "names with the TeX that they stand for"), ("style", "a style sheet for the page"),
        ("template", "a template for the page's body"),
      ]),
  ]

  private static func block(
    _ name: String, _ signature: String, _ documentation: String, keywords: [String] = [], example: String
  ) -> Entry {
    Entry(
      topic: .blocks, name: name, keywords: keywords + (name.hasPrefix("#") ? ["name"] : []), signature: signature,
      documentation: documentation, example: example)
  }

  /// Everything: what stands around the code, then what stands in it.
  public static let all: [Entry] = blockEntries + entries
}
