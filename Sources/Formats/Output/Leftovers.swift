#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The temporary names beside a destination, those of killed processes among them.
///
/// A temporary file or directory is locked (`flock`) as long as it is being written, which tells it
/// from one whose writer is gone, whatever machine or container that ran in.
struct Leftovers {
  private let directory: String
  private let name: String

  init(destination: String) {
    (directory, name) = Self.split(destination)
  }

  /// A name of this process's own.
  func temporaryPath(attempt: Int) -> String {
    "\(directory).\(name).\(getpid())-\(attempt).tmp"
  }

  /// The paths of everything that could be a leftover.
  var paths: [String] {
    (DirectoryListing.names(in: directory.isEmpty ? "." : directory) ?? [])
      .filter { isLeftover($0) }.map { directory + $0 }
  }

  /// Whether a name is one that ``temporaryPath(attempt:)`` of some process gives.
  func isLeftover(_ found: String) -> Bool {
    guard found.hasPrefix(".\(name)."), found.hasSuffix(".tmp"),
      found.utf8.count > name.utf8.count + 6
    else { return false }
    let writer = found.utf8.dropFirst(name.utf8.count + 2).dropLast(4)
    return writer.allSatisfy { byte in
      byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
  }

  /// The directory, with its slash, and the name of a path.
  static func split(_ path: String) -> (directory: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    let name = path.index(after: slash)
    return (String(path[..<name]), String(path[name...]))
  }

  /// Takes the lock; `false` if another process has it.
  static func lock(_ descriptor: Int32) -> Bool {
    flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  /// Whether what is open still has a name. Between its creation and its locking another process
  /// may have taken it for a leftover.
  static func isLinked(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }
}

/// The names in a directory.
enum DirectoryListing {
  /// Without `.` and `..`, in no order; `nil` if it is no directory or cannot be read.
  static func names(in path: String) -> [String]? {
    guard let entries = opendir(path) else { return nil }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
