import Digests

/// What a name stands for, told by how it came about: equal origins are equal values.
struct Origin: Sendable {
  /// A digest of the statement that defined it and of all that the statement depended on.
  let digest: String
  /// The parameters that it is built from, by their places. What they are now is told by their versions.
  let parameters: [Int]
}

/// The origins of all that a notebook has defined so far.
struct Origins: Sendable {
  private(set) var names: [String: Origin] = [:]
  /// For each parameter a digest of what last gave it its value.
  private(set) var versions: [String] = []

  subscript(name: String) -> Origin? { names[name] }

  mutating func define(_ name: String, as origin: Origin) {
    forget(name)
    names[name] = origin
  }

  /// Drops a name, with what belonged to a layer of this name.
  mutating func forget(_ name: String) {
    for member in names.keys where member.hasPrefix(name + ".") { names[member] = nil }
    names[name] = nil
  }

  /// A digest of them all.
  var digest: String {
    var hash = SHA256()
    for (name, origin) in names.sorted(by: { $0.key < $1.key }) {
      hash.combine(name)
      hash.combine(origin.digest)
    }
    for version in versions { hash.combine(version) }
    return hash.hexadecimal
  }

  /// Notes that a statement gave values to parameters, new ones at the end among them.
  mutating func set(_ parameters: some Sequence<Int>, to version: String) {
    for parameter in parameters {
      while versions.count <= parameter { versions.append(version) }
      versions[parameter] = version
    }
  }
}
