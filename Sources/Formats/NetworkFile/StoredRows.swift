import Geo

/// Rows that are written as records one after another, found by where each begins.
struct StoredRows<Row: Sendable>: RowStore {
  let file: MappedFile
  let offsets: NetworkFileLayout.Section
  let records: NetworkFileLayout.Section
  let count: Int
  let faults: StorageFaults
  /// What a caller gets where a record cannot be read.
  let fallback: Row
  let read: @Sendable (inout RecordReader) -> Row

  func row(at position: Int) -> Row {
    do throws(NetworkFileError) {
      return try readRow(at: position)
    } catch {
      faults.report(StorageFault(path: file.path, reason: error.reason))
      return fallback
    }
  }

  private func readRow(at position: Int) throws(NetworkFileError) -> Row {
    let range = try file.withBytes(of: offsets, (8 * position)..<(8 * position + 16)) {
      bytes throws(NetworkFileError) in
      var reader = RecordReader(Array(bytes))
      let start = reader.fixed(UInt64.self)
      let end = reader.fixed(UInt64.self)
      guard start <= end, end <= UInt64(file.byteCount(of: records)) else {
        throw .malformed(path: file.path, what: "list of records")
      }
      return Int(start)..<Int(end)
    }
    return try file.withBytes(of: records, range) { bytes throws(NetworkFileError) in
      var reader = RecordReader(Array(bytes))
      let row = read(&reader)
      guard reader.isSound else { throw .malformed(path: file.path, what: "record \(position)") }
      return row
    }
  }
}

/// The two nodes of each leg, as positions.
struct StoredLegEnds: RowStore {
  let file: MappedFile
  let count: Int
  let nodeCount: Int
  let faults: StorageFaults

  func row(at position: Int) -> Network.LegEnds {
    do throws(NetworkFileError) {
      let from = Int(try file.number(of: .legEnds, at: 2 * position))
      let to = Int(try file.number(of: .legEnds, at: 2 * position + 1))
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
