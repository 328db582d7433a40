/// What totals were added up from: the rows of the data behind them, and the sources of those rows.
public struct UsedFigures: Hashable, Sendable {
  private var figures: Set<String> = []
  private var sources: Set<String> = []

  public init() {}

  public init(of itinerary: Itinerary) {
    self.init()
    for step in itinerary.steps { add(step.components) }
  }

  /// Ids of the rows, sorted.
  ///
  /// - Complexity: O(*n* log *n*) in their number.
  public var ids: [String] { figures.sorted() }

  /// Ids of the sources, sorted.
  public var sourceIDs: [String] { sources.sorted() }

  public mutating func add(_ components: [Component]) {
    for component in components {
      figures.formUnion(component.figureIDs)
      sources.formUnion(component.sourceIDs)
    }
  }

  public mutating func formUnion(_ other: UsedFigures) {
    figures.formUnion(other.figures)
    sources.formUnion(other.sources)
  }
}
