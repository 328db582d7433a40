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

  /// Whether stdout is a terminal and colour is not switched off (no-color.org).
  static var isInteractive: Bool {
    guard isatty(1) == 1 else { return false }
    guard let noColor = getenv("NO_COLOR") else { return true }
    return noColor.pointee == 0
  }
}
