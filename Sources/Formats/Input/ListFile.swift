/// A text file with one entry a line; blank lines and lines that begin with `#` are left out.
public enum ListFile {
  /// The entries without blanks around them, in order.
  ///
  /// - Throws: ``DataPackageError/unreadable(path:reason:)`` if there is no such file, or its bytes
  ///   are no UTF-8.
  public static func entries(path: String) throws(DataPackageError) -> [String] {
    guard let bytes = try FileBytes.read(path) else {
      throw .unreadable(path: path, reason: "there is no such file")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(path: path, reason: "it is not UTF-8")
    }
    let body = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    return body.split(whereSeparator: \.isNewline).map(trimmed)
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line.drop(while: \.isWhitespace)
    while line.last?.isWhitespace == true { line.removeLast() }
    return String(line)
  }
}
