import Geo
import Routing
import Scenarios

/// What `profile` prints for a person: the indicators, then where each route stands still.
public enum ProfileText {
  public static func render(
    _ profile: Profile,
    network: Network,
    emphasis: (String) -> String = { $0 }
  ) -> String {
    var text = head(profile) + "\n"
    text += TextTable.render(ProfileTables.indicators(profile), emphasis: emphasis)
    for row in profile.rows {
      let stops = ProfileTables.stops(row, network: network)
      text += "\n\(title(row))\n"
      if !stops.rows.isEmpty { text += TextTable.render(stops, emphasis: emphasis) }
    }
    return text
  }

  public static func markdown(_ profile: Profile, network: Network) -> String {
    var text = head(profile) + "\n" + MarkdownTable.render(ProfileTables.indicators(profile))
    for row in profile.rows {
      let stops = ProfileTables.stops(row, network: network)
      text += "\n**\(title(row))**\n"
      if !stops.rows.isEmpty { text += "\n" + MarkdownTable.render(stops) }
    }
    return text
  }

  private static func head(_ profile: Profile) -> String {
    guard let first = profile.rows.first?.itinerary else { return "" }
    return """
      \(first.origin.name) → \(first.destination.name)
      \(RouteText.terms(of: first))

      """
  }

  private static func title(_ row: Profile.Row) -> String {
    let total = row.itinerary.total
    var text = "\(row.name) [\(row.id)]: \(NumberStyle.km(total.km)) km"
    if row.itinerary.hasTimeAndMoney {
      text += ", \(NumberStyle.duration(hours: total.hours))"
    }
    return text
  }
}
