/// Says which labels of a picture found no room.
enum DroppedLabels {
  /// - Returns: `nil` if there are none.
  static func text(_ names: [String]) -> String? {
    guard !names.isEmpty else { return nil }
    let named = names.prefix(5).joined(separator: ", ")
    let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
    let count = names.count == 1 ? "1 label" : "\(names.count) labels"
    return "\(count) found no room: \(named)\(rest)"
  }
}
