#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A directory that is filled under another name and takes its own when all is there.
final class PackageDirectory {
  private let path: String
  private let temporary: String
  private var names: [String] = []
  private var isCommitted = false

  /// - Throws: ``ImportError/destinationExists(_:)`` if there is something in it;
  ///   ``ImportError/output(_:)``.
  init(_ directory: String) throws(ImportError) {
    var path = directory
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    if FileBytes.exists(path) {
      // Only an empty directory can be removed.
      guard FileBytes.isDirectory(path), rmdir(path) == 0 else { throw .destinationExists(path) }
    }
    temporary = "\(path).\(getpid()).tmp"
    guard mkdir(temporary, 0o777) == 0 else {
      throw .output(OutputError(errno: errno, path: path))
    }
  }

  deinit {
    guard !isCommitted else { return }
    for name in names { unlink("\(temporary)/\(name)") }
    rmdir(temporary)
  }

  /// A file of the directory, to be written and committed.
  ///
  /// - Throws: ``OutputError``.
  func file(_ name: String) throws(OutputError) -> AtomicFile {
    names.append(name)
    return try AtomicFile(path: "\(temporary)/\(name)")
  }

  /// Writes a whole file of the directory.
  ///
  /// - Throws: ``OutputError``.
  func write(_ name: String, bytes: [UInt8]) throws(OutputError) {
    let file = try file(name)
    try file.write(bytes.span)
    try file.commit()
  }

  /// Gives the directory its name.
  ///
  /// - Throws: ``OutputError``; nothing is left behind then.
  func commit() throws(OutputError) {
    guard rename(temporary, path) == 0 else { throw OutputError(errno: errno, path: path) }
    isCommitted = true
  }
}
