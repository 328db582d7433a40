import TestSupport
import Testing

@testable import Routing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

@Suite struct NormalScoreTests {
  /// Wichura's own test values.
  @Test(arguments: [
    (0.25, -0.6744897501960817), (0.001, -3.090232306167814), (1e-20, -9.262340089798408),
  ])
  func `gives the published test values`(p: Double, z: Double) {
    #expect(abs(NormalScore.of(p) / z - 1) < 5e-16)
  }

  @Test func `is undone by the error function`() {
    forAll(count: 4000, seed: 3) { generator, _ in
      let p = exp(-Double.random(in: 0...600, using: &generator)) / 2
      let z = NormalScore.of(p)
      // An error in z comes back multiplied by z².
      let error = abs(0.5 * erfc(-z / 2.0.squareRoot()) / p - 1)
      #expect(error < 1e-15 * (4 + z * z), "p = \(p)")
    }
  }

  @Test func `is odd about one half`() {
    forAll(count: 1000, seed: 4) { generator, _ in
      // Multiples of 2⁻⁵³, so that 1 − p is exact.
      let p = Double(UInt64.random(in: 1..<(1 << 52), using: &generator)) * 0x1p-53
      #expect(NormalScore.of(p) == -NormalScore.of(1 - p), "p = \(p)")
    }
  }

  @Test func `never falls where the formulas meet`() {
    for seam in [0.075, 0.925, 1.388794386496402e-11] {
      var p = seam * (1 - 1e-9)
      var last = NormalScore.of(p)
      for _ in 0..<500 {
        p += seam * 1e-12
        let next = NormalScore.of(p)
        #expect(next >= last - 4 * last.magnitude.ulp, "p = \(p)")
        last = next
      }
    }
  }
}

@Suite struct PortableMathTests {
  @Test func `exp is within one unit in the last place of the C library's`() {
    forAll(count: 4000, seed: 1) { generator, _ in
      let x = Lanes.random(in: -700...700, using: &generator)
      let ours = PortableMath.exp(x)
      for lane in x.indices {
        let theirs = exp(x[lane])
        #expect(abs(ours[lane] - theirs) <= theirs.ulp, "x = \(x[lane])")
      }
    }
    #expect(PortableMath.exp(Lanes())[0] == 1)
  }

  @Test func `log is within one unit in the last place of the C library's`() {
    forAll(count: 4000, seed: 2) { generator, _ in
      var x = Lanes.random(in: -700...700, using: &generator)
      for lane in x.indices { x[lane] = exp(x[lane]) }
      let ours = PortableMath.log(x)
      for lane in x.indices {
        let theirs = log(x[lane])
        #expect(abs(ours[lane] - theirs) <= theirs.magnitude.ulp, "x = \(x[lane])")
      }
    }
    #expect(PortableMath.log(Lanes(repeating: 1))[0] == 0)
  }
}
