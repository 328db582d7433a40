/// Cuts a line of shortest paths at the poles, where longitude has no meaning.
struct PolarCut {
  let geodesic: Geodesic

  /// The line in strokes; a stroke that begins or ends at a pole does so on the meridian that it
  /// leaves or reaches the pole by.
  func strokes(of line: [Coordinate]) -> [[Coordinate]] {
    guard let first = line.first else { return [] }
    var strokes: [[Coordinate]] = []
    var current = [first]
    for end in line.dropFirst() {
      let start = current[current.count - 1]
      if end.isPole {
        // From one pole to the other any meridian is as short: the one already drawn is kept.
        if start.latitude != end.latitude {
          current.append(end.moved(toLongitude: start.longitude))
        }
      } else if start.isPole {
        if current.count == 1 {
          current = [start.moved(toLongitude: end.longitude)]
        } else if !start.sharesMeridian(with: end) {
          strokes.append(current)
          current = [start.moved(toLongitude: end.longitude)]
        }
        current.append(end)
      } else if abs(end.longitude - start.longitude) == 180 {
        let pole = poleBetween(start, end)
        current.append(pole.moved(toLongitude: start.longitude))
        strokes.append(current)
        current = [pole.moved(toLongitude: end.longitude), end]
      } else {
        current.append(end)
      }
    }
    strokes.append(current)
    return strokes
  }

  private func poleBetween(_ start: Coordinate, _ end: Coordinate) -> Coordinate {
    let azimuthDeg = geodesic.inverse(from: start, to: end).azimuthFromDeg
    return Coordinate(trustedLongitude: 0, latitude: abs(azimuthDeg) < 90 ? 90 : -90)
  }
}

extension Coordinate {
  fileprivate func sharesMeridian(with other: Coordinate) -> Bool {
    longitude == other.longitude || (isOnAntimeridian && other.isOnAntimeridian)
  }
}
