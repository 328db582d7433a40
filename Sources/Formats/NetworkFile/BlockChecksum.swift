/// A checksum that every single damaged byte changes.
///
/// FNV-1a (Fowler, Noll and Vo 1991) over words of eight bytes, with a rotation so that high bits reach
/// low ones. Each step maps the state one to one whatever the word, and different words to different
/// states, so that two texts which differ in one word never have the same checksum; others do with
/// probability 2⁻⁶⁴. It tells damage, not forgery.
enum BlockChecksum {
  static func of(_ bytes: Span<UInt8>) -> UInt64 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bytes.count)
    var offset = 0
    let raw = bytes.bytes
    while offset + 8 <= bytes.count {
      let word = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state = step(state, UInt64(littleEndian: word))
      offset += 8
    }
    var last: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.count {
      last |= UInt64(bytes[offset]) << shift
      shift += 8
      offset += 1
    }
    return step(step(state, last), UInt64(bytes.count))
  }

  @inline(__always)
  private static func step(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
    return mixed << 29 | mixed >> 35
  }
}
