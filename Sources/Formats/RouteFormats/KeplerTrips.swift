import Geo
import Routing

/// Writes itineraries as trips for kepler.gl: lines whose positions have a time.
///
/// A position is longitude, latitude, altitude (0) and Unix time in seconds, which RFC 7946 does not
/// know; so this is a format of its own. Freight leaves at midnight UTC of the itinerary's day and
/// takes the mean hours; on a leg it moves evenly along the drawn line, and where it waits, the
/// position comes again with a later time. A line that crosses the antimeridian goes on as a feature
/// of its own.
public enum KeplerTrips {
  /// Writes the trips.
  ///
  /// - Throws: ``RouteFormatError``: a route without hours or legs, or why nothing can be written.
  public static func write(
    _ routes: RouteFeatures,
    to sink: any ByteSink
  ) throws(RouteFormatError) {
    let geometry = LineGeometry(routes.options)
    var json = JSONWriter(layout: routes.options.layout, sink: sink)
    var trips: [(feature: Feature, pieces: [[TimedPosition]])] = []
    for (route, feature) in zip(routes.routes, routes.routeFeatures) {
      guard let course = RouteCourse(route.itinerary, in: routes.network, geometry: geometry),
        course.hours != nil
      else { throw .noHours(route: route.label) }
      let departure = route.itinerary.date.unixDay * 86_400
      let pieces = pieces(of: course, departure: departure)
      guard !pieces.isEmpty else { throw .noLeg(route: route.label) }
      trips.append((feature, pieces))
    }
    json.object { json in
      json.member("type", "FeatureCollection")
      json.array("features") { json in
        for trip in trips {
          for (index, piece) in trip.pieces.enumerated() {
            let id = index == 0 ? trip.feature.id : "\(trip.feature.id)/\(index + 1)"
            write(piece, id: id, properties: trip.feature.properties, to: &json)
          }
        }
      }
    }
    do {
      try json.finish()
    } catch {
      throw .writing(error)
    }
  }

  private struct TimedPosition {
    let position: Coordinate
    /// Seconds since 1970.
    let time: Int
  }

  private static func write(
    _ piece: [TimedPosition],
    id: String,
    properties: [Property],
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("type", "Feature")
      json.member("id", id)
      json.object("geometry") { json in
        json.member("type", "LineString")
        json.array("coordinates") { json in
          for point in piece {
            json.array { json in
              json.value(point.position.longitude, maxDecimals: 6)
              json.value(point.position.latitude, maxDecimals: 6)
              json.value(0)
              json.value(point.time)
            }
          }
        }
      }
      json.object("properties") { json in
        json.member("id", id)
        for property in properties { json.member(property) }
      }
    }
  }

  /// The course with its times, in pieces that do not cross the antimeridian.
  private static func pieces(of course: RouteCourse, departure: Int) -> [[TimedPosition]] {
    var pieces: [[TimedPosition]] = []
    // Freight may have to wait before it leaves.
    var current = [TimedPosition(position: course.start, time: departure)]
    var hours = 0.0
    func time(after hours: Double) -> Int { departure + Int((hours * 3600).rounded()) }
    for stretch in course.stretches {
      let stepHours = stretch.hours ?? 0
      let lengthM = stretch.parts.reduce(0) { $0 + Geodesic.wgs84.length(of: $1) }
      var passedM = 0.0
      for part in stretch.parts {
        if let last = current.last, let first = part.first, last.position != first {
          pieces.append(current)
          current = []
        }
        var previous: Coordinate?
        for point in part {
          if let previous { passedM += Geodesic.wgs84.distance(from: previous, to: point) }
          previous = point
          let share = lengthM > 0 ? passedM / lengthM : 1
          append(TimedPosition(position: point, time: time(after: hours + stepHours * share)))
        }
      }
      hours += stepHours
      if stretch.parts.isEmpty, let last = current.last {
        append(TimedPosition(position: last.position, time: time(after: hours)))
      }
    }
    pieces.append(current)
    return pieces.filter { piece in piece.contains { $0.position != piece.first?.position } }

    func append(_ point: TimedPosition) {
      if let last = current.last, last.position == point.position, last.time == point.time {
        return
      }
      current.append(point)
    }
  }
}

extension CivilDate {
  /// Days since 1970-01-01 (E. G. Richards' algorithm, by way of the Julian day).
  fileprivate var unixDay: Int {
    let shift = (month - 14) / 12
    let julianDay =
      1461 * (year + 4800 + shift) / 4 + 367 * (month - 2 - 12 * shift) / 12
      - 3 * ((year + 4900 + shift) / 100) / 4 + day - 32_075
    return julianDay - 2_440_588
  }
}
