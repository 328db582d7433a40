/// An id pattern in which `*` stands for any run of characters.
public struct IDPattern: Hashable, Sendable, CustomStringConvertible {
  /// As it was written.
  public let description: String
  private let pieces: [[UInt8]]

  public init(_ pattern: String) {
    description = pattern
    pieces = pattern.split(separator: "*", omittingEmptySubsequences: false).map { Array($0.utf8) }
  }

  /// Whether the whole of a text fits.
  public func matches(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = pieces.first, let last = pieces.last else { return bytes.isEmpty }
    if pieces.count == 1 { return bytes == first }
    guard
      bytes.count >= first.count + last.count,
      bytes.starts(with: first),
      bytes.suffix(last.count).elementsEqual(last)
    else { return false }
    var position = first.count
    let end = bytes.count - last.count
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      var found: Int?
      var candidate = position
      while candidate + piece.count <= end {
        if bytes[candidate..<candidate + piece.count].elementsEqual(piece) {
          found = candidate
          break
        }
        candidate += 1
      }
      guard let found else { return false }
      position = found + piece.count
    }
    return position <= end
  }
}
