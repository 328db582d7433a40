#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Reads whole files through the system's calls: Foundation would cost the command several
/// milliseconds of start-up.
enum FileBytes {
  static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// The size of a file that can be read again; `nil` for a directory, a pipe, or nothing.
  static func sizeOfOrdinaryFile(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  /// The content of a file, or `nil` if there is none of that name.
  ///
  /// - Throws: ``DataPackageError/unreadable(path:reason:)``.
  static func read(_ path: String) throws(DataPackageError) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw unreadable(path)
    }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var capacity = max(expectedSize(descriptor) + 1, 4096)
    while true {
      let filled = content.count
      var count = 0
      // The tail is read into fresh capacity; a file that grows meanwhile gets more of it.
      let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialised in
        repeat {
          count = Self.readSome(descriptor, into: buffer)
        } while count < 0 && errno == EINTR
        initialised = max(0, count)
      }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { return content }
      if filled == 0 { content = chunk } else { content += chunk }
      capacity = 65_536
    }
  }

  private static func readSome(_ descriptor: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>)
    -> Int
  {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  private static func expectedSize(_ descriptor: Int32) -> Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func unreadable(_ path: String) -> DataPackageError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
