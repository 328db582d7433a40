/// Why routes cannot be written in a format that asks more of them than others do.
public enum RouteFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Pipelines have no hours, and the format is about time.
  case noHours(route: String)
  /// Freight that is there already has no line.
  case noLeg(route: String)
  /// The format holds one route a file.
  case severalRoutes(count: Int)
  case writing(JSONWriterError)

  public var description: String {
    switch self {
    case .noHours(let route): "'\(route)' has parts without hours, so nothing can be shown moving"
    case .noLeg(let route): "'\(route)' has no leg, so there is no line to exchange"
    case .severalRoutes(let count):
      "the format holds one route and there are \(count); 'corridor route' writes one"
    case .writing(let error): error.description
    }
  }
}
