import Geo
import Routing
import Scenarios

extension ItineraryDocument {
  /// How the samples were drawn: enough to draw them again.
  static func writeSettings(of simulation: TimeSimulation, to json: inout JSONWriter) {
    json.member("samples", simulation.settings.samples)
    json.member("seed", "\(simulation.settings.seed)")
    json.member("common_factor_rho", simulation.commonFactorCorrelation)
  }

  static func write(_ hours: SampledHours, view: UncertaintyView, to json: inout JSONWriter) {
    json.member("simulated_mean_hours", hours.meanHours)
    json.member("mean_standard_error_hours", hours.meanStandardErrorHours)
    json.member("standard_deviation_hours", hours.standardDeviationHours)
    json.object("percentile_hours") { json in
      for percentile in view.percentiles {
        json.member(percentile.key, hours.hours(percentile))
      }
    }
    json.member("buffer_hours", hours.bufferTimeHours)
    json.member("buffer_index", orNull: hours.bufferIndex)
    json.member("deadline_hours", orNull: view.deadlineHours)
    json.member(
      "probability_by_deadline",
      orNull: view.deadlineHours.map { hours.probability(within: $0) }
    )
  }

  /// The total of one route, and when each of its steps ends.
  static func writeUncertainty(
    of itinerary: Itinerary,
    view: UncertaintyView,
    to json: inout JSONWriter
  ) {
    let soFar = view.hoursSoFar(after: itinerary.steps.map(\.components))
    json.object("uncertainty") { json in
      writeSettings(of: view.simulation, to: &json)
      if let total = soFar.last {
        json.object("total") { json in write(total, view: view, to: &json) }
      }
      json.array("steps") { json in
        for (index, hours) in soFar.enumerated() {
          json.object { json in
            json.member("number", index + 1)
            json.object("cumulative_percentile_hours") { json in
              for percentile in view.percentiles {
                json.member(percentile.key, hours.hours(percentile))
              }
            }
          }
        }
      }
    }
  }

  static func write(
    _ comparison: UncertainComparison,
    view: UncertaintyView,
    to json: inout JSONWriter
  ) {
    json.object("uncertainty") { json in
      writeSettings(of: view.simulation, to: &json)
      json.array("rows") { json in
        for (index, row) in comparison.rows.enumerated() {
          json.object { json in
            json.member("id", row.id)
            write(row.hours, view: view, to: &json)
            json.object("probability_faster_than") { json in
              for (other, rival) in comparison.rows.enumerated() where other != index {
                json.member(rival.id, comparison.duel(of: index, against: other).wins)
              }
            }
          }
        }
      }
    }
  }
}
