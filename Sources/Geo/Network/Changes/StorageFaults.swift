import Synchronization

/// What could not be read of a network that is kept in a file: the first fault, which spoils every
/// answer that was read since.
///
/// A class because all copies of a network share their file.
public final class StorageFaults: Sendable {
  private let fault = Mutex<StorageFault?>(nil)

  public init() {}

  /// The first fault that was reported; `nil` if all was read.
  public var first: StorageFault? { fault.withLock { $0 } }

  /// Keeps the first fault.
  public func report(_ new: StorageFault) {
    fault.withLock { if $0 == nil { $0 = new } }
  }
}

/// A file that does not give what it should.
public struct StorageFault: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  /// What is wrong, as a sentence without the path.
  public var reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var description: String { "\(path): \(reason)" }
}
