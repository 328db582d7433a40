import Geo
import Routing
import Scenarios

extension BatchRequest {
  private enum Kind: String, CaseIterable {
    case route
    case compare
    case matrix
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
    switch kind {
    case .route:
      let query = try BatchRequest.query(&fields)
      question = .route(query, corridor: try fields.string("corridor"))
    case .compare:
      let query = try BatchRequest.query(&fields)
      let corridors = try fields.strings("corridors")
      let withFreeRoute = try fields.flag("free")
      question = .comparison(
        query,
        corridors.isEmpty
          ? .everything : .corridors(corridors, withFreeRoute: withFreeRoute)
      )
    case .matrix:
      let origins = try BatchRequest.ends("from", "Mumbai", &fields)
      let destinations = try BatchRequest.ends("to", "Saint Petersburg", &fields)
      question = .matrix(
        from: origins,
        to: destinations,
        under: try BatchRequest.query(from: origins[0], to: destinations[0], &fields)
      )
    }
    try fields.finish()
  }

  private static func query(_ fields: inout RequestFields) throws(BatchFailure) -> Query {
    let from = try fields.require("from", "\"Mumbai\"")
    let to = try fields.require("to", "\"Saint Petersburg\"")
    return try query(from: end(from, "from", fields), to: end(to, "to", fields), &fields)
  }

  private static func query(
    from origin: Query.End,
    to destination: Query.End,
    _ fields: inout RequestFields
  ) throws(BatchFailure) -> Query {
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

  /// At least one end.
  private static func ends(
    _ key: String,
    _ example: String,
    _ fields: inout RequestFields
  ) throws(BatchFailure) -> [Query.End] {
    let value = try fields.require(key, "[\"\(example)\"]")
    var ends: [Query.End] = []
    for element in value.array ?? [value] { ends.append(try end(element, key, fields)) }
    guard !ends.isEmpty else { throw fields.wrong(value, "\"\(key)\" names no end") }
    return ends
  }

  private static func end(
    _ value: JSONValue,
    _ key: String,
    _ fields: RequestFields
  ) throws(BatchFailure) -> Query.End {
    let text = try fields.string(value, key)
    do {
      return try Query.End(parsing: text)
    } catch {
      throw fields.wrong(value, error.description)
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
