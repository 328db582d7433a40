import Geo
import Routing

/// `remove: { facility: uz-andijan-dry-port__rail-1520__road }` — takes elements out of the
/// network; a node goes with the legs and facilities that stand on it.
///
/// Rows of berths and ports cannot be removed: the network's defaults would take their place, and
/// removing something would make it better. They can be closed.
public struct RemoveEdit: ScenarioEdit, Hashable {
  public var target: ElementTarget
  public var reason: String?

  public init(_ target: ElementTarget, reason: String? = nil) {
    self.target = target
    self.reason = reason
  }

  public var summary: String {
    "remove \(target)" + (reason.map { " (\($0))" } ?? "")
  }

  public func resolve(in context: inout EditContext) throws(EditError) -> EditOutcome {
    switch target.kind {
    case .node:
      let nodes = try context.nodes(of: target)
      let all = context.network.withWhatStandsAt(Selection(nodes: Set(nodes)))
      return remove(all, from: context.network)
    case .leg:
      return remove(Selection(legs: Set(try context.legs(of: target))), from: context.network)
    case .facility:
      let facilities = try context.facilities(of: target)
      for index in facilities {
        let facility = context.network.facilities[index]
        guard facility.kind != .port, !facility.isBerth else {
          throw EditError(
            "'\(facility.id)' is a \(facility.isBerth ? "berth" : "port"), where the defaults "
              + "would take its place; close it",
            field: "facility"
          )
        }
      }
      return remove(Selection(facilities: Set(facilities)), from: context.network)
    case .crossing, .service, .tariff:
      throw EditError(
        "remove takes a node, leg or facility; the figures of a \(target.kind.rawValue) can be set "
          + "or scaled",
        field: target.kind.rawValue
      )
    }
  }

  /// From the last to the first, so that positions stay what they are.
  private func remove(_ selection: Selection, from network: Network) -> EditOutcome {
    var outcome = EditOutcome()
    for index in selection.facilities.sorted(by: >) {
      let id = network.facilities[index].id
      outcome.changes.append(.facility(.remove(at: index)))
      outcome.touched.append(TouchedFigure(.facility, id, .existence))
    }
    for index in selection.legs.sorted(by: >) {
      outcome.changes.append(.leg(.remove(at: index)))
      outcome.touched.append(TouchedFigure(.leg, network.legs[index].id, .existence))
    }
    for index in selection.nodes.sorted(by: >) {
      outcome.changes.append(.node(.remove(at: index)))
      outcome.touched.append(TouchedFigure(.node, network.nodes[index].id, .existence))
    }
    return outcome
  }
}
