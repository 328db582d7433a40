import Geo
import Routing

extension NetworkFileWriter {
  /// Writes the hierarchy and metrics for what most questions ask; none for a network too large for them,
  /// or whose data lack a figure, which the first query then says.
  mutating func writeWays(
    through network: Network,
    _ progress: (NetworkFile.Progress) -> Void
  ) throws(OutputError) {
    progress(NetworkFile.Progress(stage: .graph))
    guard let prepared = try? Router(network).prepare(WaysTable.terms(of: network)) else { return }
    progress(NetworkFile.Progress(stage: .hierarchy))
    guard let ways = try? prepared.waysTable() else { return }
    try write(.firstStates, ways.firstState)
    let arrays = ways.hierarchy.stored
    try write(.ranks, arrays.ranks)
    try write(.parents, arrays.parents)
    try write(.firstArcs, arrays.firstArc)
    try write(.heads, arrays.heads)
    try write(.stateNodes, ways.stateNodes)
    try write(.firstExits, ways.firstExit)
    try write(.exits, ways.exits)
    for objective in WaysTable.objectives {
      guard let sections = NetworkFileLayout.MetricSections(objective: objective.name) else {
        continue
      }
      progress(NetworkFile.Progress(stage: .metrics, detail: objective.name))
      let metric = ways.metric(by: objective)
      try write(sections.weights, metric.upWeights)
      try append(numbers: metric.downWeights)
      try write(sections.inputWeights, metric.inputWeights)
      try write(sections.starts, metric.startWeights)
      try write(sections.ends, metric.endWeights)
    }
  }

  private mutating func write<Number>(
    _ section: NetworkFileLayout.Section,
    _ block: IntegerBlock<Number>
  ) throws(OutputError) {
    try begin(section)
    try append(numbers: block.span)
  }
}
