import Geo

// Names, corridors, and what figures are held against. The readers are in `PlaceTable.swift`,
// `CorridorTable.swift`, `SourceTable.swift` and `EvidenceTables.swift`.

enum EvidenceColumns {
  static var sources: [TableColumn<Source>] {
    [
      .text("source_id", \.id),
      .text("url", \.url),
      .text("publisher", \.publisher),
    ]
  }

  static var places: [TableColumn<Place>] {
    [
      .text("place_id", \.id),
      .text("name", \.name),
      .text("country", \.country.code),
      .list("node_ids", \.nodeIDs),
      .list("aliases", \.aliases),
    ]
  }

  static var corridors: [TableColumn<CorridorDefinition>] {
    [
      .text("corridor_id", \.id),
      .text("name", \.name),
      .list("node_ids", \.nodeIDs),
      .list("section_modes") { $0.sectionModes.map(\.rawValue) },
      .list("required_link_ids", \.requiredLegIDs),
      .optional("variant", \.variant),
      .text("status_note", \.statusNote),
      .text("as_of", \.asOf),
      .list("source_ids", \.sourceIDs),
    ]
  }

  static var constraints: [TableColumn<LengthConstraint>] {
    [
      .list("link_ids", \.legIDs),
      .number("total_km", \.totalKm),
      .optional("exception", \.exception),
      .text("remark", \.remark),
    ]
  }

  static var claims: [TableColumn<Claim>] {
    [
      .text("claim_id", \.id),
      .text("corridor", \.corridor),
      .optional("from_place", \.from),
      .optional("to_place", \.to),
      .text("from_text", \.fromText),
      .text("to_text", \.toText),
      .text("metric", \.metric),
      .number("value", \.value),
      .number("low", \.low),
      .number("high", \.high),
      .optional("kind", \.kind?.rawValue),
      .text("as_of", \.asOf),
      .list("source_ids", \.sourceIDs),
      .text("notes", \.notes),
      .list("corridor_ids") { $0.corridorPatterns.map(\.description) },
      .list("modes") { $0.modes.sorted().map(\.rawValue) },
      .optional("service", \.service?.rawValue),
      .flag("needs_planned_lines", \.needsPlannedLines),
      .flag("calibration", \.isCalibration),
    ]
  }

  /// A finding's subject is a node, or the name of an average.
  static func terminals(of network: Network) -> [TableColumn<TerminalFinding>] {
    [
      .optional("node_id") { network.node(id: $0.subject)?.id },
      .optional("network_average") { finding in
        network.node(id: finding.subject) == nil ? finding.subject : nil
      },
      .text("operation", \.operation),
      .number("typical_hours", \.typicalHours),
      .number("min_hours", \.lowHours),
      .number("max_hours", \.highHours),
    ] + TableColumn.provenance(\.provenance)
  }
}
