/// Writes an SVG document: elements nest by construction, text is escaped, coordinates have one
/// decimal, so that the same picture is the same bytes and no name of the data becomes markup.
///
/// ```swift
/// var svg = SVGWriter()
/// svg.element("g", [("id", "legs")]) { svg in
///   svg.empty("circle", [("cx", .number(10)), ("cy", .number(20)), ("r", .number(3))])
/// }
/// ```
public struct SVGWriter: Sendable {
  /// The value of an attribute.
  public enum Value: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    case text(String)
    /// Pixels, rounded to a tenth.
    case number(Double)

    public init(stringLiteral value: String) { self = .text(value) }
  }

  public typealias Attributes = [(name: String, value: Value)]

  /// The document so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var depth = 0

  public init() {}

  /// Writes an element with the children that the closure writes.
  public mutating func element(
    _ name: String,
    _ attributes: Attributes = [],
    children: (inout SVGWriter) -> Void
  ) {
    open(name, attributes)
    append(">\n")
    depth += 1
    children(&self)
    depth -= 1
    indent()
    append("</\(name)>\n")
  }

  /// Writes an element without content.
  public mutating func empty(_ name: String, _ attributes: Attributes) {
    open(name, attributes)
    append("/>\n")
  }

  /// Writes an element that holds a text.
  public mutating func text(_ name: String, _ attributes: Attributes = [], _ content: String) {
    open(name, attributes)
    append(">")
    append(Self.escaped(content))
    append("</\(name)>\n")
  }

  /// Writes what is markup already: another picture's element, a script.
  public mutating func markup(_ markup: String) {
    append(markup)
  }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    indent()
    append("<\(name)")
    for (name, value) in attributes {
      append(" \(name)=\"")
      switch value {
      case .text(let text): append(Self.escaped(text))
      case .number(let number): bytes.append(pixels: number)
      }
      append("\"")
    }
  }

  private mutating func indent() {
    for _ in 0..<depth { append(" ") }
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Text as XML and HTML may hold it, in content and in attributes alike. Control characters, of
  /// which XML admits no more than three, become U+FFFD.
  public static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n", "\r": result += " "
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value): result += "\u{FFFD}"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension SVGWriter {
  /// The `d` of a path through lines, in absolute coordinates.
  public static func path(_ lines: [[PagePoint]], closed: Bool = false) -> Value {
    var data: [UInt8] = []
    for line in lines {
      for (index, point) in line.enumerated() {
        switch index {
        case 0: data.append(UInt8(ascii: "M"))
        case 1: data.append(UInt8(ascii: "L"))
        default: data.append(UInt8(ascii: " "))
        }
        data.append(pixels: point.x)
        data.append(UInt8(ascii: ","))
        data.append(pixels: point.y)
      }
      if closed, !line.isEmpty { data.append(UInt8(ascii: "Z")) }
    }
    return .text(String(decoding: data, as: UTF8.self))
  }
}

extension [UInt8] {
  /// Appends a coordinate in tenths of a pixel; a number that is not finite, which no picture
  /// should have, is written as 0 rather than as a document nobody can read.
  mutating func append(pixels number: Double) {
    append(rounded: number.isFinite ? number : 0, maxDecimals: 1)
  }
}
