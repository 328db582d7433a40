#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes a file whole or not at all.
///
/// ```swift
/// let file = try AtomicFile(path: "route.geojson")
/// try file.write("{}\n")
/// try file.commit()
/// ```
///
/// Bytes go to a temporary file in the same directory, which ``commit()`` moves over the path. Until
/// then, and if anything fails or the file is dropped, the path is as it was: the old file, or none.
/// What a killed process has left of a temporary file is removed by the next one that writes the path.
/// A path of `-` is standard output, and one that names no ordinary file (a device, a named pipe) is
/// written directly; both get their bytes at once. A symbolic link stays and what it points to is
/// replaced; a file that exists keeps its permissions.
public final class AtomicFile: ByteSink {
  /// What the caller calls the file.
  let path: String
  private let sink: FileDescriptorSink
  private var state: State

  private enum State {
    /// Bytes go straight to their destination; a descriptor is closed if it is ours.
    case direct(closing: Int32?)
    /// Bytes go to a file that has yet to take its place.
    case temporary(descriptor: Int32, path: String, destination: String)
    case done
  }

  /// Opens a path for writing.
  ///
  /// - Throws: ``OutputError`` if the directory does not exist or may not be written to.
  public init(path: String) throws(OutputError) {
    self.path = path
    if path == "-" {
      sink = .standardOutput
      state = .direct(closing: nil)
      return
    }
    let existing = FileStatus(path: path)
    if let existing, !existing.isOrdinary {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError(errno: errno, path: path) }
      sink = FileDescriptorSink(descriptor: descriptor, name: path)
      state = .direct(closing: descriptor)
      return
    }
    let destination = existing == nil ? path : Self.resolvingLinks(path)
    let (descriptor, temporary) = try Self.openTemporary(beside: destination, named: path)
    if let existing { fchmod(descriptor, existing.permissions) }
    sink = FileDescriptorSink(descriptor: descriptor, name: path)
    state = .temporary(descriptor: descriptor, path: temporary, destination: destination)
  }

  deinit { discard() }

  public func write(_ bytes: Span<UInt8>) throws(OutputError) {
    try sink.write(bytes)
  }

  /// Puts bytes in the place of some that were written already.
  ///
  /// - Throws: ``OutputError``, also if the path is no ordinary file, whose bytes have left.
  func overwrite(at offset: Int, with bytes: [UInt8]) throws(OutputError) {
    guard case .temporary(let descriptor, _, _) = state else {
      throw .cannotWrite(path: path, reason: "this format needs a file of its own")
    }
    var written = 0
    while written < bytes.count {
      let count = pwrite(
        descriptor,
        Array(bytes[written...]),
        bytes.count - written,
        off_t(offset + written)
      )
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw OutputError(errno: errno, path: path) }
      written += count
    }
  }

  /// The file that takes the path's place, for a library that writes files by their names.
  ///
  /// - Throws: ``OutputError`` if the path is no ordinary file, and so has none.
  func temporaryPath(for format: String) throws(OutputError) -> String {
    guard case .temporary(_, let temporary, _) = state else {
      let name = path == "-" ? "standard output" : path
      throw .cannotWrite(path: name, reason: "\(format) needs a file of its own")
    }
    return temporary
  }

  /// Puts the file in its place, once everything is on the disk.
  ///
  /// Calling it again does nothing.
  ///
  /// - Throws: ``OutputError``; the path is then as it was.
  public func commit() throws(OutputError) {
    switch state {
    case .done:
      return
    case .direct(let descriptor):
      state = .done
      if let descriptor, close(descriptor) != 0 { throw OutputError(errno: errno, path: path) }
    case .temporary(let descriptor, let temporary, let destination):
      guard fsync(descriptor) == 0 else { throw failed() }
      guard rename(temporary, destination) == 0 else { throw failed() }
      state = .done
      close(descriptor)
      Self.syncDirectory(of: destination)
    }
  }

  private func failed() -> OutputError {
    let error = OutputError(errno: errno, path: path)
    discard()
    return error
  }

  private func discard() {
    switch state {
    case .done, .direct(closing: nil): break
    case .direct(let descriptor?): close(descriptor)
    case .temporary(let descriptor, let temporary, _):
      close(descriptor)
      unlink(temporary)
    }
    state = .done
  }
}

extension AtomicFile {
  /// What is at a path, links followed.
  private struct FileStatus {
    let isOrdinary: Bool
    let permissions: mode_t

    init?(path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      isOrdinary = status.st_mode & S_IFMT == S_IFREG
      permissions = status.st_mode & 0o777
    }
  }

  private static func resolvingLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Creates a file beside the destination under a name that nobody uses yet.
  ///
  /// It is locked as long as it is open, which tells a file that is being written from one whose
  /// writer was killed.
  private static func openTemporary(
    beside destination: String,
    named path: String
  ) throws(OutputError) -> (descriptor: Int32, path: String) {
    let leftovers = Leftovers(destination: destination)
    for leftover in leftovers.paths {
      let descriptor = open(leftover, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if Leftovers.lock(descriptor) { unlink(leftover) }
      close(descriptor)
    }
    for attempt in 0..<1000 {
      let temporary = leftovers.temporaryPath(attempt: attempt)
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        throw OutputError(errno: errno, path: path)
      }
      if Leftovers.lock(descriptor), Leftovers.isLinked(descriptor) {
        return (descriptor, temporary)
      }
      close(descriptor)
    }
    throw OutputError(errno: EEXIST, path: path)
  }

  /// Makes the new name last through a crash. Some file systems cannot, which is no failure: the
  /// file itself is whole either way.
  private static func syncDirectory(of path: String) {
    let directory = Leftovers.split(path).directory
    let descriptor = open(directory.isEmpty ? "." : directory, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
