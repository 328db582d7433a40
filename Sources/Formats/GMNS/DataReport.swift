/// All that `corridor check` says of a package.
public struct DataReport: Sendable {
  /// In the order of the files, lines and columns.
  public let problems: [DataProblem]

  /// Loads a package for the sake of its problems.
  ///
  /// - Throws: ``DataPackageError``, but never ``DataPackageError/invalid(_:)``.
  public init(checking package: DataPackage) throws(DataPackageError) {
    do {
      problems = try NetworkLoader.load(package).warnings
    } catch .invalid(let found) {
      problems = found
    }
  }

  public var errorCount: Int { count(of: .error) }
  public var warningCount: Int { count(of: .warning) }

  private func count(of severity: DataProblem.Severity) -> Int {
    problems.reduce(0) { $0 + ($1.severity == severity ? 1 : 0) }
  }

  /// How many problems there are of each kind, most first, then by name.
  public var counts: [(code: DataProblem.Code, count: Int)] {
    Dictionary(problems.map { ($0.code, 1) }, uniquingKeysWith: +)
      .map { (code: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.code.rawValue) < ($0.count, $1.code.rawValue) }
  }

  /// `0 errors, 284 warnings: 272 no-source, 12 length-exception`
  public var summary: String {
    let kinds = counts.map { "\($0.count) \($0.code.rawValue)" }
    let totals =
      "\(errorCount) \(errorCount == 1 ? "error" : "errors"), "
      + "\(warningCount) \(warningCount == 1 ? "warning" : "warnings")"
    return kinds.isEmpty ? totals : "\(totals): \(kinds.joined(separator: ", "))"
  }

  /// One problem a line, and the summary.
  public var text: String {
    (problems.map(\.description) + [summary]).joined(separator: "\n") + "\n"
  }

  /// One problem a row.
  public var table: ReportTable {
    ReportTable(
      columns: [
        ReportTable.Column("severity", key: "severity"),
        ReportTable.Column("code", key: "code"),
        ReportTable.Column("file", key: "file"),
        ReportTable.Column("line", key: "line", isNumeric: true),
        ReportTable.Column("column", key: "column", isNumeric: true),
        ReportTable.Column("field", key: "field"),
        ReportTable.Column("value", key: "value"),
        ReportTable.Column("finding", key: "finding"),
        ReportTable.Column("expected", key: "expected"),
        ReportTable.Column("suggestions", key: "suggestions"),
      ],
      rows: problems.map { problem in
        [
          problem.severity.rawValue, problem.code.rawValue, problem.file, String(problem.line),
          String(problem.column), problem.columnName ?? "", problem.value, problem.finding,
          problem.expected, problem.suggestions.joined(separator: ";"),
        ].map(ReportTable.Cell.text)
      }
    )
  }

  /// Writes the report as one JSON object.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "check")
      json.member("errors", errorCount)
      json.member("warnings", warningCount)
      json.object("counts") { json in
        for (code, count) in counts { json.member(code.rawValue, count) }
      }
      json.array("problems") { json in
        for problem in problems { problem.write(to: &json) }
      }
    }
    json.endDocument()
  }
}

extension DataProblem {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("severity", severity.rawValue)
      json.member("code", code.rawValue)
      json.member("file", file)
      json.member("line", line)
      json.member("column", column)
      json.member("field", orNull: columnName)
      json.member("value", value)
      json.member("finding", finding)
      json.member("expected", expected)
      json.array("suggestions") { json in
        for suggestion in suggestions { json.value(suggestion) }
      }
    }
  }
}
