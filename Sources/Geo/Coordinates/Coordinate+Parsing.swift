extension Coordinate {
  /// Reads a position as people type it: `longitude,latitude`, degrees, blanks around either
  /// number allowed.
  ///
  /// ```swift
  /// try Coordinate(parsing: "72.84, 18.95")
  /// ```
  ///
  /// Only decimal notation counts: `nan`, `inf` and hexadecimal numbers are malformed.
  ///
  /// - Throws: ``CoordinateError``.
  public init(parsing text: some StringProtocol) throws(CoordinateError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2,
      let longitude = Self.decimal(parts[0]),
      let latitude = Self.decimal(parts[1])
    else { throw .malformed(String(text)) }
    try self.init(longitude: longitude, latitude: latitude)
  }

  private static func decimal(_ text: some StringProtocol) -> Double? {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let trimmed = text.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    guard trimmed.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }) else {
      return nil
    }
    return Double(String(trimmed))
  }
}
