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
    switch spawn(arguments, input: nil, output: nil) {
    case .ended(let status): return status
    case .failed(let errno):
      throw UsageError("cannot run \(arguments[0]): \(String(cString: strerror(errno)))")
    }
  }

  /// Sends bytes through a program, from its standard input to its standard output.
  ///
  /// Both are files without a name, so that neither side ever waits for the other.
  ///
  /// - Returns: `nil` if there is no such program.
  /// - Throws: ``UsageError`` if there is no room for the files.
  static func filter(
    _ bytes: [UInt8],
    through arguments: [String]
  ) throws -> (status: Int32, output: [UInt8])? {
    guard let input = tmpfile() else { throw noRoom() }
    defer { fclose(input) }
    guard let output = tmpfile() else { throw noRoom() }
    defer { fclose(output) }
    guard fwrite(bytes, 1, bytes.count, input) == bytes.count, fflush(input) == 0 else {
      throw noRoom()
    }
    rewind(input)
    guard
      case .ended(let status) = spawn(arguments, input: fileno(input), output: fileno(output))
    else { return nil }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    rewind(output)
    while case let count = fread(&buffer, 1, buffer.count, output), count > 0 {
      result += buffer[..<count]
    }
    return (status, result)
  }

  private static func noRoom() -> UsageError {
    UsageError("cannot keep a temporary file: \(String(cString: strerror(errno)))")
  }

  private enum Outcome {
    case ended(status: Int32)
    case failed(errno: Int32)
  }

  /// - Parameters:
  ///   - input: becomes standard input; `nil` leaves ours.
  ///   - output: becomes standard output; `nil` leaves ours.
  private static func spawn(_ arguments: [String], input: Int32?, output: Int32?) -> Outcome {
    var pointers = arguments.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    pointers.append(nil)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, 1) }
    var child = pid_t()
    let failure = posix_spawnp(&child, arguments[0], &actions, nil, pointers, environ)
    guard failure == 0 else { return .failed(errno: failure) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return .ended(status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
  }
}
