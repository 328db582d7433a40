import Foundation
import Geo
import Routing
import Scenarios
import Testing

@testable import Formats

@Suite("Batch answers")
struct BatchAnswererTests {
  private let network: Network
  private let answerer: BatchAnswerer

  init() throws {
    network = try NetworkLoader.load(.shipped).network
    answerer = BatchAnswerer(network)
  }

  private func answer(_ line: String) -> String {
    String(decoding: answerer.answer(Array(line.utf8)).line, as: UTF8.self)
  }

  private func failure(of line: String) -> BatchFailure? {
    answerer.answer(Array(line.utf8)).failure
  }

  /// Read by our own reader: Foundation's is an ulp off in long decimals.
  private func object(_ text: String) throws -> JSONValue {
    try JSONReader.read(Array(text.utf8))
  }

  @Test("A route's answer is the document of route, on one line, with the id echoed as written")
  func answersARoute() throws {
    let query = Query(
      from: .named("Mumbai"),
      to: .named("Moscow"),
      avoid: [try Selector(parsing: "country:KZ")],
      objective: .cost
    )
    var json = JSONWriter()
    ItineraryDocument.write(
      route: try Router(network).route(query),
      query: query,
      network: network,
      to: &json
    )
    let document = String(decoding: try json.finish(), as: UTF8.self)
    let line = #"{"id": 1.50, "from":"Mumbai","to":"Moscow","avoid":["country:KZ"],"by":"cost"}"#
    let answered = answer(line)
    #expect(answered == #"{"id":1.50,"# + document.dropFirst())
    #expect(answered.count { $0 == "\n" } == 1 && answered.hasSuffix("\n"))
  }

  @Test("A comparison's answer is the document of compare")
  func answersAComparison() throws {
    let query = Query(from: .named("Mumbai"), to: .named("Saint Petersburg"))
    let ids = ["instc-west-road", "suez-mumbai-st-petersburg"]
    var json = JSONWriter()
    ItineraryDocument.write(
      try Comparison(
        query,
        scope: .corridors(ids, withFreeRoute: true),
        router: Router(network)
      ),
      query: query,
      network: network,
      to: &json
    )
    let document = String(decoding: try json.finish(), as: UTF8.self)
    let line = """
      {"kind":"compare","from":"Mumbai","to":"Saint Petersburg","free":true,\
      "corridors":["instc-west-road","suez-mumbai-st-petersburg"]}
      """
    #expect(answer(line) == document)
  }

  @Test("A matrix's answer is the document of matrix, on the network as the scenario leaves it")
  func answersAMatrix() throws {
    let ends = ["Mumbai", "Baku", "kz-aktau"]
    let edited = try ScenarioLibrary.scenario("kz-borders-slow").apply(to: network).network
    var json = JSONWriter()
    MatrixDocument.write(
      try Matrix(
        from: ends.map { .named($0) },
        to: [.named("Moscow")],
        under: Query(from: .named("Mumbai"), to: .named("Moscow"), objective: .cost),
        router: Router(edited)
      ),
      network: edited,
      to: &json
    )
    let document = String(decoding: try json.finish(), as: UTF8.self)
    let line =
      #"{"kind":"matrix","from":["Mumbai","Baku","kz-aktau"],"to":"Moscow","by":"cost","#
      + #""scenario":["kz-borders-slow"],"id":null}"#
    #expect(answer(line) == #"{"id":null,"# + document.dropFirst())
  }

  @Test("Along a corridor, the answer is the route of the corridor with the variants it names")
  func answersAlongACorridor() throws {
    for corridor in network.corridors {
      guard let first = corridor.nodeIDs.first, let last = corridor.nodeIDs.last else { continue }
      let line = """
        {"from":"\(first)","to":"\(last)","corridor":"\(corridor.id)","output":"summary",\
        "date":"2040"}
        """
      let query = Query(
        from: .named(first),
        to: .named(last),
        date: CivilDate(parsing: "2040")
      )
      let expected = try? Router(network).route(query, along: corridor.id)
      let answered = try object(answer(line))
      if let expected {
        #expect(answered["km"]?.number == expected.total.km)
        #expect(
          answered["leg_ids"]?.array?.compactMap(\.string) == expected.legSteps.compactMap(\.legID)
        )
      } else {
        #expect(answered["kind"]?.string == "error", "\(corridor.id)")
      }
    }
  }

  @Test(
    "Edits of a line mean what the same edits of a scenario file mean",
    arguments: [
      (#"[{"close":{"country":"RU","reason":"a \"quoted\" reason"}}]"#, "close: {country: RU}"),
      (
        #"[{"scale":{"crossing":{"country":"KZ","mode":"rail"},"hours":0.5}}]"#,
        "scale: {crossing: {country: KZ, mode: rail}, hours: 0.5}"
      ),
    ]
  )
  func appliesEdits(_ json: String, _ yaml: String) throws {
    let scenario = try ScenarioLibrary.scenario(
      parsing: "name: test\nedits:\n  - \(yaml)\n",
      name: "test.yaml"
    )
    let edited = try scenario.apply(to: network).network
    let expected = try Router(edited).route(Query(from: .named("Urumqi"), to: .named("Istanbul")))
    let line = #"{"from":"Urumqi","to":"Istanbul","output":"summary","edits":\#(json)}"#
    let answered = try object(answer(line))
    #expect(answered["mean_hours"]?.number == expected.total.hours)
  }

  @Test("Scenarios that are named come before the edits of the line")
  func appliesScenariosThenEdits() throws {
    let scenario = Scenario.composed([try ScenarioLibrary.scenario("kz-borders-slow")])
    let slow = try Router(scenario.apply(to: network).network)
      .route(Query(from: .named("Urumqi"), to: .named("Moscow")))
    let line = #"{"from":"Urumqi","to":"Moscow","output":"summary","scenario":"kz-borders-slow""#
    #expect(try object(answer(line + "}"))["mean_hours"]?.number == slow.total.hours)
    let undone = line + #","edits":[{"scale":{"crossing":{"country":"KZ"},"hours":1}}]}"#
    let plain = try Router(network).route(Query(from: .named("Urumqi"), to: .named("Moscow")))
    #expect(try object(answer(undone))["mean_hours"]?.number == plain.total.hours)
  }

  @Test("An answer does not depend on what was asked before")
  func answersDoNotDependOnOthers() throws {
    let lines = (0..<60).map { index in
      let objectives = Objective.names.filter { $0 != "generalised-cost" }
      return #"{"from":"Mumbai","to":"Moscow","output":"summary","by":"\#(objectives[index % 5])","#
        + #""date":"\#(2027 + index % 7)","edits":[{"scale":{"crossing":{"country":"AZ"},"#
        + #""hours":\#(index % 11)}}]}"#
    }
    let inOrder = lines.map { answer($0) }
    let backwards = lines.reversed().map { answer($0) }
    let alone = try lines.map { line in
      let fresh = BatchAnswerer(try NetworkLoader.load(.shipped).network)
      return String(decoding: fresh.answer(Array(line.utf8)).line, as: UTF8.self)
    }
    #expect(inOrder == backwards.reversed())
    #expect(inOrder == alone)
  }

  @Test(
    "What is wrong with a line is told by a code, a message and a column",
    arguments: [
      ("", .notJSON, "the text ends here", 1),
      (#"{"from" "a"}"#, .notJSON, "expected a colon", 9),
      ("[1]", .badRequest, "a request is an object, not an array", nil),
      (#"{"to":"Moscow"}"#, .badRequest, "\"from\" is missing", nil),
      (#"{"from":"Mumbai","to":7}"#, .badRequest, "\"to\" is a string, not a number", 23),
      (#"{"from":"Mumbai","to":"Moscow","vai":[]}"#, .badRequest, "did you mean \"via\"?", 32),
      (#"{"kind":"rout","from":"a","to":"b"}"#, .badRequest, "did you mean 'route'?", 9),
      (#"{"from":"Mumbai","to":"Moscow","by":"tiem"}"#, .badRequest, "did you mean 'time'?", 37),
      (#"{"from":"Mumbai","to":"Moscow","date":"today"}"#, .badRequest, "'today' is no date", 39),
      (
        #"{"from":"Mumbai","to":"Moscow","cargo":"25t:bluk"}"#, .badRequest, "did you mean 'bulk'",
        nil
      ),
      (
        #"{"from":"Mumbai","to":"Moscow","by":"generalised-cost"}"#, .badRequest, "go together", nil
      ),
      (#"{"from":"Mumbay","to":"Moscow"}"#, .badName, "did you mean 'Mumbai'", nil),
      (#"{"from":"200,10","to":"Moscow"}"#, .badRequest, "200", 9),
      (#"{"from":"Baku","to":"Poti","avoid":"country:QQ"}"#, .badSelector, "no country 'QQ'", nil),
      (#"{"from":"Baku","to":"Poti","avoid":"country:GE"}"#, .badQuery, "lies inside", nil),
      (#"{"from":"Baku","to":"Poti","require":["mode:sea"]}"#, .noRoute, "no route", nil),
      (#"{"from":"Baku","to":"Poti","corridor":"cku-532"}"#, .corridorDoesNotServe, "cku-532", nil),
      (#"{"from":"Baku","to":"Poti","scenario":"suez-close"}"#, .badScenario, "suez-closed", nil),
      (
        #"{"from":"Baku","to":"Poti","edits":[{"close":{"contry":"RU"}}]}"#, .badScenario,
        "did you mean 'country'", 46
      ),
      (
        #"{"from":"Baku","to":"Poti","edits":[{"close":{"country":"QQ"}}]}"#, .badScenario, "QQ", 57
      ),
    ] as [(String, BatchFailure.Code, String, Int?)]
  )
  func explainsFailures(
    _ line: String,
    _ code: BatchFailure.Code,
    _ message: String,
    _ column: Int?
  ) throws {
    let failure = try #require(self.failure(of: line))
    #expect(failure.code == code)
    #expect(failure.message.contains(message), "\(failure.message)")
    #expect(failure.column == column)
  }

  @Test("An error is a document of its own, with the id of its line")
  func writesErrorDocuments() throws {
    let answered = try object(answer(#"{"id":["a",1],"from":"Mumbay","to":"Moscow"}"#))
    #expect(answered["kind"]?.string == "error")
    #expect(answered["id"]?.array?.count == 2)
    #expect(answered["code"]?.string == "bad_name")
    #expect(answered["exit_code"]?.number == 64)
  }
}
