/// A legend as a QGIS layer style (QML): a rule for each entry.
///
/// Written in the words of QGIS 3 that every later version reads.
struct QGISStyle {
  private let rules: [(entry: FeatureLegend.Entry, filter: String)]

  /// The style of one table.
  init(_ legend: FeatureLegend, layer: FeatureLayer) {
    rules = legend.entries(of: layer).map { ($0, $0.filter) }
  }

  /// The style of a file that holds the features of several layers, told apart by their `kind`.
  init(_ legend: FeatureLegend, layers: [FeatureLayer]) {
    rules = layers.flatMap { layer in
      let kinds = (legend.kinds[layer] ?? []).map { FeatureLegend.Entry.quotedText($0) }
      let isOfLayer = "\"kind\" IN (\(kinds.joined(separator: ", ")))"
      return legend.entries(of: layer).map { ($0, "\(isOfLayer) AND \($0.filter)") }
    }
  }

  /// The style as XML.
  var qml: String {
    var xml = XMLText()
    xml.line("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>")
    xml.element("qgis", ["version": "3.22.0", "styleCategories": "Symbology"]) { xml in
      xml.element("renderer-v2", ["type": "RuleRenderer", "symbollevels": "0"]) { xml in
        xml.element("rules", ["key": "corridor"]) { xml in
          for (index, rule) in rules.enumerated() {
            xml.element(
              "rule",
              [
                "key": "corridor-\(index)", "symbol": "\(index)", "label": rule.entry.label,
                "filter": rule.filter,
              ]
            )
          }
        }
        xml.element("symbols") { xml in
          for (index, rule) in rules.enumerated() {
            Self.write(rule.entry, name: "\(index)", to: &xml)
          }
        }
      }
    }
    return xml.text
  }

  private static func write(_ entry: FeatureLegend.Entry, name: String, to xml: inout XMLText) {
    let isLine = entry.layer.hasLines
    let kind = isLine ? "line" : "marker"
    let color = "\(entry.color.red),\(entry.color.green),\(entry.color.blue),255"
    let size = XMLText.number(entry.size, decimals: 2)
    let properties: KeyValuePairs =
      isLine
      ? [
        "line_color": color, "line_width": size, "line_width_unit": "MM", "capstyle": "flat",
        "joinstyle": "round", "line_style": entry.openness?.isOpen == false ? "dash" : "solid",
      ]
      : [
        "name": "circle", "color": color, "outline_color": "255,255,255,255", "size": size,
        "size_unit": "MM",
      ]
    let alpha = XMLText.number(entry.opacity, decimals: 2)
    xml.element("symbol", ["type": kind, "name": name, "alpha": alpha]) { xml in
      xml.element("layer", ["class": isLine ? "SimpleLine" : "SimpleMarker", "enabled": "1"]) {
        xml in
        for (key, value) in properties { xml.element("prop", ["k": key, "v": value]) }
      }
    }
  }
}

extension FeatureSource {
  /// A style for QGIS (QML) that draws all its features from one file, as GeoJSON holds them.
  public var qgisStyle: String {
    QGISStyle(FeatureSurvey(self).legend, layers: layers).qml
  }
}

extension FeatureLegend.Entry {
  /// In QGIS's expressions.
  fileprivate var filter: String {
    let name = Self.quotedName(property)
    let kind =
      switch value {
      case .null: "\(name) IS NULL"
      case .text(let text): "\(name) = \(Self.quotedText(text))"
      case .integer(let integer): "\(name) = \(integer)"
      case .number(let number): "\(name) = \(number)"
      case .flag(let flag): flag ? name : "NOT \(name)"
      }
    guard let openness else { return kind }
    let flag = Self.quotedName(openness.property)
    return "\(kind) AND \(openness.flag ? flag : "NOT \(flag)")"
  }

  private static func quotedName(_ name: String) -> String { "\"\(name)\"" }

  fileprivate static func quotedText(_ text: String) -> String {
    var quoted = "'"
    for character in text {
      if character == "'" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted + "'"
  }
}
