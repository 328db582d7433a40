import Geo

/// A feature of a GeoJSON file or a GeoPackage layer, as the import sees it.
struct ImportFeature {
  enum Shape {
    /// One line, or the parts of a multi-line; each of two points or more.
    case lines([[Coordinate]])
    /// No leg, and nothing wrong: nodes are made where lines end.
    case point
  }

  /// Counted from 1.
  var number: Int
  var id: String?
  /// Names of the attributes.
  var keys: [String]
  /// Their values as texts, in the order of ``keys``; empty where there is none.
  var values: [[UInt8]]
  var shape: Shape
}

/// Adds features to a draft, nodes where their lines end.
struct FeatureFiller {
  private let file: String
  private let mapping: AttributeMapping
  private var columns: MappedColumns
  private var keys: [String] = []
  private var knownKeys: Set<String> = []
  private(set) var pointCount = 0

  private static let fields = ImportField.allCases.filter {
    !$0.isOfNodes
      && ![.from, .to, .fromX, .fromY, .toX, .toY, .geometry].contains($0)
  }

  init(file: String, mapping: AttributeMapping, draft: inout NetworkDraft) {
    self.file = file
    self.mapping = mapping
    var none = ImportProblems()
    columns = MappedColumns(
      mapping,
      columns: [],
      fields: FeatureFiller.fields,
      file: file,
      problems: &none
    )
    draft.begin(file) { .feature($0, id: nil) }
  }

  mutating func add(
    _ feature: ImportFeature,
    to draft: inout NetworkDraft,
    problems: inout ImportProblems
  ) {
    guard case .lines(let parts) = feature.shape else {
      pointCount += 1
      return
    }
    // Features of one file mostly have the same keys.
    if feature.keys != keys {
      keys = feature.keys
      knownKeys.formUnion(keys)
      var none = ImportProblems()
      columns = MappedColumns(
        mapping,
        columns: keys,
        fields: FeatureFiller.fields,
        file: file,
        problems: &none
      )
    }
    let lengthKm = lengthKm(of: feature, problems: &problems)
    let partsKm = parts.count > 1 ? parts.map { Geodesic.wgs84.length(of: $0) } : [1]
    let wholeKm = partsKm.reduce(0, +)
    for (index, line) in parts.enumerated() {
      guard let first = line.first, let last = line.last else { continue }
      let part = parts.count > 1 ? index + 1 : nil
      guard addID(of: feature, part: part, to: &draft, problems: &problems) else { continue }
      draft.addLeg(
        from: draft.node(atLongitude: first.longitude, latitude: first.latitude),
        to: draft.node(atLongitude: last.longitude, latitude: last.latitude),
        lengthKm: wholeKm > 0 ? lengthKm * partsKm[index] / wholeKm : lengthKm,
        row: feature.number
      )
      draft.setLine(line)
      fill(feature, &draft, &problems)
    }
  }

  /// Fills what features said nothing of, and notes mappings that no feature fits.
  func finish(_ draft: inout NetworkDraft, problems: inout ImportProblems) {
    let all = MappedColumns(
      mapping,
      columns: knownKeys.sorted(),
      fields: FeatureFiller.fields,
      file: file,
      problems: &problems
    )
    let filler = AttributeFiller(
      all,
      ofNodes: false,
      rowCount: 0,
      in: &draft.legAttributes
    )
    filler.pad(&draft.legAttributes, to: draft.legCount)
  }

  private func problem(
    _ feature: ImportFeature,
    _ field: String?,
    finding: String,
    expected: String = ""
  ) -> ImportProblem {
    ImportProblem(
      file: file,
      place: .feature(feature.number, id: feature.id),
      field: field,
      finding: finding,
      expected: expected
    )
  }

  /// NaN if the feature gives none.
  private func lengthKm(
    of feature: ImportFeature,
    problems: inout ImportProblems
  ) -> Double {
    for field in ImportField.lengths {
      guard let column = columns.positions[field], !feature.values[column].isEmpty else { continue }
      let text = feature.values[column]
      if let number = Double(decimal: text.span), number > 0 {
        return field.lengthUnit.km(of: number)
      }
      problems.note(
        problem(
          feature,
          keys[column],
          finding: "'\(String(decoding: feature.values[column], as: UTF8.self))' is no length",
          expected: field.expectedValue
        )
      )
    }
    return .nan
  }

  private func addID(
    of feature: ImportFeature,
    part: Int?,
    to draft: inout NetworkDraft,
    problems: inout ImportProblems
  ) -> Bool {
    let mapped = columns.positions[.id].map { feature.values[$0] } ?? []
    guard !mapped.isEmpty || feature.id != nil else {
      draft.addGeneratedLegID()
      return true
    }
    let id = mapped.isEmpty ? feature.id ?? "" : String(decoding: mapped, as: UTF8.self)
    let text = part.map { "\(id).\($0)" } ?? id
    let bytes = Array(text.utf8)
    if draft.legIDs.insert(bytes.span).isNew { return true }
    problems.note(
      problem(
        feature,
        nil,
        finding: "there is a leg '\(text)' already",
        expected: "an id of its own"
      )
    )
    return false
  }

  private func fill(
    _ feature: ImportFeature,
    _ draft: inout NetworkDraft,
    _ problems: inout ImportProblems
  ) {
    for field in ImportField.attributes(ofNodes: false) {
      guard let column = columns.positions[field] else { continue }
      let position =
        draft.legAttributes.firstIndex { $0.field == field }
        ?? {
          draft.legAttributes.append(AttributeColumn(field))
          return draft.legAttributes.count - 1
        }()
      draft.legAttributes[position].pad(to: draft.legCount - 1)
      let value = feature.values[column]
      if draft.legAttributes[position].append(value.span) { continue }
      problems.note(
        problem(
          feature,
          keys[column],
          finding:
            "'\(String(decoding: feature.values[column], as: UTF8.self))' is no \(field.rawValue)",
          expected: field.expectedValue
        )
      )
    }
  }
}
