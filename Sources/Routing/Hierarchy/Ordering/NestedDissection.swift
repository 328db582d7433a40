/// An order of contraction that keeps a hierarchy small: separators last, the parts they leave before
/// them, each ordered in the same way (George 1973, doi:10.1137/0710032).
///
/// Separators are found by inertial flow (Schild, Sommer 2015, doi:10.1007/978-3-319-20086-6_22): the
/// least number of nodes whose removal parts what lies furthest in one direction from what lies
/// furthest in the other, for several directions on the globe. Nodes with at most two neighbours are
/// contracted before.
public struct NestedDissection: Sendable {
  /// Every node once, the first to be contracted first.
  public let order: [UInt32]

  /// - Parameters:
  ///   - longitudes: by node, in degrees.
  ///   - latitudes: by node, in degrees.
  ///   - tails: by input arc: the node it leaves.
  ///   - heads: by input arc: the node it reaches.
  /// - Throws: ``HierarchyError``.
  public init(
    longitudes: [Float],
    latitudes: [Float],
    tails: [UInt32],
    heads: [UInt32]
  ) throws(HierarchyError) {
    guard longitudes.count == latitudes.count else {
      throw .unequalCounts(tails: longitudes.count, heads: latitudes.count)
    }
    let count = longitudes.count
    try Hierarchy.validate(nodeCount: count, tails: tails, heads: heads)
    for node in 0..<count where !longitudes[node].isFinite || !latitudes[node].isFinite {
      throw .badCoordinate(node: node)
    }
    let graph = UndirectedGraph(nodeCount: count, tails: tails, heads: heads)
    let contraction = LowDegreeContraction(graph)
    let points = contraction.coreNodes.map { node in
      UnitSphere.point(longitude: longitudes[Int(node)], latitude: latitudes[Int(node)])
    }
    let core = Cell(
      graph: contraction.core,
      nodes: Array(0..<UInt32(contraction.coreNodes.count))
    )
    var dissection = Dissection(points: points)
    dissection.order(core)
    order = contraction.order + dissection.order.map { contraction.coreNodes[Int($0)] }
  }
}

/// The work of dividing cell by cell.
struct Dissection {
  let points: [SIMD3<Float>]
  private(set) var order: [UInt32]

  /// Cells of at most so many nodes are ordered by degree.
  static let smallCell = 16

  init(points: [SIMD3<Float>]) {
    self.points = points
    order = Array(repeating: 0, count: points.count)
  }

  mutating func order(_ whole: Cell) {
    // Cells with the position after their last place in the order.
    var pending = [(cell: Cell, end: Int)]()
    var end = order.count
    for cell in whole.components(without: Array(repeating: false, count: whole.count)) {
      pending.append((cell, end))
      end -= cell.count
    }
    while let (cell, end) = pending.popLast() {
      if cell.count <= Dissection.smallCell {
        place(Dissection.byDegree(cell), of: cell, before: end)
        continue
      }
      let cellPoints = cell.nodes.map { points[Int($0)] }
      let separator = InertialFlow.separator(of: cell, points: cellPoints)
      var isTaken = Array(repeating: false, count: cell.count)
      for node in separator { isTaken[Int(node)] = true }
      place(separator, of: cell, before: end)
      var partEnd = end - separator.count
      for part in cell.components(without: isTaken) {
        pending.append((part, partEnd))
        partEnd -= part.count
      }
    }
  }

  private mutating func place(_ local: [UInt32], of cell: Cell, before end: Int) {
    let start = end - local.count
    for (offset, node) in local.enumerated() {
      order[start + offset] = cell.nodes[Int(node)]
    }
  }

  /// Always the node next that has fewest neighbours at that time (Tinney, Walker 1967).
  static func byDegree(_ cell: Cell) -> [UInt32] {
    var masks = (0..<cell.count).map { node in
      cell.graph.range(of: node).reduce(into: UInt64(0)) {
        $0 |= 1 << UInt64(cell.graph.neighbours[$1])
      }
    }
    var left = Array(0..<cell.count)
    var order: [UInt32] = []
    while let node = left.min(by: { masks[$0].nonzeroBitCount < masks[$1].nonzeroBitCount }) {
      left.removeAll { $0 == node }
      order.append(UInt32(node))
      for other in left where masks[node] & (1 << UInt64(other)) != 0 {
        masks[other] |= masks[node]
        masks[other] &= ~(1 << UInt64(node) | 1 << UInt64(other))
      }
    }
    return order
  }
}
