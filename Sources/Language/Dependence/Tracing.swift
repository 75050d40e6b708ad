import Digests
import Engine

extension Evaluator {
  /// Notes after a statement where the names that it defined, and the values that it gave to parameters, come from.
  mutating func trace(_ origin: Origin, before values: [Tensor]) {
    var origin = origin
    if !reads.isEmpty { origin = origin.of(files: reads, state.surroundings) }
    // The parameters of a notebook that is used come with their versions.
    let known = max(values.count, state.origins.versions.count)
    let new = known..<max(known, state.parameterValues.count)
    // Arrays that share their storage are equal at a glance.
    let changed = values.indices.filter { state.parameterValues[$0].elements != values[$0].elements }
    state.origins.set(changed, to: origin.digest)
    state.origins.set(new, to: origin.digest)
    let own = Origin(digest: origin.digest, parameters: origin.parameters + new)
    for name in definedNames { state.origins.define(name, as: own) }
  }
}

extension Origin {
  /// With the contents of files.
  fileprivate func of(files: Set<String>, _ surroundings: Surroundings) -> Origin {
    var hash = SHA256()
    hash.combine(digest)
    for address in files.sorted() { hash.combine(surroundings.stamp(address) ?? "") }
    return Origin(digest: hash.hexadecimal, parameters: parameters)
  }
}
