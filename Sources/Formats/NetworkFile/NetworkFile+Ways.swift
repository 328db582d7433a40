import Geo
import Routing

extension NetworkFile {
  /// The hierarchy and metrics for what most questions ask; `nil` for a network too large for them, or
  /// whose data lack a figure, which the first query then says.
  static func ways(of network: Network) throws -> WaysTable? {
    do {
      return try Router(network).prepare(WaysTable.terms(of: network)).waysTable()
    } catch is HierarchyError {
      return nil
    } catch is ModelError {
      return nil
    }
  }

  static func waySections(
    _ ways: WaysTable
  ) -> [(section: NetworkFileLayout.Section, bytes: [UInt8])] {
    let arrays = ways.hierarchy.stored
    var sections: [(section: NetworkFileLayout.Section, bytes: [UInt8])] = [
      (.firstStates, words(ways.firstState)),
      (.ranks, words(arrays.ranks)),
      (.parents, words(arrays.parents)),
      (.firstArcs, words(arrays.firstArc)),
      (.heads, words(arrays.heads)),
      (.stateNodes, words(ways.stateNodes)),
      (.firstExits, words(ways.firstExit)),
      (.exits, words(ways.exits)),
    ]
    for metric in ways.metrics {
      guard let names = NetworkFileLayout.MetricSections(objective: metric.objective.name) else {
        continue
      }
      sections += [
        (names.weights, words(metric.weights)),
        (names.inputWeights, words(metric.inputWeights)),
        (names.starts, words(metric.startWeights)),
        (names.ends, words(metric.endWeights)),
      ]
    }
    return sections
  }

  private static func words<Number>(_ block: IntegerBlock<Number>) -> [UInt8] {
    var writer = RecordWriter()
    writer.bytes.reserveCapacity(block.count * MemoryLayout<Number>.size)
    let numbers = block.span
    for index in numbers.indices { writer.fixed(numbers[index]) }
    return writer.bytes
  }
}
