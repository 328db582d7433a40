import Geo
import Routing

/// What a network file knows of best ways, read from it when it is asked for.
struct FileWays: StoredWays {
  let file: MappedFile
  let faults: StorageFaults

  func leastSteps(
    from origins: [StoredEnd],
    to destinations: [StoredEnd],
    by objective: String
  ) -> [[UInt32?]]? {
    guard let metric = FileMetric(file, objective: objective) else { return nil }
    return reportingFaults { () throws(NetworkFileError) in
      let ups = try climbs(metric, at: origins, leadsDown: false)
      let downs = try climbs(metric, at: destinations, leadsDown: true)
      return ups.map { up in downs.map { up.leastSum(with: $0) } }
    }
  }

  func nodes(
    from origins: [StoredEnd],
    to destinations: [StoredEnd],
    within steps: [[UInt32?]],
    by objective: String,
    atMost count: Int
  ) -> [Int]? {
    guard let metric = FileMetric(file, objective: objective) else { return nil }
    return reportingFaults { () throws(NetworkFileError) in
      let downs = try climbs(metric, at: destinations, leadsDown: true)
      var region = FileRegion(metric, nodeLimit: count)
      for (origin, row) in zip(origins, steps) {
        guard let most = row.compactMap({ $0 }).max(), most < Metric.unreachable else { continue }
        // What the allowance of a pair lacks of the largest is added to its ways, so that one search with
        // the largest serves all.
        let ends = zip(downs, row).compactMap { climb, steps in
          steps.map { (climb: climb, added: most - $0) }
        }
        var potential: FilePotential? = FilePotential(metric, ends: ends)
        guard try region.add(from: origin, to: &potential, within: most) else { return nil }
      }
      return region.nodes.map(Int.init).sorted()
    }
  }

  func nodes(
    from origin: StoredEnd,
    within steps: UInt32,
    by objective: String,
    atMost count: Int
  ) -> [Int]? {
    guard let metric = FileMetric(file, objective: objective), steps < Metric.unreachable else {
      return nil
    }
    return reportingFaults { () throws(NetworkFileError) in
      var region = FileRegion(metric, nodeLimit: count)
      var nowhere: FilePotential?
      guard try region.add(from: origin, to: &nowhere, within: steps) else { return nil }
      return region.nodes.map(Int.init).sorted()
    }
  }

  func legs(at node: Int) -> [Int] {
    reportingFaults { () throws(NetworkFileError) in
      let range = try file.numbers(of: .firstLegs).range(ofList: node)
      let legCount = file.byteCount(of: .legEnds) / 8
      let lists = file.numbers(of: .legsAtNodes)
      return try lists.withNumbers(range) { legs throws(NetworkFileError) in
        var found: [Int] = []
        for index in legs.indices {
          let leg = Int(UInt32(littleEndian: legs[index]))
          guard leg < legCount else { throw .malformed(path: file.path, what: "list of legs") }
          found.append(leg)
        }
        return found
      }
    } ?? []
  }

  private func climbs(
    _ metric: FileMetric,
    at ends: [StoredEnd],
    leadsDown: Bool
  ) throws(NetworkFileError) -> [FileClimb] {
    var climbs: [FileClimb] = []
    for end in ends { climbs.append(try FileClimb(metric, at: end, leadsDown: leadsDown)) }
    return climbs
  }

  /// What was read; `nil` once a fault was reported.
  private func reportingFaults<Result>(
    _ read: () throws(NetworkFileError) -> Result?
  ) -> Result? {
    do throws(NetworkFileError) {
      return try read()
    } catch {
      faults.report(StorageFault(path: file.path, reason: error.reason))
      return nil
    }
  }
}
