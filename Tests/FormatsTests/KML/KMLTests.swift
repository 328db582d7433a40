import Foundation
import Geo
import Testing

@testable import Formats

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Read back by Foundation's parser; `Tests/formats` holds the files to the OGC's schema.
@Suite struct KMLTests {
  private func document(_ source: some FeatureSource) throws -> XMLDocument {
    let sink = MemorySink()
    try KML.write(source, to: sink)
    return try XMLDocument(data: Data(sink.bytes))
  }

  private func texts(_ path: String, in node: XMLNode) throws -> [String] {
    try node.nodes(forXPath: path).map { $0.stringValue ?? "" }
  }

  @Test func everyFeatureIsAPlacemarkOnce() throws {
    let source = NetworkFeatures(try PacificNetwork.make())
    let ids = try texts("//*[local-name()='SimpleData'][@name='id']", in: document(source))
    #expect(ids.sorted() == source.features.map(\.id).sorted())
  }

  @Test func namesAreTextAndNeverMarkup() throws {
    var content = try PacificNetwork.make().content
    let hostile = "<b>&amp;\"'</b>]]>\u{7}"
    content.nodes[0].name = hostile
    let names = try texts(
      "//*[local-name()='Placemark']/*[local-name()='name']",
      in: document(NetworkFeatures(Network(content)))
    )
    #expect(names.contains("<b>&amp;\"'</b>]]>\u{FFFD}"))
  }

  @Test func whatIsUnknownIsLeftOut() throws {
    let source = NetworkFeatures(try PacificNetwork.make())
    let known = source.features.reduce(0) { sum, feature in
      sum + 1 + feature.properties.count { $0.value != .null }
    }
    let data = try texts("//*[local-name()='SimpleData']", in: document(source))
    #expect(data.count == known)
  }
}
