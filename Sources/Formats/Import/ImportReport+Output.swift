import Geo

extension ImportReport {
  /// What was made, in sentences, and tables of components and gaps.
  public var text: String {
    var lines = ["\(counted(nodeCount, "node")), \(counted(legCount, "leg"))"]
    if snappedCount > 0 { lines.append("\(counted(snappedCount, "node")) joined to a nearer one") }
    if loopCount > 0 { lines.append("\(counted(loopCount, "leg")) from a node to itself left out") }
    if pointCount > 0 { lines.append("\(counted(pointCount, "point")) left out") }
    if isolatedNodeCount > 0 { lines.append("\(counted(isolatedNodeCount, "node")) without a leg") }
    if measuredLengthCount > 0 {
      lines.append("\(counted(measuredLengthCount, "length")) measured on a line")
    }
    if estimatedLengthCount > 0 {
      lines.append("\(counted(estimatedLengthCount, "length")) estimated from the geodesic")
    }
    if sphericalLengthCount > 0 {
      lines.append(
        "\(counted(sphericalLengthCount, "length")) up to 1 % below the geodesic, as on a sphere"
      )
    }
    lines.append("assumed for every leg: \(assumptions.joined(separator: "; "))")
    var text = lines.joined(separator: "\n") + "\n"
    text +=
      "\n" + counted(componentCount, "component")
      + (componentCount > largestComponents.count ? "; the largest:" : ":")
      + "\n" + TextTable.render(componentTable)
    if gapCount > 0 {
      text +=
        "\n\(counted(gapCount, "gap")) up to \(rounded(gapToleranceM)) m"
        + (gapCount > gaps.count ? "; the narrowest:" : ":")
        + "\n" + TextTable.render(gapTable)
    }
    return text
  }

  private var componentTable: ReportTable {
    ReportTable(
      columns: [
        ReportTable.Column("with node", key: "node_id"),
        ReportTable.Column("nodes", key: "nodes", isNumeric: true),
        ReportTable.Column("legs", key: "legs", isNumeric: true),
        ReportTable.Column("legs %", key: "legs_percent", isNumeric: true),
      ],
      rows: largestComponents.map {
        [
          $0.nodeID, grouped($0.nodes), grouped($0.legs),
          rounded(Double($0.legs) / Double(max(1, legCount)) * 100),
        ].map(ReportTable.Cell.text)
      }
    )
  }

  private var gapTable: ReportTable {
    ReportTable(
      columns: [
        ReportTable.Column("end", key: "node_id"),
        ReportTable.Column("near", key: "nearest_id"),
        ReportTable.Column("metres", key: "distance_m", isNumeric: true),
        ReportTable.Column("at lon,lat", key: "position"),
        ReportTable.Column("parts components", key: "parts_components"),
      ],
      rows: gaps.map {
        [
          $0.nodeID, $0.nearestID, rounded($0.distanceM), $0.position.description,
          $0.partsComponents ? "yes" : "",
        ].map(ReportTable.Cell.text)
      }
    )
  }

  /// Writes the report as one JSON object.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "import")
      json.member("nodes", nodeCount)
      json.member("legs", legCount)
      json.member("snapped_nodes", snappedCount)
      json.member("loops_left_out", loopCount)
      json.member("points_left_out", pointCount)
      json.member("nodes_without_legs", isolatedNodeCount)
      json.member("measured_lengths", measuredLengthCount)
      json.member("estimated_lengths", estimatedLengthCount)
      json.member("spherical_lengths", sphericalLengthCount)
      json.array("assumptions") { json in
        for assumption in assumptions { json.value(assumption) }
      }
      json.member("components", componentCount)
      json.array("largest_components") { json in
        for component in largestComponents {
          json.object { json in
            json.member("node_id", component.nodeID)
            json.member("nodes", component.nodes)
            json.member("legs", component.legs)
          }
        }
      }
      json.member("gaps", gapCount)
      json.member("gap_tolerance_m", gapToleranceM)
      json.array("narrowest_gaps") { json in
        for gap in gaps {
          json.object { json in
            json.member("node_id", gap.nodeID)
            json.member("nearest_id", gap.nearestID)
            json.member("distance_m", gap.distanceM)
            json.member("longitude", gap.position.longitude)
            json.member("latitude", gap.position.latitude)
            json.member("parts_components", gap.partsComponents)
          }
        }
      }
    }
    json.endDocument()
  }

  private func grouped(_ count: Int) -> String { NumberStyle.grouped(Double(count)) }

  /// A count and what is counted, whose plural ends in s.
  private func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  /// To a tenth.
  private func rounded(_ number: Double) -> String {
    var bytes: [UInt8] = []
    bytes.append(rounded: number, maxDecimals: 1)
    return String(decoding: bytes, as: UTF8.self)
  }
}
