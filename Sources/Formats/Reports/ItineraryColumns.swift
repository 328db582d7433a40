import Geo
import Routing

/// The columns with which every table of several routes shows what a route adds up to.
struct ItineraryColumns {
  let cargo: Cargo

  var columns: [ReportTable.Column] {
    [
      .init("km", key: "km", isNumeric: true),
      .init("by", key: "modes"),
      .init("mean days", key: "mean_days", isNumeric: true),
      .init("USD/\(cargo.label)", key: "usd", isNumeric: true),
      .init("kg CO2e/\(cargo.label)", key: "kg_co2e", isNumeric: true),
      .init("gauge changes", key: "gauge_changes", isNumeric: true),
      .init("borders", key: "borders", isNumeric: true),
      .init("not open yet", key: "not_open_yet", isNumeric: true),
      .init("weakest basis", key: "worst_basis"),
    ]
  }

  func cells(_ itinerary: Itinerary, network: Network) -> [ReportTable.Cell] {
    let total = itinerary.total
    let bound = itinerary.missingTariffs.isEmpty ? "" : "≥ "
    func known(_ shown: String, _ raw: Double) -> ReportTable.Cell {
      itinerary.hasTimeAndMoney ? .init(shown: shown, raw: "\(raw)") : .unknown
    }
    let modes = itinerary.kmByMode(in: network)
      .filter { $0.km >= ItineraryColumns.leastShare * total.km }
      .map(\.mode.title)
    let notOpen = itinerary.stepsNotOpenYet.count
    return [
      .init(shown: NumberStyle.km(total.km), raw: "\(total.km)"),
      .text(modes.joined(separator: ", ")),
      known(NumberStyle.days(hours: total.hours), total.hours / 24),
      known(bound + NumberStyle.usd(total.usd), total.usd),
      known(NumberStyle.kilograms(total.kgCO2e), total.kgCO2e),
      .init(shown: "\(total.gaugeChanges)", raw: "\(total.gaugeChanges)"),
      .init(shown: "\(total.borders)", raw: "\(total.borders)"),
      .init(shown: notOpen == 0 ? "" : "\(notOpen)", raw: "\(notOpen)"),
      .text(itinerary.worstBasis.map { $0.rawValue.replacing("_", with: " ") } ?? ""),
    ]
  }

  /// Modes with a smaller share of the kilometres are not named.
  static let leastShare = 0.01
}
