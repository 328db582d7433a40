import Geo

/// The sailings of a leg, by its own row or, if it has none, as its basin's defaults would have
/// them.
struct Sailing {
  var service: Service
  /// Position of the row; `nil` for a leg without one.
  var row: Int?

  func change(to service: Service) -> TableChange<Service> {
    row.map { .replace(at: $0, with: service) } ?? .append(service)
  }

  func slot(in network: Network) -> Int? {
    row.map { network.slot(ofServiceAt: $0) }
  }
}

extension Network {
  /// The sailings on legs; a leg that has neither a row nor a basin has none.
  func sailings(on legIndices: [Int]) -> [Sailing] {
    var rows: [String: Int] = [:]
    for (index, service) in services.enumerated() where rows[service.legID] == nil {
      rows[service.legID] = index
    }
    return legIndices.compactMap { index in
      let leg = legs[index]
      if let row = rows[leg.id] { return Sailing(service: services[row], row: row) }
      guard leg.mode.isWater || leg.mode == .ferry, let basin = leg.basinID.flatMap(basin(id:))
      else { return nil }
      return Sailing(
        service: Service(
          legID: leg.id,
          headwayHours: basin.headwayHours,
          headwayCV: basin.headwayCV,
          sailing: DurationFigure(hours: basin.sailingHours(km: leg.runningKm)),
          provenance: basin.provenance
        ),
        row: nil
      )
    }
  }
}
