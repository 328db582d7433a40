/// A hash that is the same in every run and on every machine, unlike `Hasher`: FNV-1a with 64 bits
/// (Fowler, Noll, Vo; RFC 9923).
enum StableHash {
  private static let offsetBasis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// The hash of a text's UTF-8 bytes.
  ///
  /// Among n ids two collide with probability n²/2⁶⁵: 10⁻¹² for six thousand.
  ///
  /// - Complexity: O(bytes).
  static func fnv1a(_ text: String) -> UInt64 {
    text.utf8.reduce(offsetBasis) { hash, byte in (hash ^ UInt64(byte)) &* prime }
  }
}
