extension Hierarchy {
  /// The arc that joins two higher neighbours of a node.
  ///
  /// - Parameter arcsAbove: how many arcs the node has from the one to the higher of the two to its
  ///   last. The lower neighbour has at least as many, since whatever lies higher is joined to it too,
  ///   and mostly just as many.
  @inline(__always)
  func closingArc(from lower: Int, to upper: UInt32, arcsAbove: Int) -> Int {
    let firstArc = arrays.firstArc.span
    let heads = arrays.heads.span
    var high = Int(firstArc[lower + 1]) - arcsAbove
    // Nearly always there or just before: told apart without a branch.
    high -= heads[high] == upper ? 0 : 1
    if heads[high] == upper { return high }
    var step = 1
    var low = high - 1
    while heads[low] > upper {
      high = low
      step *= 2
      low = max(low - step, Int(firstArc[lower]))
    }
    while high - low > 1 {
      let middle = (low + high) / 2
      if heads[middle] <= upper { low = middle } else { high = middle }
    }
    return low
  }

  /// The rank that an arc leads up from. O(log(nodes)).
  func lowerEnd(of arc: Int) -> Int {
    let firstArc = arrays.firstArc.span
    var low = 0
    var high = nodeCount
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(firstArc[middle]) <= arc { low = middle } else { high = middle }
    }
    return low
  }

  /// The least weights of the input arcs that lie on an arc.
  func inputWeights(of arc: Int, _ inputWeights: Span<UInt32>) -> ArcWeights {
    let firstInput = arrays.firstInput.span
    let inputs = arrays.inputs.span
    var least = ArcWeights.unreachable
    for position in Int(firstInput[arc])..<Int(firstInput[arc + 1]) {
      let entry = inputs[position]
      least = pointwiseMin(
        least,
        ArcWeights(inputWeights[Int(entry >> 1)], leadsDown: entry & 1)
      )
    }
    return least
  }

  /// What an arc weighs by its input arcs and lower triangles.
  func weights(
    of arc: Int,
    lower: Int,
    _ weights: Span<ArcWeights>,
    _ inputWeights: Span<UInt32>
  ) -> ArcWeights {
    let firstArc = arrays.firstArc.span
    let heads = arrays.heads.span
    let firstDown = arrays.firstDown.span
    let down = arrays.down.span
    var least = self.inputWeights(of: arc, inputWeights)
    let upper = heads[arc]
    for position in Int(firstDown[lower])..<Int(firstDown[lower + 1]) {
      let pair = down[position]
      let toLower = Int(pair >> 32)
      var low = toLower
      let end = Int(firstArc[Int(pair & 0xFFFF_FFFF) + 1])
      // Most nodes below lead up to nothing as high.
      if heads[end - 1] < upper { continue }
      var count = end - low
      while count > 1 {
        let half = count / 2
        if heads[low + half] <= upper { low += half }
        count -= half
      }
      if heads[low] == upper {
        least = pointwiseMin(least, weights[toLower].turned &+ weights[low])
      }
    }
    return least
  }
}
