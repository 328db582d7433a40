/// The kinds of features that a map tells apart, each with the look that the features give
/// themselves by simplestyle.
///
/// An entry stands for one value of the layer's category and for what is open or not.
struct FeatureLegend {
  struct Entry {
    let layer: FeatureLayer
    /// The property whose value is ``value``.
    let property: String
    let value: PropertyValue
    /// The flag that tells what is not open, and whether it is set; `nil` for what has none.
    let openness: Openness?
    let color: RGBColor
    /// Millimetres.
    let size: Double
    /// 0…1.
    let opacity: Double

    struct Openness: Hashable {
      let property: String
      let flag: Bool
      var isOpen: Bool { property == Self.whenOpen ? flag : !flag }

      private static let whenOpen = "is_open"
      /// The two that features have: one for what is open, one for what is not.
      static let properties = [whenOpen, "not_open_yet"]
    }

    /// What a reader is told: `rail-1520, not open`.
    var label: String {
      let name = value == .null ? "none" : value.plain
      return openness.map(\.isOpen) ?? true ? name : "\(name), not open"
    }
  }

  private struct Key: Hashable, Comparable {
    let layer: FeatureLayer
    let value: PropertyValue
    let openness: Entry.Openness?

    static func < (first: Key, second: Key) -> Bool {
      if first.value != second.value { return first.value.order < second.value.order }
      return (first.openness?.isOpen ?? true) && second.openness?.isOpen == false
    }
  }

  private let categories: [FeatureLayer: String]
  /// What the property `kind` of each layer's features has been, sorted.
  private(set) var kinds: [FeatureLayer: [String]] = [:]
  private var entriesByKey: [Key: Entry] = [:]

  init(categories: [FeatureLayer: String]) {
    self.categories = categories
  }

  /// Sees to it that a feature has an entry; the first of its kind gives the look.
  mutating func add(_ feature: Feature) {
    guard let property = categories[feature.layer], let key = key(of: feature),
      entriesByKey[key] == nil
    else { return }
    var look = Look()
    for item in feature.properties {
      look.read(item)
      if item.name == "kind", case .text(let kind) = item.value { note(kind, of: feature.layer) }
    }
    entriesByKey[key] = Entry(
      layer: feature.layer,
      property: property,
      value: key.value,
      openness: key.openness,
      color: look.color,
      size: look.size(on: feature.layer),
      opacity: look.opacity
    )
  }

  private mutating func note(_ kind: String, of layer: FeatureLayer) {
    if !kinds[layer, default: []].contains(kind) { kinds[layer, default: []].append(kind) }
    kinds[layer]?.sort()
  }

  private func key(of feature: Feature) -> Key? {
    guard let category = categories[feature.layer] else { return nil }
    var value = PropertyValue.null
    var openness: Entry.Openness?
    for property in feature.properties {
      if property.name == category { value = property.value }
      if case .flag(let flag) = property.value, Entry.Openness.properties.contains(property.name) {
        openness = Entry.Openness(property: property.name, flag: flag)
      }
    }
    return Key(layer: feature.layer, value: value, openness: openness)
  }

  /// The entries of a layer: by value, what is open before what is not.
  func entries(of layer: FeatureLayer) -> [Entry] {
    entriesByKey.filter { $0.key.layer == layer }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The position of a feature's entry among those of its layer; `nil` if it was never added.
  ///
  /// - Complexity: O(entries).
  func index(of feature: Feature) -> Int? {
    guard let key = key(of: feature), entriesByKey[key] != nil else { return nil }
    return entriesByKey.keys.count { $0.layer == key.layer && $0 < key }
  }

  /// What simplestyle says of one feature.
  private struct Look {
    var color = Palette.grey
    var opacity = 1.0
    private var widthPixels = 3
    private var markerSize = Simplestyle.MarkerSize.small

    mutating func read(_ property: Property) {
      switch (property.name, property.value) {
      case ("stroke", .text(let text)), ("marker-color", .text(let text)):
        color = RGBColor(parsing: text) ?? color
      case ("stroke-width", .integer(let pixels)): widthPixels = pixels
      case ("stroke-opacity", .number(let share)): opacity = share
      case ("marker-size", .text(let text)):
        markerSize = Simplestyle.MarkerSize(rawValue: text) ?? markerSize
      default: break
      }
    }

    /// A CSS pixel is 1/96 inch.
    func size(on layer: FeatureLayer) -> Double {
      if layer.hasLines { return Double(widthPixels) * 25.4 / 96 }
      return switch markerSize {
      case .small: 2
      case .medium: 3
      case .large: 4
      }
    }
  }
}

extension PropertyValue {
  /// Numbers by size, then texts, then nothing.
  fileprivate var order: (Int, Double, String) {
    switch self {
    case .integer(let integer): (0, Double(integer), "")
    case .number(let number): (0, number, "")
    case .flag(let flag): (0, flag ? 1 : 0, "")
    case .text(let text): (1, 0, text)
    case .null: (2, 0, "")
    }
  }
}
