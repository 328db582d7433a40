/// A change that a network cannot take.
public enum NetworkChangeError: Error, Hashable, Sendable, CustomStringConvertible {
  case duplicateID(kind: String, id: String)
  case unknownNode(id: String, usedBy: String)
  /// A node cannot be removed while a leg or facility stands on it.
  case nodeInUse(id: String, by: String)
  case idChanged(kind: String, from: String, to: String)
  case endsMoved(legID: String)

  public var description: String {
    switch self {
    case .duplicateID(let kind, let id): "there is a \(kind) '\(id)' already"
    case .unknownNode(let id, let user): "'\(user)' stands at '\(id)', which is no node"
    case .nodeInUse(let id, let user): "'\(user)' still stands on node '\(id)'"
    case .idChanged(let kind, let old, let new): "\(kind) '\(old)' cannot become '\(new)'"
    case .endsMoved(let id): "leg '\(id)' cannot have other ends"
    }
  }
}
