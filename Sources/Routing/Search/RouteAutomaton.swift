/// A condition on the order of things a route passes, as a finite automaton whose states are called
/// layers: the search runs over the product of graph and automaton (language-constrained shortest
/// paths, Barrett, Jacob and Marathe 2000).
protocol RouteAutomaton: Sendable {
  var layerCount: Int { get }
  var startLayer: Int { get }
  /// The layer after travelling a leg by one of its arcs (a direction and a way), or `nil` if it may
  /// not be travelled in this layer.
  func afterLeg(_ leg: Int, by arc: Int, in layer: Int) -> Int?
  /// The layer after coming to a node, or starting there.
  func afterArriving(at node: Int, in layer: Int) -> Int
  func accepts(_ layer: Int) -> Bool
}

/// No condition.
struct FreeRoute: RouteAutomaton {
  var layerCount: Int { 1 }
  var startLayer: Int { 0 }
  func afterLeg(_ leg: Int, by arc: Int, in layer: Int) -> Int? { 0 }
  func afterArriving(at node: Int, in layer: Int) -> Int { 0 }
  func accepts(_ layer: Int) -> Bool { true }
}

/// Vias in order, and legs or nodes of which one must be met at least once.
///
/// A layer counts the vias behind (the low digit) and has a bit for each requirement met.
struct Tour: RouteAutomaton {
  /// Each via is any of its nodes.
  let vias: [Set<Int>]
  /// For each leg, the requirements it meets.
  let requirementsMetByLeg: [UInt8]
  let requirementsMetByNode: [UInt8]
  let requirementCount: Int

  var viaCount: Int { vias.count }
  var layerCount: Int { (viaCount + 1) << requirementCount }
  var startLayer: Int { 0 }

  private func layer(viasPassed: Int, met: UInt8) -> Int {
    Int(met) * (viaCount + 1) + viasPassed
  }

  func afterLeg(_ leg: Int, by arc: Int, in layer: Int) -> Int? {
    let met = UInt8(layer / (viaCount + 1)) | requirementsMetByLeg[leg]
    return self.layer(viasPassed: layer % (viaCount + 1), met: met)
  }

  func afterArriving(at node: Int, in layer: Int) -> Int {
    var passed = layer % (viaCount + 1)
    while passed < viaCount, vias[passed].contains(node) { passed += 1 }
    let met = UInt8(layer / (viaCount + 1)) | requirementsMetByNode[node]
    return self.layer(viasPassed: passed, met: met)
  }

  func accepts(_ layer: Int) -> Bool {
    layer == layerCount - 1
  }
}
