import Formats
import Foundation
import Geo
import Testing

@Suite struct FeatureSequenceTests {
  private func text(_ source: some FeatureSource, _ framing: FeatureFraming) throws -> String {
    let sink = MemorySink()
    try source.writeSequence(framing, to: sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  @Test(arguments: [FeatureFraming.newlineDelimited, .recordSeparated])
  func featuresAreThoseOfTheCollection(framing: FeatureFraming) throws {
    let source = NetworkFeatures(try PacificNetwork.make())
    let collection = try ReadGeoJSON { try source.write(to: $0) }
    let lines = try text(source, framing).split(separator: "\n")
    #expect(lines.count == collection.features.count)
    for (line, feature) in zip(lines, collection.features) {
      #expect(line.hasPrefix("\u{1E}") == (framing == .recordSeparated))
      let record = line.drop { $0 == "\u{1E}" }
      let read = try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: Any]
      #expect(read?["id"] as? String == feature.id)
      #expect(read?["type"] as? String == "Feature")
    }
  }

  @Test func noFeaturesAreNoBytes() throws {
    let asOf = try #require(CivilDate(year: 2026, month: 1, day: 31))
    let empty = NetworkFeatures(try Network(NetworkContent(asOf: asOf)))
    #expect(try text(empty, .newlineDelimited).isEmpty)
    #expect(try text(empty, .recordSeparated).isEmpty)
  }
}
