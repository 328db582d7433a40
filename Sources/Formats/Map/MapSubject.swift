import Geo
import Routing

/// What a map shows, whatever command it comes from: routes, the lines they run on, and the places
/// where something happens.
public struct MapSubject: Sendable {
  public var title: String
  /// What is drawn is open, or not, on this day.
  public var date: CivilDate
  /// In the order of the legend; none for a map of the network.
  public var routes: [Route] = []
  /// What the routes are, over them in the legend; `nil` for routes.
  public var routesTitle: String?
  /// Whether the routes are the bands of a reach, each beyond the one before.
  public var isReach = false
  public var lines: [Line] = []
  public var marks: [Mark] = []
  /// What the rims around lines say, in the order of the legend.
  public var rims: [Rim] = []
  /// Lines for orientation, thin and grey, wherever they go beyond what the map is about.
  public var surroundings: Surroundings?
  /// What was asked for beside ends, day and cargo, for the caption.
  public var conditions = ChartConditions.none
  /// Sentences for the caption: the question, the data's date.
  public var notes: [String] = []
  public var sources: [Source] = []
  /// The table beside the map in HTML.
  public var table: LinkedTable?
  /// The time–distance chart of the same routes, beside the map in HTML.
  public var chart: DistanceChart?

  /// Nothing but a title yet.
  public init(title: String, date: CivilDate) {
    self.title = title
    self.date = date
  }

  /// The caption, whatever the map is drawn with.
  var sentences: [String] {
    conditions.sentences + notes
      + (lines.contains(where: \.isSchematic)
        ? ["Schematic: a line without a surveyed course is the geodesic between its ends."] : [])
  }

  /// One of the routes that a map sets side by side, or one of the bands of a reach: what the legend
  /// lists and a page can hide.
  public struct Route: Sendable {
    public var id: String
    public var label: String
    /// Kilometres and days, for the legend; may be empty.
    public var summary: String
    public var color: RGBColor
    /// What stands on its lines and in the legend: `1`, `3 d`.
    public var sign: String
    /// On how many of its lines the sign stands, if there is room.
    public var signCount = 1

    /// Label and figures in one line.
    var longLabel: String { summary.isEmpty ? label : "\(label) (\(summary))" }
  }

  /// A broad stroke under a line that says what the line is on this map.
  public struct Rim: Hashable, Sendable {
    /// In the legend; empty if the routes' own rows say it.
    public var title: String
    public var stroke: Stroke
  }

  /// What lies around the subject.
  public struct Surroundings: Sendable {
    /// In the legend.
    public var title: String
    public var parts: [[Coordinate]]
  }

  /// A leg on the map, once however many routes use it.
  public struct Line: Sendable {
    public var id: String
    public var title: String
    public var kind: LineKind
    public var availability: Availability
    /// Positions in ``MapSubject/routes``.
    public var routes: [Int]
    /// `nil` for a rim in the colour of each of its routes, where there are several routes.
    public var rim: Rim?
    /// Densified along the geodesic, in one part or cut at the antimeridian.
    public var parts: [[Coordinate]]
    public var isSchematic: Bool
    public var facts: [Fact]
  }

  /// A place on the map.
  public struct Mark: Sendable {
    public var nodeID: String
    public var name: String
    public var coordinate: Coordinate
    /// Drawn side by side; one at least.
    public var symbols: [MapSymbol]
    /// What happens here and how long it takes, for the label's second line.
    public var remark: String
    public var isLabelled: Bool
    /// Labels are placed from the highest down.
    public var importance: Double
    public var routes: [Int]
    public var facts: [Fact]
  }

  /// A named value that a page shows of a line or place.
  public struct Fact: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }
  /// A table whose rows belong to what is drawn.
  public struct LinkedTable: Sendable {
    public var table: ReportTable
    /// Parallel to the rows; `nil` for one that belongs to nothing in particular.
    public var links: [Link?]

    public enum Link: Hashable, Sendable {
      /// A position in ``MapSubject/routes``.
      case route(Int)
      /// The id of a node, and the position of the band it is in.
      case node(String, route: Int)
    }

    public init(_ table: ReportTable, links: [Link?] = []) {
      self.table = table
      self.links = table.rows.indices.map { $0 < links.count ? links[$0] : nil }
    }

    /// A row for each route.
    public static func routes(_ table: ReportTable) -> LinkedTable {
      LinkedTable(table, links: table.rows.indices.map { .route($0) })
    }
  }
}
