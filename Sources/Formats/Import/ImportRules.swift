import Geo

/// What every leg has to say whatever its source.
enum ImportRules {
  /// Modes, and what a mode needs; noted for the first row of each kind, because a column that is
  /// missing would be missing a million times.
  static func check(_ draft: NetworkDraft, problems: inout ImportProblems) {
    func column(_ field: ImportField) -> AttributeColumn? {
      draft.legAttributes.first { $0.field == field }
    }
    let needs: [(mode: Mode, field: ImportField, why: String)] = [
      (.rail, .gauge, "a railway without a gauge"),
      (.sea, .basin, "a sea leg without a basin"),
      (.inlandWaterway, .basin, "a waterway without a basin"),
      (.ferry, .basin, "a ferry without a basin"),
      (.pipeline, .commodity, "a pipeline that carries nothing"),
    ]
    var missing: [ImportField: (leg: Int, count: Int, why: String)] = [:]
    func note(_ field: ImportField, _ leg: Int, _ why: String) {
      missing[field, default: (leg, 0, why)].count += 1
    }
    guard let modes = column(.mode) else {
      note(.mode, 0, "a leg without a mode")
      missing[.mode]?.count = draft.legCount
      return report(missing, of: draft, problems: &problems)
    }
    // By the number of a mode's text: what legs of that mode need.
    let needed = (0..<modes.textCount).map { code in
      needs.filter { Array($0.mode.rawValue.utf8) == modes.value(ofCode: code) }
        .map { (column: column($0.field), field: $0.field, why: $0.why) }
    }
    if let only = modes.onlyCode, only != 0,
      needed[Int(only)].allSatisfy({ $0.column.flatMap(\.onlyCode) ?? 0 != 0 })
    {
      return
    }
    for leg in 0..<draft.legCount {
      let code = modes.code(at: leg)
      if code == 0 { note(.mode, leg, "a leg without a mode") }
      for (column, field, why) in needed[Int(code)] where column?.code(at: leg) ?? 0 == 0 {
        note(field, leg, why)
      }
    }
    report(missing, of: draft, problems: &problems)
  }

  private static func report(
    _ missing: [ImportField: (leg: Int, count: Int, why: String)],
    of draft: NetworkDraft,
    problems: inout ImportProblems
  ) {
    for field in ImportField.allCases {
      guard let (leg, count, why) = missing[field] else { continue }
      let (file, place) = draft.place(ofLeg: leg)
      problems.note(
        ImportProblem(
          file: file,
          place: place,
          finding: count > 1 ? "\(why), and \(count - 1) more" : why,
          expected: "--map \(field.rawValue)=COLUMN, or for all of them a value: "
            + field.expectedValue
        )
      )
    }
  }

  /// What stands for every leg although no source says it.
  static func assumptions(_ draft: NetworkDraft, mapping: AttributeMapping) -> [String] {
    func isFilled(_ field: ImportField) -> Bool {
      draft.legAttributes.contains { $0.field == field }
    }
    var assumptions: [String] = []
    for field in ImportField.attributes(ofNodes: false) {
      guard let value = mapping.names[field], isFilled(field),
        let only = draft.legAttributes.first(where: { $0.field == field })?.onlyValue,
        field.packageValue(of: value).map({ Array($0.utf8) }) == only
      else { continue }
      assumptions.append("\(field.rawValue)=\(value)")
    }
    if !isFilled(.status) { assumptions.append("status=operational") }
    if !isFilled(.directed) { assumptions.append("directed=false") }
    return assumptions
  }
}
