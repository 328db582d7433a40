import Geo

/// A corridor as the search follows it: free to the joining node, then section by section through
/// its via nodes, then free again.
///
/// Layers: 0 is the access, 1… the sections, the last the egress; each times the required legs met.
struct CorridorAutomaton: RouteAutomaton {
  /// Node where the access ends and the corridor begins.
  let joinNode: Int
  /// For each section, the modes it admits by leg, and the node that ends it.
  let sections: [Section]
  /// For each required leg its bit.
  let requiredBits: [Int: UInt8]
  let requiredCount: Int
  /// Legs that may not be used in a section: what keeps a corridor from using a leg twice.
  var forbidden: Set<LegUse> = []
  /// Single directions and ways of legs that may not be used in a layer, to the same end within one
  /// section.
  var forbiddenArcs: Set<ArcUse> = []
  /// The modes of legs, by position.
  let modes: [Mode]

  struct Section: Sendable {
    var mode: CorridorDefinition.SectionMode
    var endNode: Int
  }

  /// A leg in a layer.
  struct LegUse: Hashable, Sendable {
    var leg: Int
    var section: Int
  }

  /// An arc in a layer.
  struct ArcUse: Hashable, Sendable {
    var arc: Int
    var layer: Int
  }

  var phaseCount: Int { sections.count + 2 }
  var egressPhase: Int { sections.count + 1 }
  var layerCount: Int { phaseCount << requiredCount }
  var startLayer: Int { 0 }

  func phase(of layer: Int) -> Int { layer % phaseCount }

  func afterLeg(_ leg: Int, by arc: Int, in layer: Int) -> Int? {
    let phase = phase(of: layer)
    if forbiddenArcs.contains(ArcUse(arc: arc, layer: layer)) { return nil }
    if forbidden.contains(LegUse(leg: leg, section: phase)) { return nil }
    guard phase > 0, phase < egressPhase else { return layer }
    guard sections[phase - 1].mode.admits(modes[leg]) else { return nil }
    let met = layer / phaseCount | Int(requiredBits[leg] ?? 0)
    return met * phaseCount + phase
  }

  func afterArriving(at node: Int, in layer: Int) -> Int {
    var phase = phase(of: layer)
    let met = layer / phaseCount
    if phase == 0, node == joinNode { phase = 1 }
    while phase > 0, phase < egressPhase, sections[phase - 1].endNode == node { phase += 1 }
    return met * phaseCount + phase
  }

  func accepts(_ layer: Int) -> Bool { layer == layerCount - 1 }
}

/// Where a corridor runs from end to end, whatever its date: the nodes and legs of the shortest line
/// through its via nodes.
struct CorridorTrace: Sendable {
  /// In the order of the definition; one more than ``legs``.
  var nodes: [Int]
  var legs: [Int]
  /// Changes of ways, berths and port calls with rows of their own that the line passes.
  var facilities: [Int] = []
  var kmBefore: [Double]
  /// For each node, the section that leads on from it.
  var sectionAfter: [Int]
  /// For each via of the definition, its place in ``nodes``.
  var viaPositions: [Int]
  /// The path through the search graph that this was read off.
  var moves: [Path.Move] = []

  var totalKm: Double { kmBefore.last ?? 0 }
}
