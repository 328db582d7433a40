#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why something could not be written.
public enum OutputError: Error, Hashable, Sendable {
  /// The reader at the other end of a pipe has gone, as `head` does when it has seen enough; no
  /// reason to say anything.
  case readerGone
  /// The system refused; `reason` is its own text.
  case cannotWrite(path: String, reason: String)

  /// The exit code of a command that cannot write (`EX_CANTCREAT`).
  public static let exitCode: Int32 = 73

  /// Whether a command should end without a message.
  public var isQuiet: Bool { self == .readerGone }

  /// What the system's error number says about writing to a path.
  init(errno number: Int32, path: String) {
    self =
      number == EPIPE
      ? .readerGone
      : .cannotWrite(path: path, reason: String(cString: strerror(number)))
  }
}

extension OutputError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .readerGone: "nobody reads the output any more"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    }
  }
}
