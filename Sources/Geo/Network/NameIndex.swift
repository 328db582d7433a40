/// What a name stands for: a place's nodes, or one node.
public struct NamedEnd: Hashable, Sendable {
  /// The name to print: the place's or node's.
  public var name: String
  /// A node id, or `place:ID`.
  public var id: String
  /// Positions in ``Network/nodes``, ascending, at least one.
  public var nodeIndices: [Int]

  public init(name: String, id: String, nodeIndices: [Int]) {
    self.name = name
    self.id = id
    self.nodeIndices = nodeIndices
  }
}

/// Why a name could not be resolved.
public enum LookupError: Error, Hashable, Sendable {
  /// Nothing has this name; the nearest names are at hand.
  case unknown(kind: String, text: String, suggestions: [String])
  /// Several things have it.
  case ambiguous(kind: String, text: String, choices: [String])
}

extension LookupError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknown(let kind, let text, let suggestions):
      let hint =
        suggestions.isEmpty
        ? "" : "; did you mean \(suggestions.map { "'\($0)'" }.joined(separator: ", "))?"
      return "no \(kind) '\(text)'\(hint)"
    case .ambiguous(let kind, let text, let choices):
      return "\(kind) '\(text)' is ambiguous: \(choices.joined(separator: ", "))"
    }
  }
}

/// Finds places and nodes by what people type: an id, a name, an alias, or a prefix that only one
/// of them has.
///
/// Nodes are held by their slots, which no change moves; see ``NetworkTable``.
struct NameIndex: Sendable {
  private var endsByKey: [String: [NamedEnd]] = [:]
  /// What may be suggested, with what it stands for.
  private var endIDByName: [String: String] = [:]

  /// Complexity: O(total length of the names).
  init(nodes: some Sequence<Node>, places: [Place], nodeIDs: IDIndex) {
    var members: [String: Set<Int>] = [:]
    for place in places {
      let indices = place.nodeIDs.compactMap { nodeIDs.slot(of: $0) }.sorted()
      guard !indices.isEmpty else { continue }
      let end = NamedEnd(name: place.name, id: "place:\(place.id)", nodeIndices: indices)
      insert(end, named: place.id)
      for name in [place.name] + place.aliases {
        insert(end, named: name)
        endIDByName[name] = end.id
        members[NameFolding.key(name), default: []].formUnion(indices)
      }
    }
    for (index, node) in nodes.enumerated() {
      let end = NamedEnd(name: node.name, id: node.id, nodeIndices: [index])
      for name in [node.name] + node.aliases {
        // A place's name means the place even where a member node bears it too.
        if members[NameFolding.key(name)]?.contains(index) == true { continue }
        insert(end, named: name)
        if endIDByName[name] == nil { endIDByName[name] = end.id }
      }
    }
  }

  /// The names of nodes alone.
  init(slots: [(slot: Int, node: Node)]) {
    for (slot, node) in slots {
      let end = NamedEnd(name: node.name, id: node.id, nodeIndices: [slot])
      for name in [node.name] + node.aliases {
        insert(end, named: name)
        if endIDByName[name] == nil { endIDByName[name] = end.id }
      }
    }
  }

  private mutating func insert(_ end: NamedEnd, named name: String) {
    guard !name.isEmpty else { return }
    let key = NameFolding.key(name)
    if endsByKey[key]?.contains(end) == true { return }
    endsByKey[key, default: []].append(end)
  }

  /// - Parameters:
  ///   - other: further names.
  ///   - position: where the node of a slot stands; `nil` if it was removed.
  func resolve(
    _ text: String,
    and other: NameIndex?,
    position: (Int) -> Int?
  ) throws(LookupError) -> NamedEnd {
    let key = NameFolding.key(text)
    let indices = [self] + (other.map { [$0] } ?? [])
    let exact = present(indices.flatMap { $0.endsByKey[key] ?? [] }, position: position)
    if !exact.isEmpty { return try onlyOne(of: exact, text: text) }
    if key.count > 2 {
      let byPrefix = indices.flatMap { index in
        index.endsByKey.filter { $0.key.hasPrefix(key) }.values.joined()
      }
      let known = present(Array(Set(byPrefix)), position: position)
      if !known.isEmpty { return try onlyOne(of: known, text: text) }
    }
    throw .unknown(
      kind: "node or place",
      text: text,
      suggestions: suggestions(for: text, and: other)
    )
  }

  /// Slots turned into positions; what has no node left is left out.
  private func present(_ ends: [NamedEnd], position: (Int) -> Int?) -> [NamedEnd] {
    ends.compactMap { end in
      let nodes = end.nodeIndices.compactMap(position)
      return nodes.isEmpty ? nil : NamedEnd(name: end.name, id: end.id, nodeIndices: nodes)
    }
  }

  /// The nearest names, one for each thing that may be meant.
  private func suggestions(for text: String, and other: NameIndex?) -> [String] {
    var seen: Set<String> = []
    let known = endIDByName.merging(other?.endIDByName ?? [:]) { first, _ in first }
    let names = NameFolding.suggestions(for: text, among: known.keys, limit: 9)
    return Array(names.filter { seen.insert(known[$0] ?? $0).inserted }.prefix(3))
  }

  private func onlyOne(of ends: [NamedEnd], text: String) throws(LookupError) -> NamedEnd {
    if ends.count == 1 { return ends[0] }
    let choices = ends.map { "\($0.id) (\($0.name))" }.sorted()
    throw .ambiguous(kind: "name", text: text, choices: choices)
  }
}
