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
  public var lines: [Line] = []
  public var marks: [Mark] = []
  /// Sentences for the caption: the question, the data's date, the scenario.
  public var notes: [String] = []
  public var sources: [Source] = []
  /// The table beside the map in HTML, a row a route.
  public var table: ReportTable?

  /// Nothing but a title yet.
  public init(title: String, date: CivilDate) {
    self.title = title
    self.date = date
  }

  /// One of the routes that a map sets side by side.
  public struct Route: Sendable {
    public var id: String
    public var label: String
    /// Kilometres and days, for the legend.
    public var summary: String
    public var color: RGBColor
  }

  /// A leg on the map, once however many routes use it.
  public struct Line: Sendable {
    public var id: String
    public var title: String
    public var kind: LineKind
    public var availability: Availability
    /// Positions in ``MapSubject/routes``.
    public var routes: [Int]
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
}
