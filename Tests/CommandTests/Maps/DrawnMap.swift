import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A map read back from its SVG text, by an XML parser that knows nothing of what drew it.
struct DrawnMap {
  struct Box: CustomStringConvertible {
    var minX, minY, maxX, maxY: Double

    func overlaps(_ other: Box, tolerance: Double = 0.15) -> Bool {
      minX + tolerance < other.maxX && other.minX + tolerance < maxX
        && minY + tolerance < other.maxY && other.minY + tolerance < maxY
    }

    func contains(_ other: Box, tolerance: Double = 0.15) -> Bool {
      other.minX >= minX - tolerance && other.maxX <= maxX + tolerance
        && other.minY >= minY - tolerance && other.maxY <= maxY + tolerance
    }

    func contains(x: Double, y: Double) -> Bool {
      x >= minX && x <= maxX && y >= minY && y <= maxY
    }

    var description: String { "\(minX),\(minY) to \(maxX),\(maxY)" }
  }

  struct Element {
    var name: String
    var attributes: [String: String]
    /// Classes and ids of the elements around it.
    var path: [String]
    var text = ""
    var children: [Element] = []

    func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? .nan }

    func all(_ match: (Element) -> Bool) -> [Element] {
      (match(self) ? [self] : []) + children.flatMap { $0.all(match) }
    }

    func all(ofClass name: String) -> [Element] {
      all { ($0.attributes["class"] ?? "").split(separator: " ").contains(Substring(name)) }
    }

    /// The points of a path, which is written in absolute coordinates.
    var points: [(x: Double, y: Double)] {
      (attributes["d"] ?? "").split(whereSeparator: { "ML Z".contains($0) }).compactMap { pair in
        let numbers = pair.split(separator: ",").compactMap { Double($0) }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
      }
    }

    /// Around everything that is drawn in it; texts are not.
    var box: Box? {
      var xs: [Double] = []
      var ys: [Double] = []
      switch name {
      case "rect":
        xs = [number("x"), number("x") + number("width")]
        ys = [number("y"), number("y") + number("height")]
      case "circle":
        xs = [number("cx") - number("r"), number("cx") + number("r")]
        ys = [number("cy") - number("r"), number("cy") + number("r")]
      case "path":
        xs = points.map(\.x)
        ys = points.map(\.y)
      default:
        for child in children {
          guard let box = child.box else { continue }
          xs += [box.minX, box.maxX]
          ys += [box.minY, box.maxY]
        }
      }
      guard let minX = xs.min(), let maxX = xs.max(), let minY = ys.min(), let maxY = ys.max()
      else { return nil }
      return Box(minX: minX, minY: minY, maxX: maxX, maxY: maxY)
    }
  }

  let root: Element

  init(_ svg: String) throws {
    let parser = XMLParser(data: Data(svg.utf8))
    let reader = Reader()
    parser.delegate = reader
    guard parser.parse(), let root = reader.root else {
      throw parser.parserError ?? CocoaError(.fileReadCorruptFile)
    }
    self.root = root
  }

  func first(ofClass name: String) -> Element? { root.all(ofClass: name).first }
  func element(id: String) -> Element? { root.all { $0.attributes["id"] == id }.first }

  var frame: Box? { first(ofClass: "frame")?.box }
  /// The map without its inset and legend.
  var plane: Element { element(id: "map-plane") ?? root }
  var inset: Element? { first(ofClass: "inset") }
  var legendBox: Box? { first(ofClass: "legend-box")?.box }

  private final class Reader: NSObject, XMLParserDelegate {
    var root: Element?
    private var stack: [Element] = []

    func parser(
      _ parser: XMLParser,
      didStartElement name: String,
      namespaceURI: String?,
      qualifiedName: String?,
      attributes: [String: String]
    ) {
      let path = stack.compactMap { $0.attributes["class"] ?? $0.attributes["id"] }
      stack.append(Element(name: name, attributes: attributes, path: path))
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      stack[stack.count - 1].text += string
    }

    func parser(
      _ parser: XMLParser,
      didEndElement name: String,
      namespaceURI: String?,
      qualifiedName: String?
    ) {
      let element = stack.removeLast()
      if stack.isEmpty { root = element } else { stack[stack.count - 1].children.append(element) }
    }
  }
}
