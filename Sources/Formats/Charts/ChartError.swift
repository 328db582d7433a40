/// Why there is no chart.
public enum ChartError: Error, Hashable, Sendable, CustomStringConvertible {
  /// How many columns there are, and for how many there is room.
  case tooManyColumns(Int, room: Int)

  public var description: String {
    switch self {
    case .tooManyColumns(let count, let room):
      "\(count) columns, and room for \(room); make the picture wider or ask for fewer"
    }
  }
}
