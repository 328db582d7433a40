import Geo

/// Rows that are written as records one after another, found by where each begins.
struct StoredRows<Row: Sendable>: RowStore {
  let file: MappedFile
  private let offsets: MappedNumbers
  private let records: MappedBytes
  let count: Int
  let faults: StorageFaults
  /// What a caller gets where a record cannot be read.
  let fallback: Row
  let read: @Sendable (inout RecordReader) -> Row

  init(
    file: MappedFile,
    offsets: NetworkFileLayout.Section,
    records: NetworkFileLayout.Section,
    faults: StorageFaults,
    fallback: Row,
    read: @escaping @Sendable (inout RecordReader) -> Row
  ) {
    self.file = file
    self.offsets = file.numbers(of: offsets)
    self.records = file.bytes(of: records)
    count = max(0, self.offsets.count / 2 - 1)
    self.faults = faults
    self.fallback = fallback
    self.read = read
  }

  func row(at position: Int) -> Row {
    do throws(NetworkFileError) {
      return try readRow(at: position)
    } catch {
      faults.report(StorageFault(path: file.path, reason: error.reason))
      return fallback
    }
  }

  private func readRow(at position: Int) throws(NetworkFileError) -> Row {
    let range = try offsets.withNumbers((2 * position)..<(2 * position + 4)) {
      words throws(NetworkFileError) in
      let start = StoredRows.offset(words[0], words[1])
      let end = StoredRows.offset(words[2], words[3])
      guard start <= end, end <= UInt64(records.count) else {
        throw .malformed(path: file.path, what: "list of records")
      }
      return Int(start)..<Int(end)
    }
    return try records.withBytes(range) { bytes throws(NetworkFileError) in
      var reader = RecordReader(Array(bytes))
      let row = read(&reader)
      guard reader.isSound else { throw .malformed(path: file.path, what: "record \(position)") }
      return row
    }
  }

  /// A number of eight bytes by its two words.
  private static func offset(_ low: UInt32, _ high: UInt32) -> UInt64 {
    UInt64(UInt32(littleEndian: low)) | UInt64(UInt32(littleEndian: high)) << 32
  }
}

/// The two nodes of each leg, as positions.
struct StoredLegEnds: RowStore {
  private let file: MappedFile
  private let ends: MappedNumbers
  let count: Int
  private let nodeCount: Int
  private let faults: StorageFaults

  init(file: MappedFile, nodeCount: Int, faults: StorageFaults) {
    self.file = file
    ends = file.numbers(of: .legEnds)
    count = ends.count / 2
    self.nodeCount = nodeCount
    self.faults = faults
  }

  func row(at position: Int) -> Network.LegEnds {
    do throws(NetworkFileError) {
      let (from, to) = try ends.withNumbers((2 * position)..<(2 * position + 2)) { words in
        (Int(UInt32(littleEndian: words[0])), Int(UInt32(littleEndian: words[1])))
      }
      guard from < nodeCount, to < nodeCount else {
        throw .malformed(path: file.path, what: "list of ends")
      }
      return Network.LegEnds(from: from, to: to)
    } catch {
      faults.report(StorageFault(path: file.path, reason: error.reason))
      return Network.LegEnds(from: 0, to: 0)
    }
  }
}

/// Ids in a hash table with linear probing: by slot, one more than the position; 0 for none.
struct StoredIDs: IDStore {
  let file: MappedFile
  let slots: NetworkFileLayout.Section
  let count: Int
  let faults: StorageFaults
  let id: @Sendable (Int) -> String

  func position(of id: String) -> Int? {
    let slotCount = file.byteCount(of: slots) / 4
    guard slotCount > 0 else { return nil }
    do throws(NetworkFileError) {
      var slot = StoredIDs.hash(id) & (slotCount - 1)
      for _ in 0..<slotCount {
        let entry = Int(try file.number(of: slots, at: slot))
        if entry == 0 { return nil }
        guard entry <= count else { throw .malformed(path: file.path, what: "index of ids") }
        if self.id(entry - 1) == id { return entry - 1 }
        slot = (slot + 1) & (slotCount - 1)
      }
      return nil
    } catch {
      faults.report(StorageFault(path: file.path, reason: error.reason))
      return nil
    }
  }

  /// The table of some ids. Half of it at least is empty.
  static func table(of ids: [String]) -> [UInt32] {
    var size = 2
    while size < ids.count * 2 { size *= 2 }
    var table = [UInt32](repeating: 0, count: size)
    for (position, id) in ids.enumerated() {
      var slot = hash(id) & (size - 1)
      while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = UInt32(position + 1)
    }
    return table
  }

  /// FNV-1a, its high bits folded in (Fowler, Noll and Vo 1991).
  private static func hash(_ id: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7FFF_FFFF_FFFF_FFFF)
  }
}
