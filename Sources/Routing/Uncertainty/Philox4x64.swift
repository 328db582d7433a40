/// The counter-based generator Philox4x64-10: a keyed bijection of 256-bit counters whose outputs
/// pass TestU01's BigCrush (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as
/// 1, 2, 3", doi:10.1145/2063384.2063405).
///
/// Having no state, any number of any stream can be had on its own, in any order, on any core.
struct Philox4x64: Sendable {
  private let key0: UInt64
  private let key1: UInt64

  init(key: SIMD2<UInt64>) {
    key0 = key.x
    key1 = key.y
  }

  private static let rounds = 10
  private static let multiplier0: UInt64 = 0xD2E7_470E_E14C_6C93
  private static let multiplier1: UInt64 = 0xCA5A_8263_9512_1157
  /// The golden ratio and √3 − 1, as the paper has them.
  private static let weyl0: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let weyl1: UInt64 = 0xBB67_AE85_84CA_A73B

  /// Four independent words for one counter.
  @inline(__always)
  func words(_ counter: SIMD4<UInt64>) -> SIMD4<UInt64> {
    var (x0, x1, x2, x3) = (counter.x, counter.y, counter.z, counter.w)
    var (k0, k1) = (key0, key1)
    for _ in 0..<Philox4x64.rounds {
      let a = Philox4x64.multiplier0.multipliedFullWidth(by: x0)
      let b = Philox4x64.multiplier1.multipliedFullWidth(by: x2)
      (x0, x1, x2, x3) = (b.high ^ x1 ^ k0, b.low, a.high ^ x3 ^ k1, a.low)
      k0 &+= Philox4x64.weyl0
      k1 &+= Philox4x64.weyl1
    }
    return SIMD4(x0, x1, x2, x3)
  }
}
