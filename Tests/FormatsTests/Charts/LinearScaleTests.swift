import TestSupport
import Testing

@testable import Formats

@Suite("Linear scale")
struct LinearScaleTests {
  @Test(
    "ticks are 1, 2 or 5 times a power of ten apart, inside the range, and neither few nor crowded"
  )
  func ticksAreRound() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      var magnitude = 1.0
      for _ in 0..<Int.random(in: 0...6, using: &random) { magnitude *= 10 }
      let low = Double.random(in: 0...magnitude, using: &random)
      let high = low + Double.random(in: 0.02...1, using: &random) * magnitude / 10
      let scale = LinearScale(low...high, low: 0, high: 600, pixelsPerTick: 60)
      #expect(scale.ticks.count >= 3 && scale.ticks.count <= 11, "\(scale.ticks)")
      #expect(scale.ticks.allSatisfy { $0 > low - 1e-6 && $0 < high + 1e-6 })
      let step = scale.ticks[1] - scale.ticks[0]
      var lead = step
      while lead >= 9.99 { lead /= 10 }
      while lead < 0.999 { lead *= 10 }
      #expect([1.0, 2, 5].contains { abs($0 - lead) < 1e-3 }, "\(step)")
      #expect(Set(scale.ticks.map(scale.label)).count == scale.ticks.count)
    }
  }

  @Test("the ends of the range stand at the ends of the pixels, also where y grows downwards")
  func endsFit() {
    let scale = LinearScale(20...50, low: 400, high: 100, pixelsPerTick: 50)
    #expect(scale.pixel(20) == 400)
    #expect(scale.pixel(50) == 100)
    #expect(scale.pixel(35) == 250)
    #expect(scale.ticks == [20, 25, 30, 35, 40, 45, 50])
  }

  @Test("a single value still has a scale")
  func noWidth() {
    let scale = LinearScale(7...7, low: 0, high: 100, pixelsPerTick: 50)
    #expect(scale.pixel(7) == 0)
    #expect(scale.ticks.first == 7 && scale.ticks.count >= 2)
  }
}
