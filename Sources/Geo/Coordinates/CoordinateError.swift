/// Why two numbers, or a text, are not a ``Coordinate``.
public enum CoordinateError: Error, Hashable, Sendable {
  /// Which of the two numbers is meant.
  public enum Axis: String, Hashable, Sendable {
    case longitude
    case latitude

    /// The largest absolute value, in degrees.
    public var limitDeg: Double {
      switch self {
      case .longitude: 180
      case .latitude: 90
      }
    }
  }

  /// NaN or an infinity.
  case notFinite(Axis, Double)
  /// A number that is too far from zero.
  case outOfRange(Axis, Double)
  /// A text that is not two decimal numbers with a comma between them.
  case malformed(String)
}

extension CoordinateError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notFinite(let axis, let value):
      "\(axis.rawValue) \(value) is not a finite number of degrees"
    case .outOfRange(let axis, let value):
      "\(axis.rawValue) \(value) is outside -\(Int(axis.limitDeg))…\(Int(axis.limitDeg)) degrees"
    case .malformed(let text):
      "\"\(text)\" is not a position; expected longitude,latitude in degrees, such as 72.84,18.95"
    }
  }
}
