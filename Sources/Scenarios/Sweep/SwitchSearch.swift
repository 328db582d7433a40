/// Finds where the choice between several things switches while one figure grows.
public enum SwitchSearch {
  /// A stretch of the figure over which one choice holds.
  public struct Stretch<Choice: Equatable & Sendable>: Sendable {
    public var choice: Choice
    /// Where the choice begins and ceases to hold, to within the tolerance.
    public var range: ClosedRange<Double>
  }

  /// The stretches of a range, in order, each with another choice than the one before.
  ///
  /// The range is probed at even distances; between two probes that disagree the switch is found by
  /// bisection. A choice that comes and goes between two probes that agree is not seen.
  ///
  /// - Parameters:
  ///   - probes: how many even parts the range is cut into, above zero.
  ///   - tolerance: how closely a switch is found, above zero.
  /// - Complexity: `probes` choices, and log₂(range / (probes · tolerance)) for each switch.
  public static func stretches<Choice>(
    over range: ClosedRange<Double>,
    probes: Int,
    tolerance: Double,
    choice: (Double) throws -> Choice
  ) rethrows -> [Stretch<Choice>] {
    precondition(probes > 0 && tolerance > 0, "a search that can end")
    let step = (range.upperBound - range.lowerBound) / Double(probes)
    var low = range.lowerBound
    var lowChoice = try choice(low)
    var stretches = [Stretch(choice: lowChoice, range: low...low)]
    for probe in 1...probes {
      let high = probe == probes ? range.upperBound : range.lowerBound + step * Double(probe)
      let highChoice = try choice(high)
      while lowChoice != highChoice {
        let found = try firstSwitch(
          after: low,
          holding: lowChoice,
          before: high,
          holding: highChoice,
          tolerance: tolerance,
          choice: choice
        )
        stretches[stretches.count - 1].range =
          stretches[stretches.count - 1].range.lowerBound...found.at
        stretches.append(Stretch(choice: found.choice, range: found.at...found.at))
        (low, lowChoice) = (found.at, found.choice)
      }
      low = high
    }
    let last = stretches.count - 1
    stretches[last].range = stretches[last].range.lowerBound...range.upperBound
    return stretches
  }

  /// Bisects until the bounds are as close as the tolerance; a third choice found in between becomes
  /// the one that is looked for.
  private static func firstSwitch<Choice: Equatable>(
    after start: Double,
    holding lowChoice: Choice,
    before end: Double,
    holding endChoice: Choice,
    tolerance: Double,
    choice: (Double) throws -> Choice
  ) rethrows -> (at: Double, choice: Choice) {
    var (low, high) = (start, end)
    var highChoice = endChoice
    while high - low > tolerance {
      let middle = low + (high - low) / 2
      // No number lies between the two.
      guard low < middle, middle < high else { break }
      let found = try choice(middle)
      if found == lowChoice {
        low = middle
      } else {
        (high, highChoice) = (middle, found)
      }
    }
    return (high, highChoice)
  }
}
