import Geo

/// The graph that is searched: its states are (node, way), so that freight can never leave a way
/// where nothing leads to another.
///
/// A leg joins states of its own way; a facility or a ferry's berth joins two ways at one node. Each
/// node also has a state before freight has started and one after it has ended, joined to its ways:
/// starting and ending are free but for the port call of freight that comes or goes by water.
/// Where a departure has to be waited for, a way has a second state, *waiting*, entered from shore
/// and left by the first leg, which carries the wait; passing through costs none. Where trains of
/// several gauges meet, the road has a state for what was just lifted off a train.
///
/// The graph holds every leg and facility whatever its status; ``Admission`` says which of them a
/// query may use. Built in O(legs + facilities).
struct SearchGraph: Sendable {
  struct State: Hashable, Sendable {
    enum Phase: Hashable, Sendable {
      case start
      case waiting(Way)
      case moving(Way)
      /// On this way, just lifted off a train, where trains of several gauges meet.
      case lifted(Way)
      case end
    }

    var node: Int
    var phase: Phase
  }

  struct Arc: Sendable {
    enum Kind: Sendable {
      case start
      case leg
      case facility
      case berth
      case end
    }

    // A large graph has millions of arcs, so that their numbers are kept narrow.
    private var head: Int32
    private var row: Int32
    var kind: Kind
    var isReversed: Bool
    /// Whether a leg arc leaves a waiting state and so carries the wait for a departure.
    var boards: Bool
    /// Whether a part of it has no tariff, so that its dollars are a lower bound.
    var lacksTariff = false
    var cost = CostVector.zero

    /// The state it leads to.
    var to: Int { Int(head) }
    /// Position in the network's legs or facilities; -1 for what has no row.
    var item: Int { Int(row) }

    init(to: Int, kind: Kind, isReversed: Bool = false, boards: Bool = false, item: Int) {
      head = Int32(to)
      row = Int32(item)
      self.kind = kind
      self.isReversed = isReversed
      self.boards = boards
    }
  }

  let model: CostModel
  let states: [State]
  /// `arcs[offsets[s]..<offsets[s + 1]]` leave state s.
  let offsets: [Int]
  let arcs: [Arc]
  /// By node.
  let startStates: [Int]
  let endStates: [Int]
  /// The ways that meet at each node, sorted.
  let waysByNode: [[Way]]
  /// By leg.
  let modes: [Mode]

  var network: Network { model.network }

  func arcs(from state: Int) -> Range<Int> {
    offsets[state]..<offsets[state + 1]
  }
}

extension SearchGraph.State.Phase {
  var way: Way? {
    switch self {
    case .waiting(let way), .moving(let way), .lifted(let way): way
    case .start, .end: nil
    }
  }
}

extension Way {
  /// Whether freight on this way is on a ship or a ferry's deck.
  var isAboardShip: Bool {
    switch self {
    case .water, .ferryRoad, .ferryRail: true
    case .road, .rail, .pipeline: false
    }
  }

  /// The phases in which freight on this way can be handed to another.
  ///
  /// What stands in a yard can, whether or not a train has brought it. What was brought to a ship or
  /// onto a deck must sail first: a quay is no way round a missing facility. What was lifted off a
  /// train is not put onto another one at the same node: a change of gauge has its own row.
  func phasesBeforeChange(to other: Way) -> [SearchGraph.State.Phase] {
    if isAboardShip { return [.moving(self)] }
    if case .rail = other { return [.moving(self), .waiting(self)] }
    return [.moving(self), .waiting(self), .lifted(self)]
  }

  /// The phases in which freight on this way can end: what was brought to a ship must sail.
  var phasesBeforeEnd: [SearchGraph.State.Phase] {
    isAboardShip ? [.moving(self)] : [.moving(self), .waiting(self), .lifted(self)]
  }
}

extension SearchGraph {
  /// What an arc consists of, in the order in which it happens.
  func components(of arc: Arc, from state: State) throws(ModelError) -> [Component] {
    let node = network.nodes[state.node]
    switch arc.kind {
    case .start, .end:
      let way = arc.kind == .start ? states[arc.to].phase.way : state.phase.way
      guard case .water? = way else { return [] }
      return arc.item >= 0
        ? [model.portEnd(network.facilities[arc.item], at: node)]
        : [try model.defaultPortEnd(at: node)]
    case .facility:
      guard let from = state.phase.way, let to = states[arc.to].phase.way else { return [] }
      return [model.handling(network.facilities[arc.item], at: node, from: from, to: to)]
    case .berth:
      guard let from = state.phase.way, let to = states[arc.to].phase.way else { return [] }
      let row = arc.item >= 0 ? network.facilities[arc.item] : nil
      return [try model.berth(at: node, deck: SearchGraph.deck(from, to), row: row)]
    case .leg:
      return try legComponents(
        leg: network.legs[arc.item],
        reversed: arc.isReversed,
        boards: arc.boards,
        at: node
      )
    }
  }

  func legComponents(
    leg: Leg,
    reversed: Bool,
    boards: Bool,
    at node: Node
  ) throws(ModelError) -> [Component] {
    try departureComponents(leg: leg, reversed: reversed, boards: boards, at: node)
      + model.running(leg: leg)
      + model.borders(leg: leg, reversed: reversed)
  }

  /// What comes before a leg is under way: the wait for a departure, a train ferry's formalities,
  /// the wait at a canal.
  func departureComponents(leg: Leg, reversed: Bool, boards: Bool, at node: Node) -> [Component] {
    guard boards || leg.mode == .ferry || leg.mode.isWater else { return [] }
    var components: [Component] = []
    if boards || leg.mode == .ferry, let wait = model.departureWait(leg: leg, at: node) {
      components.append(wait)
    }
    if let formalities = model.ferryFormalities(leg: leg, reversed: reversed) {
      components.append(formalities)
    }
    if let passage = model.passage(leg: leg) { components.append(passage) }
    return components
  }

  /// Whether a leg's borders are met before its run: where it leads inland from a border node.
  func meetsBordersFirst(_ arc: Arc, from node: Int) -> Bool {
    let next = states[arc.to].node
    return network.nodes[node].kind == .border && network.nodes[next].kind != .border
  }

  private static func deck(_ a: Way, _ b: Way) -> Way {
    switch a {
    case .ferryRoad, .ferryRail: a
    default: b
    }
  }
}
