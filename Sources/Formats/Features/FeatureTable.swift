/// The columns that a layer's features need, and what else is known before they are written.
///
/// A table has its columns before its first row, so features are gone through once to find them.
struct FeatureTable {
  /// What a column holds besides NULL.
  enum ColumnType: Hashable {
    case text
    case integer
    case number
    case flag
  }

  struct Column {
    let name: String
    /// `nil` until a value is met.
    var type: ColumnType?
  }

  private(set) var columns: [Column] = []
  private var positions: [String: Int] = [:]
  /// West, south, east and north of what it holds; `nil` for nothing.
  private(set) var box: (west: Double, south: Double, east: Double, north: Double)?

  /// Makes room for a feature.
  mutating func add(_ feature: Feature) {
    for (index, property) in feature.properties.enumerated() {
      let position = position(of: property.name, expectedAt: index)
      columns[position].type = columns[position].type.joined(with: property.value.columnType)
    }
    for part in feature.geometry.parts {
      for point in part {
        let (x, y) = (point.longitude, point.latitude)
        let old = box ?? (west: x, south: y, east: x, north: y)
        box = (min(old.west, x), min(old.south, y), max(old.east, x), max(old.north, y))
      }
    }
  }

  /// A feature's values in the order of the columns; `nil` where it has none.
  func values(of feature: Feature) -> [PropertyValue?] {
    var values = [PropertyValue?](repeating: nil, count: columns.count)
    for (index, property) in feature.properties.enumerated() {
      if index < columns.count, columns[index].name == property.name {
        values[index] = property.value
      } else if let position = positions[property.name] {
        values[position] = property.value
      }
    }
    return values
  }

  /// Features of a layer mostly have the same properties in the same order.
  private mutating func position(of name: String, expectedAt index: Int) -> Int {
    if index < columns.count, columns[index].name == name { return index }
    if let position = positions[name] { return position }
    positions[name] = columns.count
    columns.append(Column(name: name, type: nil))
    return columns.count - 1
  }
}

extension PropertyValue {
  /// `nil` for null, which fits any column.
  fileprivate var columnType: FeatureTable.ColumnType? {
    switch self {
    case .text: .text
    case .integer: .integer
    case .number: .number
    case .flag: .flag
    case .null: nil
    }
  }
}

extension FeatureTable.ColumnType? {
  /// The type that holds values of both: whole numbers among others are numbers, and what has
  /// nothing in common is text.
  fileprivate func joined(with other: Self) -> Self {
    guard let self, let other, self != other else { return self ?? other }
    return Set([self, other]) == [.integer, .number] ? .number : .text
  }
}
