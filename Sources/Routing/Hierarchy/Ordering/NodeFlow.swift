/// The greatest number of ways from the first nodes of an order to the last of which no two share a
/// node, and the fewest nodes that cut them all (Menger), by blocking flows (Dinic 1970).
///
/// A node is taken as two: what enters it and what leaves it, joined by an edge that carries one unit.
struct NodeFlow {
  private let graph: UndirectedGraph
  private let order: [UInt32]
  /// By node.
  private var region: [Region]
  private var starts: [UInt32] = []
  private var flowFrom: [UInt32]
  private var flowTo: [UInt32]
  /// By half: entering 2v, leaving 2v + 1.
  private var level: [UInt32]

  private enum Region: UInt8 {
    /// Among the first nodes, beside none but them: no way need lead there.
    case behindStart
    case start
    case middle
    case end
    case behindEnd

    var isOutside: Bool { self == .behindStart || self == .behindEnd }
  }

  private static let terminal = UInt32.max - 1

  init(_ graph: UndirectedGraph, order: [UInt32], endCount: Int) {
    self.graph = graph
    self.order = order
    let count = graph.nodeCount
    region = Array(repeating: .middle, count: count)
    flowFrom = Array(repeating: Hierarchy.none, count: count)
    flowTo = flowFrom
    level = Array(repeating: Hierarchy.none, count: 2 * count)
    for node in order.prefix(endCount) { region[Int(node)] = .start }
    for node in order.suffix(endCount) { region[Int(node)] = .end }
    let sides: [(ArraySlice<UInt32>, Region, Region)] = [
      (order.prefix(endCount), .start, .behindStart), (order.suffix(endCount), .end, .behindEnd),
    ]
    for (nodes, own, behind) in sides {
      for node in nodes {
        let isInside = graph.range(of: Int(node)).allSatisfy {
          let other = region[Int(graph.neighbours[$0])]
          return other == own || other == behind
        }
        if isInside { region[Int(node)] = behind }
      }
    }
    starts = order.prefix(endCount).filter { region[Int($0)] == .start }
  }

  mutating func maximize() {
    while findLevels() { augment() }
  }

  /// Whether an end can be reached; levels are distances from the starts.
  private mutating func findLevels() -> Bool {
    for index in level.indices { level[index] = Hierarchy.none }
    var queue: [UInt32] = []
    queue.reserveCapacity(2 * graph.nodeCount)
    for node in starts {
      level[2 * Int(node)] = 0
      queue.append(2 * node)
    }
    var reached = false
    var next = 0
    while next < queue.count {
      let half = queue[next]
      next += 1
      let node = Int(half >> 1)
      let following = level[Int(half)] + 1
      if half & 1 == 0 {
        let from = flowFrom[node]
        if from == NodeFlow.terminal { continue }
        let target = from == Hierarchy.none ? half + 1 : 2 * from + 1
        if level[Int(target)] == Hierarchy.none {
          level[Int(target)] = following
          queue.append(target)
        }
      } else {
        if region[node] == .end, flowTo[node] != NodeFlow.terminal { reached = true }
        for position in graph.range(of: node) {
          let neighbour = graph.neighbours[position]
          if !region[Int(neighbour)].isOutside, level[2 * Int(neighbour)] == Hierarchy.none {
            level[2 * Int(neighbour)] = following
            queue.append(2 * neighbour)
          }
        }
        if flowFrom[node] != Hierarchy.none, level[2 * node] == Hierarchy.none {
          level[2 * node] = following
          queue.append(half - 1)
        }
      }
    }
    return reached
  }

  /// Sends units along ways of rising levels until none is left.
  private mutating func augment() {
    // Where to go on looking from each leaving half; one more than its neighbours stands for going
    // back through the node.
    var current = graph.first
    var isDead = Array(repeating: false, count: level.count)
    var path: [UInt32] = []
    for start in starts where flowFrom[Int(start)] != NodeFlow.terminal {
      path.removeAll(keepingCapacity: true)
      path.append(2 * start)
      while let half = path.last {
        let node = Int(half >> 1)
        let following = level[Int(half)] + 1
        var step = Hierarchy.none
        if half & 1 == 0 {
          let from = flowFrom[node]
          if from != NodeFlow.terminal {
            let target = from == Hierarchy.none ? half + 1 : 2 * from + 1
            if level[Int(target)] == following, !isDead[Int(target)] { step = target }
          }
        } else {
          if region[node] == .end, flowTo[node] != NodeFlow.terminal {
            apply(path)
            for half in path { isDead[Int(half)] = true }
            break
          }
          let end = graph.first[node + 1]
          while current[node] < end {
            let target = 2 * graph.neighbours[Int(current[node])]
            if !region[Int(target >> 1)].isOutside, level[Int(target)] == following,
              !isDead[Int(target)]
            {
              step = target
              break
            }
            current[node] += 1
          }
          if step == Hierarchy.none, flowFrom[node] != Hierarchy.none {
            let target = half - 1
            if level[Int(target)] == following, !isDead[Int(target)] { step = target }
          }
        }
        if step == Hierarchy.none {
          isDead[Int(half)] = true
          path.removeLast()
        } else {
          path.append(step)
        }
      }
    }
  }

  private mutating func apply(_ path: [UInt32]) {
    flowFrom[Int(path[0] >> 1)] = NodeFlow.terminal
    for (half, next) in zip(path, path.dropFirst()) where half & 1 == 1 {
      let (node, following) = (Int(half >> 1), next >> 1)
      if following == UInt32(node) {
        flowTo[node] = Hierarchy.none
        flowFrom[node] = Hierarchy.none
      } else {
        flowTo[node] = following
        flowFrom[Int(following)] = UInt32(node)
      }
    }
    if let last = path.last { flowTo[Int(last >> 1)] = NodeFlow.terminal }
  }

  /// A smallest cut, and how many nodes lie on either side of it: of the one nearest to the starts and
  /// the one nearest to the ends that which halves better.
  mutating func smallestCut() -> (nodes: [UInt32], before: Int, after: Int) {
    // The last search for levels has reached all that lies before the first cut.
    var cut: [UInt32] = []
    var before = 0
    for node in order {
      if region[Int(node)] == .behindStart || level[2 * Int(node) + 1] != Hierarchy.none {
        before += 1
      } else if level[2 * Int(node)] != Hierarchy.none {
        cut.append(node)
      }
    }
    return (cut, before, graph.nodeCount - cut.count - before)
  }
}
