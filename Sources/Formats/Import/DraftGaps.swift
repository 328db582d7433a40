import Geo

/// Ends that almost meet.
enum DraftGaps {
  /// - Returns: those that part components first, then the narrowest; each pair once.
  static func find(
    in draft: inout NetworkDraft,
    components: DraftComponents,
    toleranceM: Double
  ) -> [ImportReport.Gap] {
    guard toleranceM > 0 else { return [] }
    let loose = (0..<draft.nodeCount).filter { components.degrees[$0] == 1 }
    guard !loose.isEmpty else { return [] }
    draft.locateNodes()
    var neighbours: [Int32: Int32] = [:]
    let isLoose = loose.reduce(into: [Bool](repeating: false, count: draft.nodeCount)) {
      $0[$1] = true
    }
    for leg in 0..<draft.legCount where !draft.isLoop(leg) {
      if isLoose[Int(draft.ends[leg].from)] {
        neighbours[draft.ends[leg].from] = draft.ends[leg].to
      }
      if isLoose[Int(draft.ends[leg].to)] { neighbours[draft.ends[leg].to] = draft.ends[leg].from }
    }
    var nearby = NearbyNodes(toleranceM: toleranceM, expectedCount: draft.nodeCount)
    for node in 0..<draft.nodeCount where components.degrees[node] > 0 {
      nearby.insert(draft.points[node], number: node)
    }
    var gaps: [ImportReport.Gap] = []
    var told: [Int: Int] = [:]
    for node in loose {
      let neighbour = neighbours[Int32(node)].map { Int($0) }
      let nearest = nearby.nearest(to: draft.points[node]) {
        $0 != node && $0 != neighbour
      }
      guard let nearest, let position = draft.coordinate(ofNode: node) else { continue }
      // Of two loose ends the gap is told once.
      if told[nearest.number] == node { continue }
      told[node] = nearest.number
      gaps.append(
        ImportReport.Gap(
          nodeID: draft.nodeIDs.text(of: node),
          nearestID: draft.nodeIDs.text(of: nearest.number),
          distanceM: nearest.distanceM,
          position: position,
          partsComponents: components.component(of: node)
            != components.component(of: nearest.number)
        )
      )
    }
    return gaps.sorted {
      ($0.partsComponents ? 0 : 1, $0.distanceM, $0.nodeID)
        < ($1.partsComponents ? 0 : 1, $1.distanceM, $1.nodeID)
    }
  }
}
