import Yams

/// The manual page of the command, in the language of roff.
struct Manual {
  let page: String

  /// - Parameter declarations: the commands, as the argument parser tells them in JSON, which is YAML too.
  init(declarations: String, version: String) throws {
    let root = try Yams.compose(yaml: declarations)?["command"]
    guard let root else {
      page = ""
      return
    }
    var lines = [
      ".TH NABLA 1 \"\" \"\(version)\" \"Nabla\"",
      ".SH NAME", "nabla \\- " + Self.text(Self.sentence(root["abstract"]?.string ?? "")),
      ".SH SYNOPSIS", ".B nabla", "\\fIcommand\\fR [\\fIargument\\fR ...]",
      ".SH DESCRIPTION",
    ]
    lines += Self.paragraphs(root["discussion"]?.string ?? "")
    lines.append(".SH COMMANDS")
    for command in root["subcommands"]?.array() ?? [] where command["commandName"]?.string != "help" {
      lines += Self.command(command, of: "nabla")
    }
    lines += Self.files
    page = lines.joined(separator: "\n") + "\n"
  }

  private static let files = [
    ".SH FILES",
    ".TP", "\\fIOutput\\fR", "The folder of pages, unless \\-\\-output names another.",
    ".TP", "\\fIcourse.yml\\fR", "The order, title and looks of a folder of notebooks.",
    ".TP", "\\fI~/.cache/nabla\\fR", "What runs keep for later ones. It may be deleted at any time.",
    ".SH ENVIRONMENT",
    ".TP", "\\fBXDG_CACHE_HOME\\fR", "The folder to keep it in, instead of \\fI~/.cache\\fR.",
    ".SH SEE ALSO", "\\fBnabla reference\\fR lists the words of the notebooks' language.",
  ]

  // MARK: Commands

  private static func command(_ command: Node, of parent: String) -> [String] {
    let name = "\(parent) \(command["commandName"]?.string ?? "")"
    let arguments = (command["arguments"]?.array() ?? []).filter {
      $0["shouldDisplay"]?.bool != false && !["help", "version"].contains($0["valueName"]?.string ?? "")
    }
    let usage = arguments.map(usage).joined(separator: " ")
    var lines = [".SS " + text(name), ".B " + text(name), usage].filter { !$0.isEmpty }
    lines += [".PP", text(command["abstract"]?.string ?? "")]
    for argument in arguments { lines += option(argument) }
    if let discussion = command["discussion"]?.string { lines += [".PP"] + paragraphs(discussion) }
    for inner in command["subcommands"]?.array() ?? [] where inner["commandName"]?.string != "help" {
      lines += Self.command(inner, of: name)
    }
    return lines
  }

  /// `[--output folder]`, `paths ...`
  private static func usage(_ argument: Node) -> String {
    let value = "\\fI\(text(argument["valueName"]?.string ?? ""))\\fR"
    let isRepeated = argument["isRepeating"]?.bool == true
    let shown =
      switch argument["kind"]?.string {
      case "positional"?: value + (isRepeated ? " ..." : "")
      case "option"?: "\(preferredName(argument)) \(value)"
      default: preferredName(argument)
      }
    return argument["isOptional"]?.bool == true ? "[\(shown)]" : shown
  }

  private static func option(_ argument: Node) -> [String] {
    let value = "\\fI\(text(argument["valueName"]?.string ?? ""))\\fR"
    let names = (argument["names"]?.array() ?? []).map(name)
    let head =
      switch argument["kind"]?.string {
      case "positional"?: value
      case "option"?: names.joined(separator: ", ") + " " + value
      default: names.joined(separator: ", ")
      }
    var meaning = text(argument["abstract"]?.string ?? "")
    // A number, such as that of the processors, differs from machine to machine.
    if let usual = argument["defaultValue"]?.string, Int(usual) == nil { meaning += " Without: \(text(usual))." }
    return [".TP", head, meaning]
  }

  private static func preferredName(_ argument: Node) -> String { argument["preferredName"].map(name) ?? "" }

  private static func name(_ name: Node) -> String {
    let dashes = name["kind"]?.string == "long" ? "--" : "-"
    return "\\fB\(text(dashes + (name["name"]?.string ?? "")))\\fR"
  }

  // MARK: Text

  /// Paragraphs; indented lines stay lines.
  private static func paragraphs(_ discussion: String) -> [String] {
    var lines: [String] = []
    var isExample = false
    for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = line.hasPrefix("  ")
      if isIndented != isExample { lines.append(isIndented ? ".nf" : ".fi") }
      isExample = isIndented
      lines.append(line.isEmpty ? ".PP" : text(String(line)))
    }
    return lines + (isExample ? [".fi"] : [])
  }

  /// The first letter small and no full stop, as the line of a name is written.
  private static func sentence(_ text: String) -> String {
    let end = text.hasSuffix(".") ? String(text.dropLast()) : text
    return end.prefix(1).lowercased() + end.dropFirst()
  }

  /// Text that means nothing to roff.
  private static func text(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "\\": out += "\\e"
      case "-": out += "\\-"
      case "'": out += "\\(aq"
      case "`": out += "\\(ga"
      default: out.append(character)
      }
    }
    return out.hasPrefix(".") ? "\\&" + out : out
  }
}
