/// What a source says of a leg or facility.
public enum Status: String, CaseIterable, Hashable, Sendable {
  case operational
  case underConstruction = "under_construction"
  case planned
  case suspended
}

/// A status with its dates: whether something can be used on a day.
///
/// - `operational`: from `opens` (always, if there is none) until `closes`.
/// - `underConstruction`, `planned`: from `opens`; without one, never, until a scenario says so.
/// - `suspended`: never, until a scenario opens it.
///
/// A day on which something closes is no longer a day of use.
public struct Availability: Hashable, Sendable {
  public var status: Status
  /// First opening to freight, never a rebuild's.
  public var opens: CivilDate?
  /// First day without use.
  public var closes: CivilDate?

  public init(status: Status, opens: CivilDate? = nil, closes: CivilDate? = nil) {
    self.status = status
    self.opens = opens
    self.closes = closes
  }

  public func isUsable(on date: CivilDate) -> Bool {
    if let closes, date >= closes { return false }
    switch status {
    case .operational: return opens.map { date >= $0 } ?? true
    case .underConstruction, .planned: return opens.map { date >= $0 } ?? false
    case .suspended: return false
    }
  }
}

/// The months in which a waterway can be sailed, from a day of the year to another, both included.
/// `from` after `to` runs over the new year.
public struct Season: Hashable, Sendable {
  /// A day of any year.
  public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let month: Int
    public let day: Int

    /// Reads `MM-DD`.
    public init?(parsing text: some StringProtocol) {
      guard let date = CivilDate(parsing: "2024-\(text)"), text.utf8.count == 5 else { return nil }
      month = date.month
      day = date.day
    }

    public var description: String {
      String(CivilDate(year: 2024, month: month, day: day)?.description.dropFirst(5) ?? "")
    }

    public static func < (lhs: Day, rhs: Day) -> Bool {
      (lhs.month, lhs.day) < (rhs.month, rhs.day)
    }
  }

  public let from: Day
  public let to: Day

  public init(from: Day, to: Day) {
    self.from = from
    self.to = to
  }

  public func contains(_ date: CivilDate) -> Bool {
    let day = (date.month, date.day)
    let start = (from.month, from.day)
    let end = (to.month, to.day)
    return start <= end ? day >= start && day <= end : day >= start || day <= end
  }
}
