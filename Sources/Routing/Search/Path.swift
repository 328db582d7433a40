/// A way through the search graph.
struct Path: Sendable {
  struct Move: Hashable, Sendable {
    /// State the arc leaves.
    var from: Int
    /// Position in ``SearchGraph/arcs``.
    var arc: Int
    /// The automaton's layer before the arc.
    var layer: Int
  }

  /// The start state.
  var start: Int
  /// The state it ends in.
  var end: Int
  var moves: [Move]
  var weight: Weight
}
