/// What a leg is, in the words of `link.csv`'s `facility_type`.
public enum Mode: String, CaseIterable, Hashable, Comparable, Sendable {
  case rail
  case road
  case sea
  case inlandWaterway = "inland_waterway"
  case ferry
  case pipeline

  /// Whether a ship moves the freight on a hull of its own hold: `sea` and `inland_waterway`,
  /// which are one way, ``Way/water(_:)``.
  public var isWater: Bool { self == .sea || self == .inlandWaterway }

  /// Whether border formalities stand on a leg of this mode. At sea and on ferries they are part
  /// of the port call; pipelines have none.
  public var hasBorderCrossings: Bool { self == .rail || self == .road || self == .inlandWaterway }

  public static func < (lhs: Mode, rhs: Mode) -> Bool {
    lhs.order < rhs.order
  }

  private var order: Int {
    Mode.allCases.firstIndex(of: self) ?? 0
  }
}
