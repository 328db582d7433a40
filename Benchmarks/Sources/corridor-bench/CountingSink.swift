import Formats

/// Takes bytes as a disk would, without the disk.
final class CountingSink: ByteSink {
  var byteCount = 0

  func write(_ bytes: Span<UInt8>) throws(OutputError) {
    byteCount += bytes.count
  }
}
