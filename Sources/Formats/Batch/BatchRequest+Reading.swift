import Geo
import Routing
import Scenarios

extension BatchRequest {
  private enum Kind: String, CaseIterable {
    case route
    case compare
  }

  /// Reads a line, without its line end.
  ///
  /// - Throws: ``BatchFailure``, the first thing that is wrong.
  public init(line: [UInt8]) throws(BatchFailure) {
    let value: JSONValue
    do {
      value = try JSONReader.read(line)
    } catch {
      throw BatchFailure(error)
    }
    try self.init(value, in: line)
  }

  /// Reads a line that is JSON.
  ///
  /// - Parameters:
  ///   - value: the JSON of the line.
  ///   - line: the bytes it was read from.
  /// - Throws: ``BatchFailure``, the first thing that is wrong.
  init(_ value: JSONValue, in line: [UInt8]) throws(BatchFailure) {
    var fields = try RequestFields(value, in: line)
    _ = fields.take("id")
    let kind: Kind = try fields.choice("kind", standard: .route)
    detail = try fields.choice("output", standard: .full)
    let names = try fields.strings("scenario")
    let editsValue = fields.take("edits")
    let edits = editsValue.map { Array(line[$0.range]) } ?? []
    editsColumn = editsValue.map { JSONReader.place(of: $0.range.lowerBound, in: line).column } ?? 1
    scenario =
      names.isEmpty && edits.isEmpty ? nil : ScenarioText(names: names, edits: edits)
    let query = try BatchRequest.query(&fields)
    switch kind {
    case .route:
      question = .route(query, corridor: try fields.string("corridor"))
    case .compare:
      let corridors = try fields.strings("corridors")
      let withFreeRoute = try fields.flag("free")
      question = .comparison(
        query,
        corridors.isEmpty
          ? .everything : .corridors(corridors, withFreeRoute: withFreeRoute)
      )
    }
    try fields.finish()
  }

  private static func query(_ fields: inout RequestFields) throws(BatchFailure) -> Query {
    let origin = try end("from", "Mumbai", &fields)
    let destination = try end("to", "Saint Petersburg", &fields)
    let cargo = try cargo(&fields)
    return Query(
      from: origin,
      to: destination,
      date: try date(&fields),
      service: try fields.choice("service", standard: .ordinary),
      cargo: cargo,
      vias: try fields.strings("via"),
      avoid: try selectors("avoid", &fields),
      require: try selectors("require", &fields),
      objective: try objective(for: cargo, &fields)
    )
  }

  private static func end(
    _ key: String,
    _ example: String,
    _ fields: inout RequestFields
  ) throws(BatchFailure) -> Query.End {
    let value = try fields.require(key, "\"\(example)\"")
    do {
      return try Query.End(parsing: fields.string(value, key))
    } catch let error as CoordinateError {
      throw fields.wrong(value, error.description)
    } catch let error as BatchFailure {
      throw error
    } catch {
      throw fields.wrong(value, "\"\(key)\" cannot be read")
    }
  }

  private static func cargo(_ fields: inout RequestFields) throws(BatchFailure) -> Cargo {
    guard let text = try fields.string("cargo") else { return .feu }
    do {
      return try Cargo(parsing: text)
    } catch {
      throw BatchFailure(.badRequest, error.description)
    }
  }

  /// `today` is refused: the same line has to give the same answer tomorrow.
  private static func date(_ fields: inout RequestFields) throws(BatchFailure) -> CivilDate? {
    guard let value = fields.take("date") else { return nil }
    let text = try fields.string(value, "date")
    guard let date = CivilDate(parsing: text) else {
      throw fields.wrong(value, "'\(text)' is no date; write 2031, 2031-06 or 2031-06-15")
    }
    return date
  }

  private static func selectors(
    _ key: String,
    _ fields: inout RequestFields
  ) throws(BatchFailure) -> [Selector] {
    var selectors: [Selector] = []
    for text in try fields.strings(key) {
      do {
        selectors.append(try Selector(parsing: text).reading(areasIn: ""))
      } catch {
        throw BatchFailure(.badSelector, error.description)
      }
    }
    return selectors
  }

  private static func objective(
    for cargo: Cargo,
    _ fields: inout RequestFields
  ) throws(BatchFailure) -> Objective {
    let name = fields.take("by")
    let usdPerHour = try fields.amount("value_of_time_usd_per_hour")
    let word = try name.map { value throws(BatchFailure) in try fields.string(value, "by") }
    guard (word == "generalised-cost") == (usdPerHour != nil) else {
      throw BatchFailure(
        .badRequest,
        "\"by\": \"generalised-cost\" and \"value_of_time_usd_per_hour\" go together"
      )
    }
    guard let name, let word else { return .standard(for: cargo) }
    guard let objective = Objective(named: word, usdPerHour: usdPerHour) else {
      throw fields.unknown(name, word, "by", among: Objective.names)
    }
    return objective
  }
}
