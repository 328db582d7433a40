import Formats
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite("Writing SVG")
struct SVGWriterTests {
  @Test("any text is read back by an XML parser as it was, in content and in attributes")
  func textsSurvive() throws {
    for text in ["<b>&\"'</b>", "]]>", "Constanța – Türkiye ≥ 北京", "<!--", "a & b"] {
      var svg = SVGWriter()
      svg.element("svg") { $0.text("text", [("class", .text(text))], text) }
      let reader = Reader()
      let parser = XMLParser(data: Data(svg.bytes))
      parser.delegate = reader
      #expect(parser.parse())
      #expect(reader.text.trimmingCharacters(in: .whitespacesAndNewlines) == text)
      #expect(reader.attribute == text)
    }
  }

  @Test("control characters, which XML does not admit, do not make the document unreadable")
  func controlCharacters() {
    let every = String(String.UnicodeScalarView((0...0x9F).compactMap(Unicode.Scalar.init)))
    var svg = SVGWriter()
    svg.text("text", [("class", .text(every))], every)
    #expect(XMLParser(data: Data(svg.bytes)).parse())
  }

  @Test("coordinates have one decimal at most")
  func coordinates() {
    var svg = SVGWriter()
    svg.empty("circle", [("cx", .number(1.0 / 3)), ("cy", .number(-0.01)), ("r", .number(20))])
    #expect(
      String(decoding: svg.bytes, as: UTF8.self) == "<circle cx=\"0.3\" cy=\"0\" r=\"20\"/>\n"
    )
  }

  @Test("estimated widths of Latin text are DejaVu Sans's own")
  func widths() {
    // Sums of the font's advances, from its hmtx table: 2048 units to the em.
    #expect(abs(TextMetrics(sizePx: 1000).widthPx("Baku") - (686 + 613 + 579 + 634)) < 1)
    #expect(
      TextMetrics(sizePx: 10, isBold: true).widthPx("Baku")
        > TextMetrics(sizePx: 10).widthPx("Baku")
    )
    #expect(
      TextMetrics(sizePx: 10).wrapped("one two three", toWidthPx: 50) == ["one two", "three"]
    )
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var text = ""
    var attribute: String?

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(
      _ parser: XMLParser,
      didStartElement name: String,
      namespaceURI: String?,
      qualifiedName: String?,
      attributes: [String: String]
    ) {
      if name == "text" { attribute = attributes["class"] }
    }
  }
}
