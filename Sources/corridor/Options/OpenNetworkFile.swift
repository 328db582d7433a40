import Formats
import Geo
import Synchronization

/// The network file that this command reads from, so that no answer leaves which a damaged file spoilt.
enum OpenNetworkFile {
  private static let faults = Mutex<StorageFaults?>(nil)

  /// - Throws: ``NetworkFileError``.
  static func open(_ path: String) throws -> Network {
    let network = try NetworkFile(path: path).network
    faults.withLock { $0 = network.storageFaults }
    return network
  }

  static var isOpen: Bool { faults.withLock { $0 != nil } }

  /// - Throws: ``StorageFault`` if something could not be read.
  static func check() throws {
    if let fault = faults.withLock({ $0?.first }) { throw fault }
  }
}

/// Output that waits until all of it is known to be right.
final class HeldOutput: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: Span<UInt8>) throws(OutputError) {
    bytes.withUnsafeBufferPointer { self.bytes.append(contentsOf: $0) }
  }
}
