/// Takes arcs of a hierarchy apart into the input arcs they stand for.
struct PathUnpacking {
  private(set) var inputArcs: [UInt32] = []
  private let metric: Metric
  private var pending: [Piece] = []

  private struct Piece {
    var arc: UInt32
    var lower: UInt32
    var upper: UInt32
    var leadsDown: Bool
  }

  init(_ metric: Metric) {
    self.metric = metric
  }

  /// Appends the input arcs of one arc; its weight must be below ``Metric/unreachable``.
  ///
  /// An arc stands for the first of its input arcs that weighs as much, else for the way over the
  /// lowest rank that does.
  mutating func append(arc: UInt32, lower: UInt32, upper: UInt32, leadsDown: Bool) {
    pending.append(Piece(arc: arc, lower: lower, upper: upper, leadsDown: leadsDown))
    while let piece = pending.popLast() {
      if let input = input(of: piece) {
        inputArcs.append(input)
      } else if let (toLower, toUpper) = parts(of: piece) {
        // What is travelled last goes onto the stack first.
        pending.append(piece.leadsDown ? toLower : toUpper)
        pending.append(piece.leadsDown ? toUpper : toLower)
      }
    }
  }

  private func input(of piece: Piece) -> UInt32? {
    let arrays = metric.hierarchy.arrays
    let firstInput = arrays.firstInput.span
    let inputs = arrays.inputs.span
    let arc = Int(piece.arc)
    let direction: UInt32 = piece.leadsDown ? 1 : 0
    let weight = metric.weights[arc][Int(direction)]
    for position in Int(firstInput[arc])..<Int(firstInput[arc + 1]) {
      let entry = inputs[position]
      if entry & 1 == direction, metric.inputWeights[Int(entry >> 1)] == weight {
        return entry >> 1
      }
    }
    return nil
  }

  private func parts(of piece: Piece) -> (toLower: Piece, toUpper: Piece)? {
    let arrays = metric.hierarchy.arrays
    let firstDown = arrays.firstDown.span
    let down = arrays.down.span
    let weights = metric.weights.span
    let direction = piece.leadsDown ? 1 : 0
    let weight = weights[Int(piece.arc)][direction]
    var i = Int(firstDown[Int(piece.lower)])
    let iEnd = Int(firstDown[Int(piece.lower) + 1])
    var j = Int(firstDown[Int(piece.upper)])
    let jEnd = Int(firstDown[Int(piece.upper) + 1])
    while i < iEnd, j < jEnd {
      let middle = UInt32(truncatingIfNeeded: down[i])
      let other = UInt32(truncatingIfNeeded: down[j])
      if middle == other {
        let low = UInt32(down[i] >> 32)
        let high = UInt32(down[j] >> 32)
        // Down to the middle and up again: against the one's direction, along the other's.
        if weights[Int(low)][1 - direction] &+ weights[Int(high)][direction] == weight {
          return (
            Piece(arc: low, lower: middle, upper: piece.lower, leadsDown: !piece.leadsDown),
            Piece(arc: high, lower: middle, upper: piece.upper, leadsDown: piece.leadsDown)
          )
        }
      }
      if middle <= other { i += 1 }
      if other <= middle { j += 1 }
    }
    return nil
  }
}
