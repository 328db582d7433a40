import Geo
import Routing

/// Writes an itinerary by the OGC Route Exchange Model (OGC 21-001): a feature collection of an
/// overview line, the start, a segment for each step, and the end.
///
/// A segment is the point where it ends; what happens at a node is a segment of no length. Lengths
/// are whole metres and durations whole seconds, rounded so that those of the segments add up to the
/// overview's exactly, as the model demands. The model has no line in parts: where a route crosses
/// the antimeridian, the overview jumps from one side to the other.
public enum RouteExchange {
  /// Writes one route.
  ///
  /// - Throws: ``RouteFormatError``: several routes, one without legs, or why nothing can be written.
  public static func write(
    _ routes: RouteFeatures,
    to sink: any ByteSink
  ) throws(RouteFormatError) {
    guard let route = routes.routes.first, routes.routes.count == 1 else {
      throw .severalRoutes(count: routes.routes.count)
    }
    let geometry = LineGeometry(routes.options)
    guard let course = RouteCourse(route.itinerary, in: routes.network, geometry: geometry) else {
      throw .noLeg(route: route.label)
    }
    let line = overview(of: course)
    guard line.count > 1 else { throw .noLeg(route: route.label) }
    var writer = ExchangeWriter(
      json: JSONWriter(layout: routes.options.layout, sink: sink),
      network: routes.network
    )
    writer.write(route, course: course, line: line)
    do {
      try writer.finish()
    } catch {
      throw .writing(error)
    }
  }

  private static func overview(of course: RouteCourse) -> [Coordinate] {
    var line = [course.start]
    for point in course.stretches.lazy.flatMap(\.parts).joined() where point != line.last {
      line.append(point)
    }
    return line
  }
}

private struct ExchangeWriter: ~Copyable {
  var json: JSONWriter
  let network: Network

  consuming func finish() throws(JSONWriterError) { try json.finish() }

  mutating func write(_ route: DrawnRoute, course: RouteCourse, line: [Coordinate]) {
    let itinerary = route.itinerary
    let network = network
    let lengths = WholeNumbers(course.stretches.map { $0.step.cost.km * 1000 })
    let hasHours = course.hours != nil
    let durations = WholeNumbers(course.stretches.map { ($0.hours ?? 0) * 3600 })
    json.object { json in
      json.member("type", "FeatureCollection")
      json.member("name", "\(itinerary.origin.name) – \(itinerary.destination.name)")
      json.array("features") { json in
        Self.feature("overview", id: "overview", line: line, to: &json) { json in
          json.member("length_m", lengths.sum)
          if hasHours { json.member("duration_s", durations.sum) }
          json.member("comment", Self.comment(on: route))
        }
        Self.feature("start", id: "start", point: line[0], to: &json) { json in
          json.member("name", itinerary.origin.name)
        }
        for (index, stretch) in course.stretches.enumerated() {
          let step = stretch.step
          let isLast = index == course.stretches.count - 1
          let point = isLast ? line[line.count - 1] : stretch.end
          Self.feature("segment", id: "segment-\(index + 1)", point: point, to: &json) { json in
            json.member("length_m", lengths.parts[index])
            if hasHours { json.member("duration_s", durations.parts[index]) }
            json.member("kind", step.kind.rawValue)
            json.member("way", orNull: step.way?.description)
            json.member("from", orNull: network.node(id: step.fromNodeID)?.name)
            json.member("to", orNull: network.node(id: step.toNodeID)?.name)
            json.member("leg_id", orNull: step.legID)
          }
        }
        Self.feature("end", id: "end", point: line[line.count - 1], to: &json) { json in
          json.member("name", itinerary.destination.name)
        }
      }
    }
  }

  private static func comment(on route: DrawnRoute) -> String {
    let itinerary = route.itinerary
    return "\(route.label), on \(itinerary.date), data as of \(itinerary.asOf); durations are means"
  }

  private static func feature(
    _ type: String,
    id: String,
    point: Coordinate,
    to json: inout JSONWriter,
    _ properties: (inout JSONWriter) -> Void
  ) {
    feature(type, id: id, to: &json, geometry: { $0.writePoint(point) }, properties)
  }

  private static func feature(
    _ type: String,
    id: String,
    line: [Coordinate],
    to json: inout JSONWriter,
    _ properties: (inout JSONWriter) -> Void
  ) {
    feature(type, id: id, to: &json, geometry: { $0.writeLine(line) }, properties)
  }

  private static func feature(
    _ type: String,
    id: String,
    to json: inout JSONWriter,
    geometry: (inout JSONWriter) -> Void,
    _ properties: (inout JSONWriter) -> Void
  ) {
    json.object { json in
      json.member("type", "Feature")
      json.member("id", id)
      json.object("geometry") { geometry(&$0) }
      json.object("properties") { json in
        json.member("featureType", type)
        properties(&json)
      }
    }
  }
}

/// Figures rounded to whole numbers that add up to their rounded sum.
private struct WholeNumbers {
  let parts: [Int]
  let sum: Int

  init(_ figures: [Double]) {
    var parts: [Int] = []
    var exact = 0.0
    var given = 0
    for figure in figures {
      exact += figure
      let next = Int(exact.rounded())
      parts.append(next - given)
      given = next
    }
    self.parts = parts
    sum = given
  }
}
