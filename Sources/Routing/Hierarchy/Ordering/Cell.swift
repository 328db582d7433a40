/// A part of a network that is to be divided: its own nodes from 0, and what they are called outside.
struct Cell {
  var graph: UndirectedGraph
  var nodes: [UInt32]

  var count: Int { nodes.count }

  /// The parts that are left when some nodes are taken out, each connected, in order of their first
  /// node. O(nodes + arcs).
  func components(without isTaken: [Bool]) -> [Cell] {
    var cells: [Cell] = []
    var localOf = Array(repeating: Hierarchy.none, count: count)
    var members: [UInt32] = []
    for start in 0..<count where !isTaken[start] && localOf[start] == Hierarchy.none {
      members.removeAll(keepingCapacity: true)
      members.append(UInt32(start))
      localOf[start] = 0
      var next = 0
      while next < members.count {
        for position in graph.range(of: Int(members[next])) {
          let neighbour = Int(graph.neighbours[position])
          if !isTaken[neighbour], localOf[neighbour] == Hierarchy.none {
            localOf[neighbour] = UInt32(members.count)
            members.append(UInt32(neighbour))
          }
        }
        next += 1
      }
      var first: [UInt32] = [0]
      first.reserveCapacity(members.count + 1)
      var neighbours: [UInt32] = []
      neighbours.reserveCapacity(4 * members.count)
      for member in members {
        for position in graph.range(of: Int(member)) {
          let neighbour = Int(graph.neighbours[position])
          if !isTaken[neighbour] { neighbours.append(localOf[neighbour]) }
        }
        first.append(UInt32(neighbours.count))
      }
      cells.append(
        Cell(
          graph: UndirectedGraph(first: first, neighbours: neighbours),
          nodes: members.map { nodes[Int($0)] }
        )
      )
    }
    return cells
  }
}
