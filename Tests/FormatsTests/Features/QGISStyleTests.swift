import Foundation
import Geo
import Testing

@testable import Formats

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct QGISStyleTests {
  private func legend(of source: some FeatureSource) -> FeatureLegend {
    FeatureSurvey(source).legend
  }

  @Test func aRuleStandsForEachKindOfLegWithItsColourAndDash() throws {
    let network = try PacificNetwork.make()
    let source = NetworkFeatures(network)
    let kinds = Set(
      network.legs.map { leg in
        let ways = leg.ways.map(\.description).joined(separator: ";")
        return "\(ways), \(leg.availability.isUsable(on: network.asOf))"
      }
    )
    let xml = try XMLDocument(
      data: Data(QGISStyle(legend(of: source), layer: .legs).qml.utf8)
    )
    #expect(try xml.nodes(forXPath: "//rule").count == kinds.count)
    #expect(try xml.nodes(forXPath: "//symbol[@type='line']").count == kinds.count)
    let dashed = try xml.nodes(forXPath: "//prop[@k='line_style'][@v='dash']").count
    #expect(dashed == kinds.count { $0.hasSuffix("false") })
  }

  @Test func entriesAreFoundAgainByFeature() throws {
    let source = NetworkFeatures(try PacificNetwork.make())
    let legend = legend(of: source)
    for feature in source.features {
      let index = try #require(legend.index(of: feature))
      let entry = legend.entries(of: feature.layer)[index]
      #expect(
        feature.properties.contains { $0.name == entry.property && $0.value == entry.value }
      )
    }
  }

  @Test func quotesInValuesAreEscaped() throws {
    var content = try PacificNetwork.make().content
    content.facilities = []
    content.legs = []
    content.nodes = Array(content.nodes.prefix(1))
    let source = Named(label: "d'Ivoire \\ \"<", point: content.nodes[0].coordinate)
    let qml = QGISStyle(legend(of: source), layer: .nodes).qml
    let xml = try XMLDocument(data: Data(qml.utf8))
    let filter = try xml.nodes(forXPath: "//rule/@filter").first?.stringValue
    #expect(filter == #""kind" = 'd\'Ivoire \\ "<'"#)
  }

  private struct Named: FeatureSource {
    let label: String
    let point: Coordinate
    var name: String { "named" }
    var members: [Property] { [] }
    var asOf: CivilDate? { nil }
    var bibliography: Bibliography { Bibliography() }
    var categories: [FeatureLayer: String] { [.nodes: "kind"] }
    var options: GeoJSONOptions { .standard }
    var features: [Feature] {
      [
        Feature(
          id: "a",
          layer: .nodes,
          geometry: .point(point),
          properties: [Property("kind", .text(label))]
        )
      ]
    }
  }
}
