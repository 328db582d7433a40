extension Network {
  /// Whether no way can be better after a change than in the data as loaded, on their own date: then what
  /// the file knows of best ways stays a lower bound.
  ///
  /// Closing and making longer, slower or dearer is such a change. Of others it is enough that they might
  /// not be: a row that is added or removed, or another figure that the model reads.
  func keepsBounds(_ change: NetworkChange) -> Bool {
    switch change {
    case .node(let change): nodes.isNoBetter(change) { $0.isNoBetter(than: $1) }
    case .leg(let change): legs.isNoBetter(change) { $0.isNoBetter(than: $1, on: asOf) }
    case .facility(let change): facilities.isNoBetter(change) { $0.isNoBetter(than: $1, on: asOf) }
    case .crossing(let change): crossings.isNoBetter(change) { $0.isNoBetter(than: $1) }
    case .service(let change): services.isNoBetter(change) { $0.isNoBetter(than: $1) }
    case .tariff: false
    // They hold for the data's date, whatever a question means by default.
    case .defaultDate, .scenarioNames, .unscaled: true
    }
  }
}

extension NetworkTable where Row: Hashable {
  fileprivate func isNoBetter(
    _ change: TableChange<Row>,
    _ isNoBetter: (Row, Row) -> Bool
  ) -> Bool {
    switch change {
    case .replace(let position, let row):
      loadedRow(inSlot: slot(at: position)).map { isNoBetter(row, $0) } ?? false
    case .restoreLoaded: true
    case .append, .remove, .dropLast, .restore: false
    }
  }
}

extension Node {
  fileprivate func isNoBetter(than loaded: Node) -> Bool {
    var same = self
    same.closedBy = loaded.closedBy
    return same == loaded
  }
}

extension Leg {
  fileprivate func isNoBetter(than loaded: Leg, on date: CivilDate) -> Bool {
    guard availability.isNoBetter(than: loaded.availability, on: date),
      speedFactor <= loaded.speedFactor, tariffFactor >= loaded.tariffFactor,
      loaded.borderFactors.isEmpty, borderFactors.allSatisfy({ $0.hours >= 1 && $0.usd >= 1 })
    else { return false }
    var same = self
    same.availability = loaded.availability
    same.speedFactor = loaded.speedFactor
    same.tariffFactor = loaded.tariffFactor
    same.borderFactors = []
    return same == loaded
  }
}

extension Facility {
  fileprivate func isNoBetter(than loaded: Facility, on date: CivilDate) -> Bool {
    guard availability.isNoBetter(than: loaded.availability, on: date),
      duration.isNoShorter(than: loaded.duration),
      isNoCheaper(usdPerFEU, than: loaded.usdPerFEU)
    else { return false }
    var same = self
    same.availability = loaded.availability
    same.duration = loaded.duration
    same.usdPerFEU = loaded.usdPerFEU
    same.provenance = loaded.provenance
    return same == loaded
  }
}

extension Crossing {
  fileprivate func isNoBetter(than loaded: Crossing) -> Bool {
    guard duration.isNoShorter(than: loaded.duration),
      isNoCheaper(usdPerFEU, than: loaded.usdPerFEU)
    else { return false }
    var same = self
    same.duration = loaded.duration
    same.usdPerFEU = loaded.usdPerFEU
    same.provenance = loaded.provenance
    return same == loaded
  }
}

extension Service {
  fileprivate func isNoBetter(than loaded: Service) -> Bool {
    guard headwayHours >= loaded.headwayHours, sailing.isNoShorter(than: loaded.sailing) else {
      return false
    }
    var same = self
    same.headwayHours = loaded.headwayHours
    same.sailing = loaded.sailing
    same.provenance = loaded.provenance
    return same == loaded
  }
}

extension Availability {
  fileprivate func isNoBetter(than loaded: Availability, on date: CivilDate) -> Bool {
    loaded.isUsable(on: date) || !isUsable(on: date)
  }
}

extension DurationFigure {
  /// Whether it is a multiple of another: the mean of a skewed duration can fall where its median rises
  /// and its 90th percentile stays.
  fileprivate func isNoShorter(than loaded: DurationFigure) -> Bool {
    if self == loaded { return true }
    guard statistic == loaded.statistic, loaded.hours > 0, hours >= loaded.hours else {
      return false
    }
    guard let p90Hours, let loadedP90Hours = loaded.p90Hours else {
      return p90Hours == loaded.p90Hours
    }
    let scaled = loadedP90Hours * (hours / loaded.hours)
    return abs(p90Hours - scaled) <= scaled * 1e-12
  }
}

/// Without a price freight passes for nothing, as a lower bound.
private func isNoCheaper(_ usd: Double?, than loaded: Double?) -> Bool {
  (usd ?? 0) >= (loaded ?? 0)
}
