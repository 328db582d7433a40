extension Hierarchy {
  /// Says what is wrong with a hierarchy; `nil` if nothing is. For tests, and for files from elsewhere.
  ///
  /// It checks that ranks and nodes are permutations of each other, that every node's parent is its
  /// lowest higher neighbour, that ranks are in post-order, that levels count ancestors, that the higher
  /// neighbours of every node are joined pairwise (so that no lower triangle is missing), that what leads
  /// down is what leads up the other way round, and that every input arc lies where its slot says.
  ///
  /// - Complexity: O(lower triangles + input arcs).
  public func checkInvariants() -> String? {
    permutationFault() ?? treeFault() ?? arcFault() ?? triangleFault() ?? downFault()
      ?? inputFault()
  }

  private func permutationFault() -> String? {
    let nodes = arrays.nodes.span
    let ranks = arrays.ranks.span
    for rank in 0..<nodeCount {
      let node = nodes[rank]
      guard node < nodeCount, ranks[Int(node)] == rank else {
        return "rank \(rank) and its node \(node) do not name each other"
      }
    }
    return nil
  }

  private func treeFault() -> String? {
    let parents = arrays.parents.span
    let levels = arrays.levels.span
    var subtreeSize = Array(repeating: 1, count: nodeCount)
    var deepest = -1
    for rank in (0..<nodeCount).reversed() {
      deepest = max(deepest, Int(levels[rank]))
      let parent = parents[rank]
      if parent == Hierarchy.none {
        if levels[rank] != 0 { return "rank \(rank) is a root at level \(levels[rank])" }
      } else {
        guard parent > rank, parent < nodeCount else {
          return "rank \(rank) has the parent \(parent)"
        }
        guard Int(levels[rank]) == Int(levels[Int(parent)]) + 1 else {
          return "rank \(rank) is not one level below its parent"
        }
      }
    }
    if depth != deepest + 1 { return "the depth is \(deepest + 1), not \(depth)" }
    // In post-order the last child's subtree ends just before its parent, the others before that.
    var childrenSize = Array(repeating: 0, count: nodeCount)
    for rank in 0..<nodeCount {
      subtreeSize[rank] += childrenSize[rank]
      let parent = parents[rank]
      if parent != Hierarchy.none { childrenSize[Int(parent)] += subtreeSize[rank] }
    }
    for rank in 0..<nodeCount where parents[rank] != Hierarchy.none {
      let parent = Int(parents[rank])
      guard rank - subtreeSize[rank] >= parent - subtreeSize[parent] else {
        return "rank \(rank) is not in post-order"
      }
    }
    return nil
  }

  private func arcFault() -> String? {
    let parents = arrays.parents.span
    let levels = arrays.levels.span
    let firstArc = arrays.firstArc.span
    let heads = arrays.heads.span
    let headLevels = arrays.headLevels.span
    guard firstArc[0] == 0, firstArc[nodeCount] == arcCount else {
      return "arcs are not all counted"
    }
    for rank in 0..<nodeCount {
      guard firstArc[rank] <= firstArc[rank + 1] else { return "arcs of rank \(rank) are negative" }
      var last = UInt32(rank)
      for arc in Int(firstArc[rank])..<Int(firstArc[rank + 1]) {
        guard heads[arc] > last, heads[arc] < nodeCount else {
          return "arc \(arc) is out of order"
        }
        last = heads[arc]
        guard headLevels[arc] == levels[Int(last)] else {
          return "arc \(arc) has the wrong level"
        }
      }
      let parent = firstArc[rank] < firstArc[rank + 1] ? heads[Int(firstArc[rank])] : Hierarchy.none
      guard parent == parents[rank] else {
        return "the parent of rank \(rank) is not its lowest higher neighbour"
      }
    }
    return nil
  }

  /// All higher neighbours of a node but the lowest are higher neighbours of that one.
  private func triangleFault() -> String? {
    let firstArc = arrays.firstArc.span
    let heads = arrays.heads.span
    for rank in 0..<nodeCount where firstArc[rank] < firstArc[rank + 1] {
      let arcs = Int(firstArc[rank])..<Int(firstArc[rank + 1])
      let parent = Int(heads[arcs.lowerBound])
      var above = Int(firstArc[parent])
      let end = Int(firstArc[parent + 1])
      for arc in arcs.dropFirst() {
        while above < end, heads[above] < heads[arc] { above += 1 }
        guard above < end, heads[above] == heads[arc] else {
          return "ranks \(parent) and \(heads[arc]) above rank \(rank) are not joined"
        }
      }
    }
    return nil
  }

  private func downFault() -> String? {
    let firstArc = arrays.firstArc.span
    let heads = arrays.heads.span
    let firstDown = arrays.firstDown.span
    let down = arrays.down.span
    guard firstDown[0] == 0, firstDown[nodeCount] == arcCount else {
      return "arcs that lead down are not all counted"
    }
    for rank in 0..<nodeCount {
      guard firstDown[rank] <= firstDown[rank + 1] else {
        return "arcs down from rank \(rank) are negative"
      }
      var last = -1
      for pair in Int(firstDown[rank])..<Int(firstDown[rank + 1]) {
        let lower = Int(down[pair] & 0xFFFF_FFFF)
        let arc = Int(down[pair] >> 32)
        guard lower > last, lower < rank, arc < arcCount, heads[arc] == rank,
          (Int(firstArc[lower])..<Int(firstArc[lower + 1])).contains(arc)
        else {
          return "pair \(pair) below rank \(rank) is wrong"
        }
        last = lower
      }
    }
    return nil
  }

  private func inputFault() -> String? {
    let firstInput = arrays.firstInput.span
    let inputs = arrays.inputs.span
    let slots = arrays.slots.span
    guard firstInput[0] == 0, firstInput[arcCount] == inputs.count else {
      return "input arcs are not all counted"
    }
    var listed = 0
    for arc in 0..<arcCount {
      guard firstInput[arc] <= firstInput[arc + 1] else {
        return "inputs of arc \(arc) are negative"
      }
      for position in Int(firstInput[arc])..<Int(firstInput[arc + 1]) {
        let entry = inputs[position]
        guard entry >> 1 < inputArcCount, slots[Int(entry >> 1)] == UInt32(arc) << 1 | (entry & 1)
        else {
          return "input \(entry >> 1) does not lie on arc \(arc)"
        }
        listed += 1
      }
    }
    let expected = (0..<inputArcCount).reduce(0) { $0 + (slots[$1] == Hierarchy.noSlot ? 0 : 1) }
    return listed == expected ? nil : "\(expected - listed) input arcs lie on no arc"
  }
}
