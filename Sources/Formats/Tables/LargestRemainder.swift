/// Shares out whole cells so that they add up, and nothing that is there disappears.
enum LargestRemainder {
  /// Cells in proportion to values (Hamilton's method), at least one for each.
  ///
  /// - Parameters:
  ///   - values: above zero.
  ///   - total: of all cells; if it is less than the number of values, each gets one.
  /// - Complexity: O(*n* log *n* + *n*²) at worst, where most values are owed less than a cell.
  static func cells(_ values: [Double], total: Int) -> [Int] {
    let sum = values.reduce(0, +)
    guard sum > 0, total > values.count else { return values.map { _ in 1 } }
    let quotas = values.map { $0 / sum * Double(total) }
    var cells = quotas.map { max(1, Int($0)) }
    var missing = total - cells.reduce(0, +)
    let byRemainder = quotas.indices.sorted { a, b in
      let (x, y) = (quotas[a] - Double(cells[a]), quotas[b] - Double(cells[b]))
      return x == y ? a < b : x > y
    }
    for index in byRemainder where missing > 0 {
      cells[index] += 1
      missing -= 1
    }
    // What the smallest were given beyond their due comes from those that can best spare it.
    while missing < 0 {
      let richest = cells.indices.filter { cells[$0] > 1 }.max { a, b in
        let (x, y) = (Double(cells[a]) - quotas[a], Double(cells[b]) - quotas[b])
        return x == y ? a > b : x < y
      }
      guard let richest else { return cells }
      cells[richest] -= 1
      missing += 1
    }
    return cells
  }
}
