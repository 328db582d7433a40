/// Why PROJ could not build a transformation or transform a point.
public enum ProjectionError: Error, Hashable, Sendable {
  /// A coordinate reference system or pipeline that PROJ does not know; `reason` is PROJ's own.
  case unknownSystem(String, reason: String)
  /// No operation leads from one system to the other.
  case noTransformation(from: String, to: String, reason: String)
  /// A point outside the transformation's domain.
  case outsideDomain(x: Double, y: Double, reason: String)
}

extension ProjectionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownSystem(let definition, let reason):
      "\"\(definition)\" is no coordinate reference system known to PROJ: \(reason)"
    case .noTransformation(let source, let target, let reason):
      "PROJ knows no transformation from \"\(source)\" to \"\(target)\": \(reason)"
    case .outsideDomain(let x, let y, let reason):
      "\(x),\(y) cannot be transformed: \(reason)"
    }
  }
}
