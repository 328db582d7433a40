import Geo
import Routing
import Scenarios

/// The legs that a scenario's routes gain, lose and keep, as a map: green, red and grey.
///
/// One feature for each leg, pair of ends and objective, so that a program may pick what it shows.
public struct ScenarioDiffFeatures: FeatureSource {
  public let options: GeoJSONOptions
  private let diff: ScenarioDiff
  private let base: Network
  private let scenario: Network
  private let geometry: LineGeometry

  /// - Parameters:
  ///   - base: the network of the difference's base, where lost legs are.
  ///   - scenario: the network of its scenario.
  public init(
    _ diff: ScenarioDiff,
    base: Network,
    scenario: Network,
    options: GeoJSONOptions = .standard
  ) {
    self.diff = diff
    self.base = base
    self.scenario = scenario
    geometry = LineGeometry(options)
    self.options = options
  }

  private enum Change: String {
    case lost
    case kept
    case gained

    var color: RGBColor {
      switch self {
      case .lost: Palette.vermilion
      case .kept: Palette.grey
      case .gained: Palette.green
      }
    }
  }

  public var asOf: CivilDate? { scenario.asOf }
  public var name: String { "\(diff.baseName) → \(diff.scenarioName)" }
  public var members: [Property] {
    [
      Property("base", .text(diff.baseName)), Property("scenario", .text(diff.scenarioName)),
      Property("date", .text(diff.date.description)),
    ]
  }
  public var bibliography: Bibliography { Bibliography(ids: sourceIDs, in: scenario) }
  public var categories: [FeatureLayer: String] { [.legs: "change"] }

  /// What is gained is drawn on top.
  public var features: [Feature] {
    var features: [Feature] = []
    for row in diff.rows {
      for (change, ids, network) in [
        (Change.kept, row.keptLegIDs, scenario), (.lost, row.lostLegIDs, base),
        (.gained, row.gainedLegIDs, scenario),
      ] {
        for id in ids {
          if let feature = feature(id, change: change, row: row, network: network) {
            features.append(feature)
          }
        }
      }
    }
    return features
  }

  private func feature(
    _ id: String,
    change: Change,
    row: ScenarioDiff.Row,
    network: Network
  ) -> Feature? {
    guard let leg = network.leg(id: id),
      let line = FeatureGeometry(parts: geometry.parts(of: leg, in: network))
    else { return nil }
    return Feature(
      id: "\(row.origin):\(row.destination):\(row.objective.name):\(change.rawValue):\(id)",
      layer: .legs,
      geometry: line,
      properties: [
        Property("kind", .text("leg")),
        Property("change", .text(change.rawValue)),
        Property("title", .text(leg.name.isEmpty ? leg.id : leg.name)),
        Property("origin", .text(row.origin)),
        Property("destination", .text(row.destination)),
        Property("objective", .text(row.objective.name)),
        Property("leg_id", .text(leg.id)),
        Property("mode", .text(leg.mode.rawValue)),
        Property("gauges_mm", .list(leg.gauges.map(\.description))),
        Property("km", .number(leg.lengthKm)),
        Property("edits", .list(edits(touching: id, in: row))),
        Property("source_ids", .list(leg.sourceIDs)),
      ] + Simplestyle.leg(change.color, isOpen: true)
    )
  }

  private func edits(touching leg: String, in row: ScenarioDiff.Row) -> [String] {
    let element = ElementID(kind: .leg, id: leg).description
    return row.causes.filter { cause in
      cause.enabled.contains(element) || cause.takenAway.contains(element)
        || cause.changed.contains(element)
    }.map(\.edit)
  }

  private var sourceIDs: Set<String> {
    var ids: Set<String> = []
    for row in diff.rows {
      for id in row.gainedLegIDs + row.keptLegIDs {
        ids.formUnion(scenario.leg(id: id)?.sourceIDs ?? [])
      }
      for id in row.lostLegIDs { ids.formUnion(base.leg(id: id)?.sourceIDs ?? []) }
    }
    return ids
  }
}
