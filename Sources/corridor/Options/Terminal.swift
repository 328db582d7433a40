#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

enum Terminal {
  /// Whether somebody watches stderr.
  static var isWatched: Bool { isatty(2) == 1 }

  static var isStandardOutput: Bool { isatty(1) == 1 }

  /// Whether the locale's letters are Unicode (POSIX: the first of these that is set decides).
  static var showsUnicode: Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(Environment.value).first ?? ""
    let folded = locale.lowercased()
    return folded.contains("utf-8") || folded.contains("utf8")
  }

  /// Whether stdout is a terminal and colour is not switched off (no-color.org).
  static var isInteractive: Bool {
    guard isStandardOutput else { return false }
    guard let noColor = getenv("NO_COLOR") else { return true }
    return noColor.pointee == 0
  }
}
