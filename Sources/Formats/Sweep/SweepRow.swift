import Routing
import Scenarios

/// One row of a sweep: where every parameter stands, which pair was asked about, and the answer.
public struct SweepRow: Sendable {
  /// Counted from 1.
  public var number: Int
  /// The values of the parameters, by parameter.
  public var values: [String]
  public var pair: PairTable.Pair
  /// The question as a line of a batch: what `corridor batch` answers the same.
  public var request: [UInt8]
  public var outcome: Result<SweepAnswer, BatchFailure>

  public var hasAnswer: Bool {
    if case .success = outcome { true } else { false }
  }

  static let columnsBefore = ["row"]
  static let columnsAfter = [
    "origin", "destination", "status", "best_corridor_id", "km", "mean_hours", "usd",
    "usd_is_lower_bound", "kg_co2e", "gauge_changes", "borders", "mode_changes", "message",
    "request",
  ]

  /// The names of a sweep's columns.
  static func columns(of sweep: SweepFile) -> [String] {
    columnsBefore + sweep.parameters.map(\.name) + columnsAfter
  }
}

/// The best answer to a question of a sweep.
public struct SweepAnswer: Sendable {
  /// The corridor's id, ``Comparison/freeRouteID``, or `nil` where no corridors were compared.
  public var corridorID: String?
  public var itinerary: Itinerary

  /// What the question made small, in the objective's own unit.
  public var value: Double { itinerary.objective.value(of: itinerary) }

  /// Whether another answer takes the same legs.
  func takesSameLegs(as other: SweepAnswer) -> Bool {
    itinerary.legSteps.map(\.legID) == other.itinerary.legSteps.map(\.legID)
  }
}

extension SweepRow {
  /// The fields of the row, unrounded, empty where there is nothing to say.
  var fields: [String] {
    [String(number)] + values + [pair.origin, pair.destination] + answerFields
      + [String(decoding: request, as: UTF8.self)]
  }

  private var answerFields: [String] {
    switch outcome {
    case .failure(let failure):
      return [failure.code.rawValue] + Array(repeating: "", count: 9) + [failure.message]
    case .success(let answer):
      let itinerary = answer.itinerary
      let known = itinerary.hasTimeAndMoney
      func number(_ value: Double, if known: Bool) -> String { known ? "\(value)" : "" }
      return [
        "ok", answer.corridorID ?? "", number(itinerary.total.km, if: true),
        number(itinerary.total.hours, if: known), number(itinerary.total.usd, if: known),
        "\(!itinerary.missingTariffs.isEmpty)", number(itinerary.total.kgCO2e, if: known),
        "\(itinerary.total.gaugeChanges)", "\(itinerary.total.borders)",
        "\(itinerary.modeChanges)", "",
      ]
    }
  }

  /// The row as a line of JSON; the members are the columns of the CSV.
  func write(of sweep: SweepFile, to json: inout JSONWriter) {
    json.object { json in
      json.member("row", number)
      for (parameter, value) in zip(sweep.parameters, values) {
        json.key(parameter.name)
        MarkedValue(.scalar(value, isQuoted: false), at: parameter.place).write(to: &json)
      }
      json.member("origin", pair.origin)
      json.member("destination", pair.destination)
      writeAnswer(to: &json)
      json.key("request")
      json.value(written: request)
    }
    json.endDocument()
  }

  private func writeAnswer(to json: inout JSONWriter) {
    switch outcome {
    case .failure(let failure):
      json.member("status", failure.code.rawValue)
      json.member("message", failure.message)
    case .success(let answer):
      let itinerary = answer.itinerary
      let known = itinerary.hasTimeAndMoney
      json.member("status", "ok")
      json.member("best_corridor_id", orNull: answer.corridorID)
      json.member("km", itinerary.total.km)
      json.member("mean_hours", orNull: known ? itinerary.total.hours : nil)
      json.member("usd", orNull: known ? itinerary.total.usd : nil)
      json.member("usd_is_lower_bound", !itinerary.missingTariffs.isEmpty)
      json.member("kg_co2e", orNull: known ? itinerary.total.kgCO2e : nil)
      json.member("gauge_changes", itinerary.total.gaugeChanges)
      json.member("borders", itinerary.total.borders)
      json.member("mode_changes", itinerary.modeChanges)
    }
  }
}
