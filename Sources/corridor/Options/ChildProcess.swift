#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Runs another program and waits for it; its words go where ours go.
enum ChildProcess {
  /// - Returns: the exit code; 128 and the signal's number if a signal ended it.
  /// - Throws: ``UsageError`` if there is no such program.
  static func run(_ arguments: [String]) throws -> Int32 {
    var pointers = arguments.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var child = pid_t()
    let failure = posix_spawnp(&child, arguments[0], nil, nil, pointers, environ)
    guard failure == 0 else {
      throw UsageError("cannot run \(arguments[0]): \(String(cString: strerror(failure)))")
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
