import Geo
import Routing

/// Best ways read from a network file: both ends climb the elimination tree, and the arcs of the way
/// are taken apart into the legs they stand for. See ``Routing/HierarchyQuery``, which does the same in
/// memory; here every number is read from a block whose checksum was seen to fit.
struct FileWays: StoredWays {
  let file: MappedFile
  let faults: StorageFaults

  func legs(from nodes: [Int], to others: [Int], by objective: String) -> [Int]? {
    guard let sections = NetworkFileLayout.MetricSections(objective: objective),
      file.byteCount(of: sections.weights) > 0
    else { return nil }
    var search = FileWaySearch(file: file, sections: sections)
    do throws(NetworkFileError) {
      return try search.legs(from: nodes, to: others)
    } catch {
      faults.report(StorageFault(path: file.path, reason: error.reason))
      return nil
    }
  }
}

/// One search.
private struct FileWaySearch {
  let file: MappedFile
  let sections: NetworkFileLayout.MetricSections

  /// How a rank was reached from one end: from `lower` by `arc`; without one it is an end.
  private struct Label {
    var weight: UInt32
    var step: (arc: UInt32, lower: UInt32)?
  }

  private struct Piece {
    var arc: UInt32
    var lower: UInt32
    var upper: UInt32
    var leadsDown: Bool
  }

  init(file: MappedFile, sections: NetworkFileLayout.MetricSections) {
    self.file = file
    self.sections = sections
  }

  mutating func legs(from: [Int], to: [Int]) throws(NetworkFileError) -> [Int]? {
    let up = try labels(at: from, weights: sections.starts, leadsDown: false)
    let down = try labels(at: to, weights: sections.ends, leadsDown: true)
    var best: (weight: UInt32, rank: UInt32)?
    for (rank, label) in up {
      guard let other = down[rank] else { continue }
      let sum = label.weight &+ other.weight
      guard sum < Metric.unreachable else { continue }
      if best.map({ (sum, rank) < ($0.weight, $0.rank) }) ?? true { best = (sum, rank) }
    }
    guard let best else { return nil }
    var pieces: [Piece] = []
    var rank = best.rank
    while let step = up[rank]?.step {
      pieces.append(Piece(arc: step.arc, lower: step.lower, upper: rank, leadsDown: false))
      rank = step.lower
    }
    pieces.reverse()
    rank = best.rank
    while let step = down[rank]?.step {
      pieces.append(Piece(arc: step.arc, lower: step.lower, upper: rank, leadsDown: true))
      rank = step.lower
    }
    var legs: [Int] = []
    for piece in pieces { try unpack(piece, into: &legs) }
    return legs
  }

  // MARK: Climbing

  /// What leads from the states of some nodes up to their ancestors, or down from these.
  private func labels(
    at nodes: [Int],
    weights: NetworkFileLayout.Section,
    leadsDown: Bool
  ) throws(NetworkFileError) -> [UInt32: Label] {
    var labels: [UInt32: Label] = [:]
    var ancestors: Set<UInt32> = []
    for node in nodes {
      let first = try number(.firstStates, node)
      let end = try number(.firstStates, node + 1)
      guard first <= end else { throw malformed }
      for state in first..<end {
        let weight = try number(weights, Int(state))
        guard weight < Metric.unreachable else { continue }
        let rank = try number(.ranks, Int(state))
        if weight < labels[rank]?.weight ?? Metric.unreachable {
          labels[rank] = Label(weight: weight, step: nil)
        }
        var ancestor = rank
        while ancestor != Hierarchy.none, ancestors.insert(ancestor).inserted {
          let parent = try number(.parents, Int(ancestor))
          guard parent > ancestor else { throw malformed }
          ancestor = parent
        }
      }
    }
    // Ranks rise with the tree, so that what lies below is known first.
    for rank in ancestors.sorted() {
      guard let label = labels[rank] else { continue }
      for arc in try arcs(.firstArcs, rank) {
        let weight = label.weight &+ (try self.weight(of: arc, leadsDown: leadsDown))
        let head = try number(.heads, Int(arc))
        if weight < labels[head]?.weight ?? Metric.unreachable {
          labels[head] = Label(weight: weight, step: (arc, rank))
        }
      }
    }
    return labels
  }

  // MARK: Unpacking

  private func unpack(_ piece: Piece, into legs: inout [Int]) throws(NetworkFileError) {
    var pending = [piece]
    while let piece = pending.popLast() {
      if let input = try input(of: piece) {
        let leg = try number(.inputLegs, Int(input))
        if leg != WaysTable.noLeg { legs.append(Int(leg)) }
      } else {
        let (toLower, toUpper) = try parts(of: piece)
        // What is travelled last goes onto the stack first.
        pending.append(piece.leadsDown ? toLower : toUpper)
        pending.append(piece.leadsDown ? toUpper : toLower)
      }
    }
  }

  /// The first input arc that weighs as much as the arc.
  private func input(of piece: Piece) throws(NetworkFileError) -> UInt32? {
    let weight = try weight(of: piece.arc, leadsDown: piece.leadsDown)
    for position in try arcs(.firstInputs, piece.arc) {
      let entry = try number(.inputs, Int(position))
      guard entry & 1 == (piece.leadsDown ? 1 : 0) else { continue }
      if try number(sections.inputWeights, Int(entry >> 1)) == weight { return entry >> 1 }
    }
    return nil
  }

  /// The two sides of the lowest triangle that weighs as much as the arc.
  private func parts(
    of piece: Piece
  ) throws(NetworkFileError) -> (toLower: Piece, toUpper: Piece) {
    let weight = try weight(of: piece.arc, leadsDown: piece.leadsDown)
    let below = try arcs(.firstDown, piece.lower)
    let beside = try arcs(.firstDown, piece.upper)
    var i = below.lowerBound
    var j = beside.lowerBound
    while i < below.upperBound, j < beside.upperBound {
      // A pair is two words: the rank of the lower end, then the arc.
      let middle = try number(.down, 2 * Int(i))
      let other = try number(.down, 2 * Int(j))
      // What lies below is lower: so that unpacking ends whatever the file says.
      guard middle < piece.lower || middle != other else { throw malformed }
      if middle == other {
        let low = try number(.down, 2 * Int(i) + 1)
        let high = try number(.down, 2 * Int(j) + 1)
        let sum =
          try self.weight(of: low, leadsDown: !piece.leadsDown)
          &+ self.weight(of: high, leadsDown: piece.leadsDown)
        if sum == weight {
          return (
            Piece(arc: low, lower: middle, upper: piece.lower, leadsDown: !piece.leadsDown),
            Piece(arc: high, lower: middle, upper: piece.upper, leadsDown: piece.leadsDown)
          )
        }
      }
      if middle <= other { i += 1 }
      if other <= middle { j += 1 }
    }
    throw malformed
  }

  // MARK: Reading

  private func weight(of arc: UInt32, leadsDown: Bool) throws(NetworkFileError) -> UInt32 {
    try number(sections.weights, 2 * Int(arc) + (leadsDown ? 1 : 0))
  }

  /// The entries of one of several lists that lie one after another.
  private func arcs(
    _ firsts: NetworkFileLayout.Section,
    _ list: UInt32
  ) throws(NetworkFileError) -> Range<UInt32> {
    let first = try number(firsts, Int(list))
    let end = try number(firsts, Int(list) + 1)
    guard first <= end else { throw malformed }
    return first..<end
  }

  @inline(__always)
  private func number(
    _ section: NetworkFileLayout.Section,
    _ position: Int
  ) throws(NetworkFileError) -> UInt32 {
    try file.number(of: section, at: position)
  }

  private var malformed: NetworkFileError { .malformed(path: file.path, what: "hierarchy") }
}
