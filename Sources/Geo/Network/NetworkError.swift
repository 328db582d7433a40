/// Tables that do not fit together.
public enum NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  case duplicateID(kind: String, id: String)
  case unknownNode(id: String, usedBy: String)

  public var description: String {
    switch self {
    case .duplicateID(let kind, let id): "two \(kind)s have the id '\(id)'"
    case .unknownNode(let id, let leg): "leg '\(leg)' ends at '\(id)', which is no node"
    }
  }
}
