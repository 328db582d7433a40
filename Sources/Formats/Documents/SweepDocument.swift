/// The JSON of what a sweep comes to.
public enum SweepDocument {
  public static func write(
    _ effects: ReportTable,
    _ switches: [SweepSwitch],
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "sweep_summary")
      TableDocument.write(rows: effects, as: "effects", to: &json)
      TableDocument.write(rows: SweepTables.switches(switches), as: "switches", to: &json)
    }
    json.endDocument()
  }
}
