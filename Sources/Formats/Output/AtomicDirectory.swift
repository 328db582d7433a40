#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes a directory whole or not at all.
///
/// Its files go to a temporary directory beside it, which ``commit()`` puts in its place. Until then,
/// and if anything fails or the object is dropped, the path is as it was: the old directory, or none.
/// What a killed process has left is removed by the next one that writes the path.
///
/// A directory that is there already is replaced only if all it holds are files of the names that
/// the new one may have, so that nobody loses what is not theirs to write.
public final class AtomicDirectory {
  private let path: String
  private let temporary: String
  private let knownNames: Set<String>
  /// Held, and locked, until the directory is done with.
  private let descriptor: Int32
  private var isDone = false

  /// Begins a directory.
  ///
  /// - Parameter knownNames: the names that its files may have.
  /// - Throws: ``OutputError`` if the path is a file, holds a file of another name, or may not be
  ///   written.
  public init(path: String, knownNames: Set<String>) throws(OutputError) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.knownNames = knownNames
    if access(path, F_OK) == 0 {
      guard let names = DirectoryListing.names(in: path) else {
        throw .cannotWrite(path: path, reason: "there is something that is no directory")
      }
      if let foreign = names.first(where: { !knownNames.contains($0) }) {
        throw .cannotWrite(
          path: path,
          reason: "the directory holds '\(foreign)', which would be lost; choose another"
        )
      }
    }
    (descriptor, temporary) = try Self.makeTemporary(for: path, knownNames: knownNames)
  }

  deinit {
    if !isDone { Self.remove(temporary, names: knownNames) }
    close(descriptor)
  }

  /// Opens a file of the directory, which the caller commits.
  ///
  /// - Precondition: the name is one of the known ones.
  /// - Throws: ``OutputError``.
  public func file(_ name: String) throws(OutputError) -> AtomicFile {
    precondition(knownNames.contains(name), "'\(name)' is no name of this directory's files")
    return try AtomicFile(path: "\(temporary)/\(name)")
  }

  /// Puts the directory in its place.
  ///
  /// A directory cannot be replaced in one step: for a moment between two there is none.
  ///
  /// - Throws: ``OutputError``; the path is then as it was.
  public func commit() throws(OutputError) {
    guard !isDone else { return }
    if rename(temporary, path) == 0 {
      isDone = true
      return
    }
    guard errno == ENOTEMPTY || errno == EEXIST else { throw OutputError(errno: errno, path: path) }
    let old = temporary + ".old"
    guard rename(path, old) == 0 else { throw OutputError(errno: errno, path: path) }
    guard rename(temporary, path) == 0 else {
      let error = OutputError(errno: errno, path: path)
      rename(old, path)
      throw error
    }
    isDone = true
    Self.remove(old, names: knownNames)
  }

  private static func makeTemporary(
    for path: String,
    knownNames: Set<String>
  ) throws(OutputError) -> (descriptor: Int32, path: String) {
    let leftovers = Leftovers(destination: path)
    for leftover in leftovers.paths {
      let descriptor = open(leftover, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
      guard descriptor >= 0 else { continue }
      if Leftovers.lock(descriptor) { remove(leftover, names: knownNames) }
      close(descriptor)
    }
    for attempt in 0..<1000 {
      let temporary = leftovers.temporaryPath(attempt: attempt)
      guard mkdir(temporary, 0o777) == 0 else {
        if errno == EEXIST { continue }
        throw OutputError(errno: errno, path: path)
      }
      let descriptor = open(temporary, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError(errno: errno, path: path) }
      if Leftovers.lock(descriptor), Leftovers.isLinked(descriptor) {
        return (descriptor, temporary)
      }
      close(descriptor)
    }
    throw OutputError(errno: EEXIST, path: path)
  }

  /// Removes a directory with the files that it may have, half-written ones among them.
  private static func remove(_ directory: String, names: Set<String>) {
    for name in DirectoryListing.names(in: directory) ?? [] {
      let isOurs =
        names.contains(name) || names.contains { Leftovers(destination: $0).isLeftover(name) }
      if isOurs { unlink("\(directory)/\(name)") }
    }
    rmdir(directory)
  }
}
