import Geo
import TestSupport

@testable import Routing

/// A change of a network that can only make routes worse; undone, it can only make them better.
struct Worsening: Sendable {
  let name: String
  /// Changes the content, by preference in something a route uses; false if there is nothing of the
  /// kind to change.
  let apply: @Sendable (inout NetworkContent, Set<String>, inout SplitMix64) -> Bool

  static let all: [Worsening] = [
    closeLeg, removeLeg, closeFacility, removeFacility, lengthenLeg, directLeg, narrowLeg,
    reserveForOneClass, slowTrains, slowHandling, slowBorder, slowShip, rarerDepartures, addPassage,
    dearerTariff, dearerHandling, dearerBorder,
  ]

  private init(
    _ name: String,
    _ apply: @escaping @Sendable (inout NetworkContent, Set<String>, inout SplitMix64) -> Bool
  ) {
    self.name = name
    self.apply = apply
  }
}

// MARK: - Closing and removing

extension Worsening {
  private static let closeLeg = Worsening("close a leg") { content, used, random in
    change(&content.legs, used, &random) { $0.availability.status = .suspended }
  }

  private static let removeLeg = Worsening("remove a leg") { content, used, random in
    guard let index = pick(content.legs, used, &random) else { return false }
    content.legs.remove(at: index)
    return true
  }

  private static let closeFacility = Worsening("close a facility") { content, used, random in
    change(&content.facilities, used, &random) { $0.availability.status = .suspended }
  }

  /// Without its last row a quay or berth has default figures again, which may be better: such rows
  /// can be closed, but removing them is a loss of knowledge and not of a facility.
  private static let removeFacility = Worsening("remove a facility") { content, used, random in
    guard let index = pick(content.facilities, used, &random, where: { $0.kind != .port })
    else { return false }
    content.facilities.remove(at: index)
    return true
  }

  private static let directLeg = Worsening("make a leg one-way") { content, used, random in
    change(&content.legs, used, &random) { $0.isDirected = true }
  }

  private static let narrowLeg = Worsening("take a rail from a dual-gauge leg") {
    content,
    used,
    random in
    change(&content.legs, used, &random, where: { $0.gauges.count > 1 }) { $0.gauges.removeLast() }
  }

  private static let reserveForOneClass = Worsening("admit one class of ship") {
    content,
    used,
    random in
    change(&content.legs, used, &random, where: { $0.mode == .sea && $0.vesselClass == nil }) {
      $0.vesselClass = .deepSea
    }
  }
}

// MARK: - Slower, longer, dearer

extension Worsening {
  private static let lengthenLeg = Worsening("lengthen a leg") { content, used, random in
    change(&content.legs, used, &random) { leg in
      // A multiple of both units of length that keep sums exact.
      leg.lengthKm += 128 * ExactTables.exactSpeedKmPerHour
      leg.lineLengthKm = leg.lineLengthKm.map { $0 + 128 * ExactTables.exactSpeedKmPerHour }
    }
  }

  private static let slowTrains = Worsening("slow trains or lorries") { content, used, random in
    change(&content.speeds, used, &random) { $0.kmPerDay /= 2 }
  }

  private static let slowHandling = Worsening("slow a facility") { content, used, random in
    change(&content.facilities, used, &random) { $0.duration.hours += 5 }
  }

  private static let slowBorder = Worsening("slow a border") { content, used, random in
    change(&content.crossings, used, &random) { $0.duration.hours += 9 }
  }

  private static let slowShip = Worsening("slow a ship") { content, _, random in
    changeService(&content, &random) { $0.sailing.hours += 8 }
  }

  private static let rarerDepartures = Worsening("halve departures") { content, _, random in
    changeService(&content, &random, where: { $0.headwayHours > 0 }) { $0.headwayHours *= 2 }
  }

  private static let addPassage = Worsening("add a lock") { content, _, random in
    let free = content.legs.filter { leg in
      leg.mode.isWater && !content.passages.contains { $0.legID == leg.id }
    }
    guard let leg = free.randomElement(using: &random) else { return false }
    content.passages.append(
      Passage(
        legID: leg.id,
        kind: "lock",
        duration: ExactTables.hours(7),
        usdPerFEU: 30,
        provenance: ExactTables.assumed
      )
    )
    return true
  }

  private static let dearerTariff = Worsening("raise a tariff") { content, used, random in
    change(&content.tariffs, used, &random) { $0.usdPerFEUKm *= 2 }
  }

  private static let dearerHandling = Worsening("raise a handling charge") {
    content,
    used,
    random in
    change(&content.facilities, used, &random) { $0.usdPerFEU = ($0.usdPerFEU ?? 0) + 75 }
  }

  private static let dearerBorder = Worsening("raise a border charge") { content, used, random in
    change(&content.crossings, used, &random) { $0.usdPerFEU = ($0.usdPerFEU ?? 0) + 75 }
  }

  private static func change<Row: Identifiable<String>>(
    _ rows: inout [Row],
    _ used: Set<String>,
    _ random: inout SplitMix64,
    where matches: (Row) -> Bool = { _ in true },
    _ edit: (inout Row) -> Void
  ) -> Bool {
    guard let index = pick(rows, used, &random, where: matches) else { return false }
    edit(&rows[index])
    return true
  }

  /// A row that matches: three times in four one of those that routes use, if there are any.
  private static func pick<Row: Identifiable<String>>(
    _ rows: [Row],
    _ used: Set<String>,
    _ random: inout SplitMix64,
    where matches: (Row) -> Bool = { _ in true }
  ) -> Int? {
    let matching = rows.indices.filter { matches(rows[$0]) }
    let preferred = random.chance(0.75) ? matching.filter { used.contains(rows[$0].id) } : []
    return (preferred.isEmpty ? matching : preferred).randomElement(using: &random)
  }

  private static func changeService(
    _ content: inout NetworkContent,
    _ random: inout SplitMix64,
    where matches: (Service) -> Bool = { _ in true },
    _ edit: (inout Service) -> Void
  ) -> Bool {
    let matching = content.services.indices.filter { matches(content.services[$0]) }
    guard let index = matching.randomElement(using: &random) else { return false }
    edit(&content.services[index])
    return true
  }
}
