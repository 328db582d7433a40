import Geo

/// How columns and properties of foreign networks are read: `gauge=gauge_mm,length=len_km,mode=rail`.
///
/// Left stands an ``ImportField``, right the name of a column; where no source has a column of that
/// name, a value that every row gets.
public struct AttributeMapping: Hashable, Sendable {
  private(set) var names: [ImportField: String] = [:]

  /// Nothing mapped: columns are found by their usual names.
  public init() {}

  /// - Parameter texts: pairs between commas, in one text or several.
  /// - Throws: ``ImportError/request(_:)``.
  public init(_ texts: [String]) throws(ImportError) {
    for pair in texts.flatMap({ $0.split(separator: ",") }) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[1].isEmpty else {
        throw .request("--map takes FIELD=COLUMN, such as gauge=gauge_mm, not '\(pair)'")
      }
      let word = String(parts[0])
      guard let field = ImportField(rawValue: word) else {
        let known = ImportField.allCases.map(\.rawValue)
        let nearest = NameFolding.suggestions(for: word, among: known).first
        let hint = nearest.map { "did you mean '\($0)'?" }
        throw .request(
          "--map knows no field '\(word)'; \(hint ?? "there are \(known.joined(separator: ", "))")"
        )
      }
      guard names.updateValue(String(parts[1]), forKey: field) == nil else {
        throw .request("--map says twice what '\(word)' is")
      }
    }
  }
}

/// A mapping held to the columns that one table or layer has.
struct MappedColumns {
  /// Positions of columns by field.
  private(set) var positions: [ImportField: Int] = [:]
  /// What every row gets.
  private(set) var constants: [ImportField: String] = [:]

  /// No columns.
  init() {}

  /// - Parameters:
  ///   - fields: what is looked for.
  ///   - file: what to call the source in errors.
  init(
    _ mapping: AttributeMapping,
    columns: [String],
    fields: [ImportField],
    file: String,
    problems: inout ImportProblems
  ) {
    let folded = Dictionary(
      columns.enumerated().map { ($1.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first }
    )
    for field in fields {
      guard let name = mapping.names[field] else {
        // An explicit length says its unit; a usual name must not add another.
        if field.isLength, ImportField.lengths.contains(where: { mapping.names[$0] != nil }) {
          continue
        }
        let usual = field.usualColumns.lazy.compactMap { folded[$0] }.first
        if let usual { positions[field] = usual }
        continue
      }
      if let column = columns.firstIndex(of: name) {
        positions[field] = column
      } else if field.admitsConstant, let value = field.packageValue(of: name) {
        constants[field] = value
      } else {
        problems.note(
          ImportProblem(
            file: file,
            place: .file,
            finding: "there is no column '\(name)' to read \(field.rawValue) from",
            expected: field.admitsConstant
              ? "a column, or \(field.expectedValue)"
              : "one of \(columns.prefix(20).joined(separator: ", "))",
            suggestions: NameFolding.suggestions(for: name, among: columns)
          )
        )
      }
    }
  }

  func has(_ field: ImportField) -> Bool { positions[field] != nil }
  func has(_ fields: [ImportField]) -> Bool { fields.allSatisfy(has) }
}

extension ImportField {
  static let lengths: [ImportField] = [.length, .lengthM, .lengthMi]

  var isLength: Bool { ImportField.lengths.contains(self) }

  var lengthUnit: LengthUnit {
    switch self {
    case .lengthM: .metres
    case .lengthMi: .miles
    default: LengthUnit(kmPerUnit: 1)
    }
  }
}

/// A unit that lengths are given in.
struct LengthUnit {
  private let kmPerUnit: Double

  static let metres = LengthUnit(kmPerUnit: 0.001)
  /// The international mile of 1959.
  static let miles = LengthUnit(kmPerUnit: 1.609_344)

  init(kmPerUnit: Double) { self.kmPerUnit = kmPerUnit }

  /// Metres are divided: a product with 0.001, which no binary fraction is, may miss the nearest number.
  @inline(__always)
  func km(of number: Double) -> Double {
    kmPerUnit == 0.001 ? number / 1000 : number * kmPerUnit
  }
}
