import Formats
import Foundation
import Geo
import Scenarios
import Testing

@Suite("Scenario composition")
struct ScenarioCompositionTests {
  /// A directory of files, gone when the test is.
  private final class Folder {
    let path: String

    init(_ files: [String: String]) throws {
      path = NSTemporaryDirectory() + "corridor-\(UUID().uuidString)"
      for (name, text) in files {
        let url = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try text.write(to: url, atomically: true, encoding: .utf8)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test("A base is looked for beside the file, and its edits come first")
  func relativeBase() throws {
    let folder = try Folder([
      "a.yaml": "name: a\nbase: sub/b.yaml\nedits: [ { close: { country: IR } } ]",
      "sub/b.yaml": "name: b\ndate: 2031\nbase: c.yaml\nedits: [ { close: { country: RU } } ]",
      "sub/c.yaml": "name: c\nbase: rasht-astara",
    ])
    let scenario = try ScenarioLibrary.scenario("\(folder.path)/a.yaml")
    let edits = scenario.allEdits.map(\.edit.summary)
    #expect(
      edits == [
        "open leg:ir-rasht__ir-astara__rail-1435", "open facility:ir-astara__rail-*",
        "close country:RU", "close country:IR",
      ]
    )
    let edited = try scenario.apply(to: try ShippedNetwork.network()).network
    #expect(edited.defaultDate.description == "2031-12-31")
  }

  @Test("Scenarios that are each other's base are refused", arguments: ["a.yaml", "./a.yaml"])
  func circle(spelling: String) throws {
    let folder = try Folder([
      "a.yaml": "name: a\nbase: b.yaml", "b.yaml": "name: b\nbase: \(spelling)",
    ])
    #expect {
      try ScenarioLibrary.scenario("\(folder.path)/a.yaml")
    } throws: { error in
      guard case ScenarioFileError.circle(let names) = error else { return false }
      return names.count == 3
    }
  }

  @Test("An area selects the nodes in it and the legs with both ends there")
  func within() throws {
    // A box around Turkmenistan's Caspian shore.
    let area = #"""
      {"type":"Feature","properties":{},"geometry":{"type":"Polygon",
      "coordinates":[[[52.5,39.5],[54.6,39.5],[54.6,41],[52.5,41],[52.5,39.5]]]}}
      """#
    let folder = try Folder([
      "area.geojson": area,
      "a.yaml": "name: a\nedits: [ { close: { within: area.geojson, reason: storm } } ]",
    ])
    let network = try ShippedNetwork.network()
    let resolved = try ScenarioLibrary.scenario("\(folder.path)/a.yaml").resolve(in: network)
    let closed = resolved.network.nodes.filter { $0.closedBy != nil }.map(\.id)
    #expect(closed.contains("tm-turkmenbashi"))
    let expected = network.nodes.filter {
      (52.5...54.6).contains($0.coordinate.longitude)
        && (39.5...41).contains($0.coordinate.latitude)
    }
    #expect(closed == expected.map(\.id))
  }
}
