import Geo

// What rests on a source or a parameter.
extension Explainer {
  /// The rows that name a source, by table.
  func citations(of sourceID: String) -> [Explanation.Fact] {
    let content = network.content
    func fact<Row>(
      _ table: String,
      _ rows: [Row],
      _ id: (Row) -> String,
      _ sourceIDs: (Row) -> [String]
    ) -> Explanation.Fact {
      let citing = rows.filter { sourceIDs($0).contains(sourceID) }.map(id)
      return .init("cited by \(table)", citing.joined(separator: "; "))
    }
    return [
      fact("nodes", Array(network.nodes), \.id) { [$0.coordinateSource] },
      fact("legs", Array(network.legs), \.id, \.sourceIDs),
      fact("facilities", Array(network.facilities), \.id, \.provenance.sourceIDs),
      fact("facility defaults", content.facilityDefaults, \.id, \.provenance.sourceIDs),
      fact("crossings", content.crossings, \.id, \.provenance.sourceIDs),
      fact("crossing defaults", content.crossingDefaults, \.figureID, \.provenance.sourceIDs),
      fact("services", content.services, { "service:\($0.legID)" }, \.provenance.sourceIDs),
      fact("basins", content.basins, { "basin:\($0.id)" }, \.provenance.sourceIDs),
      fact("passages", content.passages, { "passage:\($0.legID)" }, \.provenance.sourceIDs),
      fact("speeds", content.speeds, \.id, \.provenance.sourceIDs),
      fact("tariffs", content.tariffs, \.id, \.provenance.sourceIDs),
      fact("emission factors", content.emissionFactors, \.id, \.provenance.sourceIDs),
      fact("parameters", content.parameters, \.id, \.provenance.sourceIDs),
      fact("corridors", network.corridors, \.id, \.sourceIDs),
      fact("claims", content.claims, \.id, \.sourceIDs),
    ]
  }

  /// The speeds, tariffs and emission factors that were worked out from a parameter.
  func figures(workedOutFrom parameterID: String) -> String {
    let content = network.content
    func ids<Row>(
      _ rows: [Row],
      _ id: (Row) -> String,
      _ provenance: (Row) -> Provenance
    ) -> [String] {
      rows.filter { provenance($0).parameterIDs.contains(parameterID) }.map(id)
    }
    let figures =
      ids(content.speeds, \.id, \.provenance) + ids(content.tariffs, \.id, \.provenance)
      + ids(content.emissionFactors, \.id, \.provenance)
    return figures.joined(separator: "; ")
  }
}
