import Routing

/// Sums of what is known, which remember what was not.
struct KnownTotals {
  /// A sum of figures of which some may lack.
  struct Sum {
    /// `nil` until a figure is known.
    private(set) var known: Double?
    private var lacksSome = false

    /// Whether there is a sum and a part of it is unknown.
    var isLowerBound: Bool { lacksSome && known != nil }

    mutating func add(_ figure: Double?) {
      if let figure {
        known = (known ?? 0) + figure
      } else {
        lacksSome = true
      }
    }
  }

  private(set) var hours = Sum()
  private(set) var usd = Sum()
  private(set) var kgCO2e = Sum()

  mutating func add(_ components: [Component]) {
    for component in components {
      hours.add(component.time?.meanHours)
      usd.add(component.usd)
      kgCO2e.add(component.kgCO2e)
    }
  }
}
