#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes to an open file descriptor, unbuffered; does not close it.
public final class FileDescriptorSink: ByteSink {
  private let descriptor: Int32
  private let name: String

  /// Creates a sink.
  ///
  /// - Parameters:
  ///   - descriptor: stays open as long as the sink is used.
  ///   - name: what errors call it.
  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  /// Standard output, which a path of `-` means.
  public static var standardOutput: FileDescriptorSink {
    FileDescriptorSink(descriptor: STDOUT_FILENO, name: "standard output")
  }

  /// Makes writing to a pipe that nobody reads an ``OutputError/readerGone`` instead of the end of
  /// the process, so that a command can still tidy up. Call it once, at the start of a command.
  public static func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
  }

  public func write(_ bytes: Span<UInt8>) throws(OutputError) {
    let number = bytes.withUnsafeBytes { writeAll($0) }
    if let number { throw OutputError(errno: number, path: name) }
  }

  /// Writes until nothing is left; returns the system's error number if it refuses.
  private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = writeSome(UnsafeRawBufferPointer(rebasing: rest), to: descriptor)
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if written < 0, errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
      } else if written < 0, errno != EINTR {
        return errno
      }
    }
    return nil
  }
}

/// The system call, out of reach of the sink's own `write`.
private func writeSome(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
