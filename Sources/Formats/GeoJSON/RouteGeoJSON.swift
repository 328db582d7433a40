import Geo
import Routing

/// Itineraries as a map: a feature for each route, each step and each node passed.
///
/// ```swift
/// let file = try AtomicFile(path: "route.geojson")
/// try RouteGeoJSON([DrawnRoute(itinerary, label: "INSTC")], on: network).write(to: file)
/// try file.commit()
/// ```
///
/// Routes come first, then legs, then what happens at nodes, then the nodes: what is last is drawn
/// on top. A leg is a line; every other step is a point at its node. A border lies somewhere on its
/// leg, nobody says where, and is drawn at the leg's border node, else at its far end; the wait for a
/// canal is drawn where the ship enters it. A step of kind `access` is drawn at the node that it reaches or leaves.
///
/// Properties are scalars with their unit in the name. `null` is what is unknown or has no meaning,
/// such as the hours of a pipeline; a sum that lacks a part is marked by `…_is_lower_bound`.
public struct RouteGeoJSON: Sendable {
  private let routes: [DrawnRoute]
  private let network: Network
  private let options: GeoJSONOptions

  /// - Parameters:
  ///   - routes: one or several, in the order in which they are drawn.
  ///   - network: the one that the itineraries were found in.
  public init(
    _ routes: [DrawnRoute],
    on network: Network,
    options: GeoJSONOptions = .standard
  ) {
    self.routes = routes
    self.network = network
    self.options = options
  }

  /// Writes the collection.
  ///
  /// - Throws: ``JSONWriterError`` if the sink takes no more.
  public func write(to sink: any ByteSink) throws(JSONWriterError) {
    let features = features()
    var extent = FeatureExtent()
    for feature in features { extent.add(feature.geometry) }
    try FeatureCollection(
      name: "routes",
      bbox: extent.boundingBox,
      members: Property.edition(of: network),
      features: features,
      bibliography: Bibliography(
        ids: routes.lazy.flatMap(\.itinerary.sourceIDs),
        in: network
      )
    ).write(layout: options.layout, to: sink)
  }

  /// The features in the order in which they are written.
  ///
  /// - Complexity: O(*n*) in the number of steps and of positions drawn.
  public func features() -> [Feature] {
    var ids = FeatureIDs()
    let geometry = LineGeometry(options)
    var routeFeatures: [Feature] = []
    var legFeatures: [Feature] = []
    var nodeStepFeatures: [Feature] = []
    var passed = PassedNodes()
    for (index, route) in routes.enumerated() {
      let key = ids.unique("route:\(route.id)")
      passed.add(route.itinerary)
      let color = route.color ?? Palette.corridors[index % Palette.corridors.count]
      let drawing = RouteDrawing(
        key: key,
        route: route,
        color: color,
        network: network,
        geometry: geometry
      )
      routeFeatures += [drawing.routeFeature()].compactMap { $0 }
      for (step, feature) in drawing.stepFeatures(ids: &ids) {
        if step.kind == .leg {
          legFeatures.append(feature)
        } else {
          nodeStepFeatures.append(feature)
        }
      }
    }
    return routeFeatures + legFeatures + nodeStepFeatures + passed.features(in: network)
  }
}

/// An itinerary with how it is called and coloured on a map.
public struct DrawnRoute: Hashable, Sendable {
  /// What the ids of its features are made from; the second route of an id is `ID/2`.
  public var id: String
  /// For a legend.
  public var label: String
  /// `nil` takes the next colour of the palette.
  public var color: RGBColor?
  public var itinerary: Itinerary

  /// - Parameter id: the corridor's id, or the objective's name, unless said otherwise.
  public init(
    _ itinerary: Itinerary,
    label: String,
    color: RGBColor? = nil,
    id: String? = nil
  ) {
    self.id = id ?? itinerary.corridor?.id ?? itinerary.objective.name
    self.label = label
    self.color = color
    self.itinerary = itinerary
  }
}
