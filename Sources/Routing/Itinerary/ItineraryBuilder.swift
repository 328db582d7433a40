import Geo

/// Turns a path through the search graph into steps.
struct ItineraryBuilder {
  let graph: SearchGraph
  let asOf: CivilDate
  let workedOut: WorkedOut

  private var network: Network { graph.network }

  /// - Parameter stage: the stage of a layer of the automaton that found the path.
  func steps(
    of path: Path,
    access: AccessLeg?,
    egress: AccessLeg?,
    stage: (Int) -> Step.Stage
  ) throws(ModelError) -> [Step] {
    var steps: [Step] = []
    if let access { steps.append(try step(for: access)) }
    for move in path.moves {
      let made = try workedOut.steps(of: move.arc) { () throws(ModelError) in
        try self.steps(of: graph.arcs[move.arc], from: graph.states[move.from])
      }
      for var step in made {
        step.stage = stage(move.layer)
        steps.append(step)
      }
    }
    if let egress { steps.append(try step(for: egress)) }
    var running = CostVector.zero
    for index in steps.indices {
      running += steps[index].cost
      steps[index].cumulative = running
    }
    return steps
  }

  /// What an arc comes to, whoever travels it; stage and running total are left to the itinerary.
  private func steps(
    of arc: SearchGraph.Arc,
    from state: SearchGraph.State
  ) throws(ModelError) -> [Step] {
    let components = try graph.components(of: arc, from: state)
    let steps =
      arc.kind == .leg
      ? legSteps(arc: arc, state: state, components: components)
      : nodeSteps(arc: arc, state: state, components: components)
    return steps.map(priced)
  }

  private func priced(_ step: Step) -> Step {
    var step = step
    step.cost = step.components.reduce(.zero) { $0 + $1.cost }
    return step
  }

  private func legSteps(
    arc: SearchGraph.Arc,
    state: SearchGraph.State,
    components: [Component]
  ) -> [Step] {
    let leg = network.legs[arc.item]
    let from = network.nodes[state.node].id
    let to = network.nodes[graph.states[arc.to].node].id
    let way = state.phase.way
    let bordersFirst = graph.meetsBordersFirst(arc, from: state.node)
    let ordered =
      bordersFirst
      ? components.filter { $0.cause == .border } + components.filter { $0.cause != .border }
      : components
    var steps: [Step] = []
    for component in ordered {
      let kind = component.cause.stepKind
      if kind == .leg, steps.last?.kind == .leg {
        steps[steps.count - 1].components.append(component)
        continue
      }
      let place: (from: String, to: String)
      switch kind {
      case .leg, .passage: place = (from, to)
      case .border: place = bordersFirst ? (from, from) : (to, to)
      default: place = (from, from)
      }
      var step = blank(kind, from: place.from, to: place.to)
      step.legID = leg.id
      step.isReversed = arc.isReversed
      step.way = way
      step.components = [component]
      if kind == .leg {
        step.notOpenYet = leg.availability.isUsable(on: asOf) ? nil : leg.availability
        step.geometryBasis = leg.geometry == nil ? .schematic : leg.geometryBasis
      }
      steps.append(step)
    }
    return steps
  }

  private func nodeSteps(
    arc: SearchGraph.Arc,
    state: SearchGraph.State,
    components: [Component]
  ) -> [Step] {
    let node = network.nodes[state.node].id
    return components.map { component in
      var step = blank(component.cause.stepKind, from: node, to: node)
      step.way = graph.states[arc.to].phase.way ?? state.phase.way
      step.previousWay = state.phase.way
      if arc.item >= 0 {
        let facility = network.facilities[arc.item]
        step.facilityID = facility.id
        step.notOpenYet = facility.availability.isUsable(on: asOf) ? nil : facility.availability
      }
      step.components = [component]
      return step
    }
  }

  private func step(for access: AccessLeg) throws(ModelError) -> Step {
    let node = network.nodes[access.node]
    var step = blank(.access, from: node.id, to: node.id)
    step.way = .road
    step.components = try access.components(model: graph.model, node: node)
    step.geometryBasis = .schematic
    return priced(step)
  }

  private func blank(_ kind: Step.Kind, from: String, to: String) -> Step {
    Step(
      kind: kind,
      fromNodeID: from,
      toNodeID: to,
      legID: nil,
      isReversed: false,
      facilityID: nil,
      way: nil,
      previousWay: nil,
      components: [],
      cost: .zero,
      cumulative: .zero,
      notOpenYet: nil,
      geometryBasis: nil,
      stage: .line
    )
  }
}
