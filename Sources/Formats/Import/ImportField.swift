import Geo

/// What a column of a foreign network can be read as: the words left of `=` in `--map`.
public enum ImportField: String, CaseIterable, Hashable, Sendable {
  // Where a leg runs.
  case from
  case to
  case fromX = "from_x"
  case fromY = "from_y"
  case toX = "to_x"
  case toY = "to_y"
  /// A line in Well-Known Text.
  case geometry
  // What a leg is.
  case id
  case name
  case directed
  /// Kilometres.
  case length
  case lengthM = "length_m"
  case lengthMi = "length_mi"
  case mode
  /// Millimetres, several between semicolons.
  case gauge
  case status
  case opens
  case closes
  case countries
  case vesselClass = "vessel_class"
  case basin
  case commodity
  case variant
  case electricShare = "electric_share"
  case tracks
  case traction
  // What a node is.
  case nodeID = "node_id"
  /// Degrees east.
  case x
  /// Degrees north.
  case y
  case nodeName = "node_name"
  case nodeKind = "node_kind"
  case country

  /// Whether it is a column of node tables.
  var isOfNodes: Bool {
    switch self {
    case .nodeID, .x, .y, .nodeName, .nodeKind, .country: true
    default: false
    }
  }

  /// Names of columns that mean this without being mapped, in the order in which they are looked
  /// for: those of GMNS first, then what networkx, igraph, OSMnx, SUMO and GIS exports write.
  var usualColumns: [String] {
    switch self {
    case .from:
      ["from_node_id", "from_node", "from_id", "from", "source", "u", "start_node", "a_node"]
    case .to: ["to_node_id", "to_node", "to_id", "to", "target", "v", "end_node", "b_node"]
    case .fromX: ["from_x", "from_lon", "from_longitude", "x1", "lon1", "start_lon"]
    case .fromY: ["from_y", "from_lat", "from_latitude", "y1", "lat1", "start_lat"]
    case .toX: ["to_x", "to_lon", "to_longitude", "x2", "lon2", "end_lon"]
    case .toY: ["to_y", "to_lat", "to_latitude", "y2", "lat2", "end_lat"]
    case .geometry: ["geometry", "wkt", "geom"]
    case .id: ["link_id", "leg_id", "edge_id", "id"]
    case .name: ["name"]
    case .directed: ["directed", "oneway"]
    case .length: ["length", "length_km", "len_km", "km", "distance_km", "dist_km"]
    case .lengthM: ["length_m", "len_m", "distance_m", "dist_m", "metres", "meters"]
    case .lengthMi: ["length_mi", "distance_mi", "miles"]
    case .mode: ["facility_type", "mode"]
    case .gauge: ["gauges_mm", "gauge_mm", "gauge"]
    case .status: ["status"]
    case .opens: ["opens"]
    case .closes: ["closes"]
    case .countries: ["countries"]
    case .vesselClass: ["vessel_class"]
    case .basin: ["basin"]
    case .commodity: ["commodity"]
    case .variant: ["variant"]
    case .electricShare: ["electric_share"]
    case .tracks: ["tracks"]
    case .traction: ["traction"]
    case .nodeID: ["node_id", "id", "osmid", "node"]
    case .x: ["x_coord", "x", "lon", "lng", "long", "longitude"]
    case .y: ["y_coord", "y", "lat", "latitude"]
    case .nodeName: ["name", "node_name"]
    case .nodeKind: ["node_type", "node_kind"]
    case .country: ["country", "country_code"]
    }
  }

  /// The column of a package's table that it becomes; `nil` for what is written another way.
  var packageColumn: String? {
    switch self {
    case .name, .nodeName: "name"
    case .directed: "directed"
    case .mode: "facility_type"
    case .gauge: "gauges_mm"
    case .nodeKind: "node_type"
    case .status, .opens, .closes, .countries, .vesselClass, .basin, .commodity, .variant,
      .electricShare, .tracks, .traction, .country:
      rawValue
    case .from, .to, .fromX, .fromY, .toX, .toY, .geometry, .id, .length, .lengthM, .lengthMi,
      .nodeID, .x, .y:
      nil
    }
  }

  /// Attributes of legs or of nodes, in the order of their columns.
  static func attributes(ofNodes: Bool) -> [ImportField] {
    allCases.filter { $0.isOfNodes == ofNodes && $0.packageColumn != nil }
  }
}
