import Geo
import Testing

@testable import Routing
@testable import Scenarios

@Suite("Where saved hours come from")
struct TimeSavingTests {
  /// 1,000 km in 40 h, a border of 30 h, a change of gauge of 10 h.
  static func baseline() throws -> Itinerary {
    try .of([
      .certain("run", .running, hours: 40, km: 1000), .certain("border", .border, hours: 30),
      .certain("gauge", .gaugeChange, hours: 10),
    ])
  }

  /// 800 km in 36 h, a border of 24 h, a port of 8 h, a wait of 12 h.
  static func shorter() throws -> Itinerary {
    try .of([
      .certain("run2", .running, hours: 36, km: 800), .certain("border2", .border, hours: 24),
      .certain("port", .port, hours: 8), .certain("wait", .sailingWait, hours: 12),
    ])
  }

  @Test("hours saved are split by hand-counted causes and add up")
  func splitsAddUp() throws {
    let saving = try #require(TimeSaving(of: Self.shorter(), against: Self.baseline()))
    // 200 km at the baseline's 0.04 h/km.
    #expect(abs(saving.distanceHours - 8) < 1e-9)
    // Running 4 h less, of which distance explains 8.
    #expect(abs(saving.paceHours + 4) < 1e-9)
    #expect(abs(saving.borderHours - 6) < 1e-9)
    #expect(abs(saving.reloadingHours - 2) < 1e-9)
    #expect(abs(saving.waitingHours + 12) < 1e-9)
    #expect(abs(saving.totalHours - 0) < 1e-9)
  }

  @Test("what one way saves the other loses, but for the pace that distance is counted at")
  func isAntisymmetric() throws {
    let there = try #require(TimeSaving(of: Self.shorter(), against: Self.baseline()))
    let back = try #require(TimeSaving(of: Self.baseline(), against: Self.shorter()))
    #expect(abs(there.totalHours + back.totalHours) < 1e-9)
    #expect(there.borderHours == -back.borderHours)
    // 200 km at 0.045 h/km.
    #expect(abs(back.distanceHours + 9) < 1e-9)
  }

  @Test("the parts of one itinerary are all its hours")
  func sharesAreComplete() throws {
    let itinerary = try Self.shorter()
    let shares = TimeShares(itinerary)
    let sum =
      shares.runningHours + shares.borderHours + shares.reloadingHours + shares.waitingHours
    #expect(abs(sum - itinerary.total.hours) < 1e-9)
  }

  @Test("every cause belongs to exactly one part")
  func causesArePartitioned() {
    let parts = [TimeSaving.running, [.border], TimeSaving.reloading, TimeSaving.waiting]
    for cause in Component.Cause.allCases {
      #expect(parts.filter { $0.contains(cause) }.count == 1)
    }
  }

  @Test("nothing is split where hours are unknown")
  func pipelinesHaveNone() throws {
    let pipeline = try Itinerary.of(
      [.certain("p", .running, hours: 1, km: 10)],
      hasTimeAndMoney: false
    )
    #expect(TimeSaving(of: pipeline, against: pipeline) == nil)
  }
}

extension Component {
  /// A component without spread.
  fileprivate static func certain(
    _ id: String,
    _ cause: Cause,
    hours: Double,
    km: Double = 0
  ) -> Component {
    var component = timed(id, cause: cause, medianHours: hours, sigma: 0)
    component.km = km
    return component
  }
}
