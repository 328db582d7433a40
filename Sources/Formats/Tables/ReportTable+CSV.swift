extension ReportTable {
  /// The table as RFC 4180 CSV, unrounded, with the keys as header.
  public func csvBytes() -> [UInt8] {
    var writer = CSVWriter(header: columns.map(\.key))
    for row in rows { writer.append(row.map(\.raw)) }
    return writer.bytes
  }
}
