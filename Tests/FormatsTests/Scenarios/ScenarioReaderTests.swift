import Formats
import Geo
import Scenarios
import Testing

@Suite("Scenario files")
struct ScenarioReaderTests {
  private static func problems(_ text: String) throws -> [String] {
    do {
      _ = try ScenarioLibrary.resolve(
        parsing: text,
        name: "x.yaml",
        in: try ShippedNetwork.network()
      )
      return []
    } catch ScenarioFileError.invalid(let error) {
      return error.problems.map(\.description)
    }
  }

  /// What is wrong, and the beginning of what is said of it.
  static let mistakes: [(text: String, said: String)] = [
    ("", "x.yaml:1:1: nothing is written here"),
    ("- a", "x.yaml:1:1: a scenario takes words and values in braces, not a list"),
    ("name: x\nname: y", "x.yaml:1:1: written twice: name"),
    ("name: [", "x.yaml:2:1: this is no YAML"),
    ("date: 2031\nedits: []", "x.yaml:1:1: a scenario needs 'name'"),
    ("name: x\ndates: 2031", "x.yaml:2:8: a scenario knows no 'dates'; did you mean 'date'?"),
    ("name: x\ndate: soon", "x.yaml:2:7: date is a date such as 2031"),
    ("name: x\ndate: 2031-02-30", "x.yaml:2:7: date is a date such as 2031"),
    ("name: x\nbase: nothing-like-this", "x.yaml:2:7: base: no scenario 'nothing-like-this'"),
    ("name: x\nbase: ./gone.yaml", "x.yaml:2:7: base: there is no scenario file './gone.yaml'"),
    ("name: x\nedits: close", "x.yaml:2:8: edits are a list"),
    ("name: x\nedits:\n  - close", "x.yaml:3:5: an edit is one verb and its words"),
    (
      "name: x\nedits:\n  - clos: { country: RU }",
      "x.yaml:3:5: no verb 'clos'; did you mean 'close'?"
    ),
    ("name: x\nedits:\n  - close: RU", "x.yaml:3:12: close takes words and values in braces"),
    (
      "name: x\nedits:\n  - close: { contry: RU }",
      "x.yaml:3:12: close does not say what"
    ),
    (
      "name: x\nedits:\n  - close: { country: RUS }",
      "x.yaml:3:23: no country 'RUS'"
    ),
    (
      "name: x\nedits:\n  - close: { corridor: btkk }",
      "x.yaml:3:24: no corridor 'btkk'; did you mean 'btk'"
    ),
    (
      "name: x\nedits:\n  - close: { country: RU, because: war }",
      "x.yaml:3:36: close knows no 'because'"
    ),
    (
      "name: x\nedits:\n  - set: { leg: ir-rasht__ir-astara__rail-1435 }",
      "x.yaml:3:10: set has nothing to set"
    ),
    (
      "name: x\nedits:\n  - set: { leg: ir-rasht__ir-astara__rail-1453, opens: 2028 }",
      "x.yaml:3:17: no leg 'ir-rasht__ir-astara__rail-1453'; did you mean"
    ),
    (
      "name: x\nedits:\n  - scale: { leg: { country: IR, mode: rale }, speed: 2 }",
      "x.yaml:3:40: no mode 'rale'; did you mean 'rail'?"
    ),
    (
      "name: x\nedits:\n  - scale: { leg: { country: IR, mode: sea }, speed: 0 }",
      "x.yaml:3:54: speed is a number above zero, not '0'"
    ),
    (
      "name: x\nedits:\n  - scale: { node: ir-tehran, hours: 2 }",
      "x.yaml:3:12: scale does not say of what: leg, facility, crossing, service"
    ),
    (
      "name: x\nedits:\n  - regauge: { leg: { corridor: btk } }",
      "x.yaml:3:14: regauge needs 'gauge'"
    ),
    (
      "name: x\nedits:\n  - regauge: { leg: { corridor: cku-532 }, gauge: 1435 }",
      "x.yaml:3:51: no train could pass any longer at kg-jalal-abad (1520 mm), uz-andijan (1520 mm)"
    ),
    (
      "name: x\nedits:\n  - add: { leg: { from: uz-andijan, to: uz-andijon, mode: rail, gauge: 1520, length_km: 8 } }",
      "x.yaml:3:41: no node 'uz-andijon'; did you mean 'uz-andijan'?"
    ),
    (
      "name: x\nedits:\n  - add: { facility: { node: uz-andijan, kind: intermodal, from: rail-1520, to: raod, hours: 8 } }",
      "x.yaml:3:81: no way 'raod'; did you mean 'road'?"
    ),
    (
      "name: x\nedits:\n  - add: { facility: { node: uz-andijan, kind: intermodal, from: rail-1520, to: road, hours: [24, 8] } }",
      "x.yaml:3:94: hours is one number, or [P50, P90] with P50 the smaller"
    ),
    (
      "name: x\nedits:\n  - remove: { facility: ir-bandar-abbas__rail-1435__sea }",
      "x.yaml:3:25: 'ir-bandar-abbas__rail-1435__sea' is a port, where the defaults"
    ),
    (
      "name: x\nedits:\n  - tariff: { mode: rail, usd_per_feu_km: cheap }",
      "x.yaml:3:43: usd_per_feu_km is a number of zero or more, not 'cheap'"
    ),
    (
      "name: x\nedits:\n  - close: { within: no-such-area.geojson }",
      "x.yaml:3:12: selector 'within:no-such-area.geojson': there is no file"
    ),
  ]

  @Test("A mistake is found where it stands, with what is near", arguments: mistakes)
  func mistake(text: String, said: String) throws {
    let problems = try Self.problems(text)
    #expect(problems.contains { $0.hasPrefix(said) }, "\(problems)")
  }

  @Test("All mistakes of a file come out together, those of its base included")
  func allTogether() throws {
    let text = """
      name: many mistakes
      date: tomorrow
      base: ./nowhere.yaml
      edits:
        - close: { country: RUS }
        - close: { cuontry: RU }
        - tarif: { mode: rail }
        - scale: { leg: { mode: rail }, speed: -1 }
        - add: { node: { id: here, lon: 400, lat: 40, country: UZ } }
        - close: { node: nowhere-at-all }
      """
    let problems = try Self.problems(text)
    // Words that cannot be read and words that mean nothing in the network, in one order.
    let lines = problems.map { $0.split(separator: ":")[1] }
    #expect(lines == ["2", "3", "5", "6", "6", "7", "8", "9", "10"])
  }

  @Test("The words of a mapping and of the command line select the same")
  func selectorForms() throws {
    let network = try ShippedNetwork.network()
    func closed(_ words: String) throws -> [String] {
      let text = "name: x\nedits: [ { set: { leg: \(words), closes: 2020 } } ]"
      let resolved = try ScenarioLibrary.scenario(parsing: text, name: "x").resolve(in: network)
      return resolved.network.legs.filter { $0.availability.closes != nil }.map(\.id)
    }
    let mapping = try closed("{ country: KZ, mode: rail }")
    #expect(mapping.count > 20)
    #expect(try closed("\"country:KZ mode:rail\"") == mapping)
    #expect(try closed("ir-rasht__ir-astara__rail-1435") == ["ir-rasht__ir-astara__rail-1435"])
    #expect(try closed("\"ir-rasht__*\"").count > 3)
  }

  @Test("JSON says the same as YAML, in the same words")
  func json() throws {
    let yaml = "[ { close: { country: RU } }, { set: { leg: a*, opens: 2028 } } ]"
    let json = #"[{"close":{"country":"RU"}},{"set":{"leg":"a*","opens":"2028"}}]"#
    let summaries = try [yaml, json].map { text in
      try ScenarioLibrary.edits(parsing: text).map(\.edit.summary)
    }
    #expect(summaries[0] == summaries[1])
    #expect(summaries[0].count == 2)
  }

  @Test("No text makes the reader stop the process, 500 damaged examples")
  func damaged() throws {
    let whole = try #require(ScenarioLibrary.shippedText("example"))
    let characters = Array(whole)
    for number in 0..<500 {
      var damaged = characters
      damaged.remove(at: number * 7919 % damaged.count)
      damaged.insert(
        Array("{}[]:-\"'&*!|>%@,#x0\t")[number % 20],
        at: number * 104_729 % damaged.count
      )
      _ = try? ScenarioLibrary.scenario(parsing: String(damaged), name: "x")
    }
  }
}
