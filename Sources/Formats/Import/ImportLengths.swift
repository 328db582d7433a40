import Geo

/// Holds the lengths of imported legs to their ends, and finds those that the source does not give.
struct ImportLengths {
  /// A great circle on a sphere differs from the geodesic by less than this share (it is at most
  /// 0.56 %), so that lengths measured on a sphere are let through with a remark.
  static let sphericalShare = 0.01

  private(set) var problems = ImportProblems()

  /// - Parameter circuity: what the geodesic is multiplied by, by mode.
  init(_ draft: inout NetworkDraft, circuity: [String: Double]) {
    var lengths = draft.lengthKm
    var origins = [NetworkDraft.LengthOrigin](repeating: .source, count: lengths.count)
    let modes = draft.legAttributes.first { $0.field == .mode }
    for leg in lengths.indices where !draft.isLoop(leg) {
      let lengthM = lengths[leg] * 1000
      if lengthM > 0, Self.isCertainlyLongEnough(lengthM, leg, &draft) { continue }
      guard let from = draft.coordinate(ofNode: Int(draft.ends[leg].from)),
        let to = draft.coordinate(ofNode: Int(draft.ends[leg].to))
      else { continue }
      let geodesicM = Geodesic.wgs84.distance(from: from, to: to)
      if !lengthM.isNaN {
        if lengthM > 0, lengthM >= geodesicM { continue }
        if lengthM > 0, lengthM >= geodesicM * (1 - ImportLengths.sphericalShare) {
          origins[leg] = .sphericalSource
          continue
        }
        problems.note(Self.shorter(draft, leg, lengthM / 1000, geodesicM / 1000))
        continue
      }
      if let line = draft.line(ofLeg: leg) {
        lengths[leg] = max(Geodesic.wgs84.length(of: line), geodesicM) / 1000
        origins[leg] = .line
      } else if let factor = circuity[
        modes.map { String(decoding: $0.value(at: leg), as: UTF8.self) } ?? ""
      ],
        geodesicM > 0
      {
        lengths[leg] = geodesicM * factor / 1000
        origins[leg] = .geodesic
      } else {
        problems.note(Self.none(draft, leg, geodesicM: geodesicM))
      }
    }
    draft.setLengths(lengths, origins: origins)
  }

  /// Whether a length is not below the geodesic; `false` if that takes the geodesic to say.
  @inline(__always)
  private static func isCertainlyLongEnough(
    _ lengthM: Double,
    _ leg: Int,
    _ draft: inout NetworkDraft
  ) -> Bool {
    let (from, to) = (Int(draft.ends[leg].from), Int(draft.ends[leg].to))
    let boundM2 = EarthPoint.longestGeodesicSquaredM2(
      fromLongitude: draft.longitudes[from],
      latitude: draft.latitudes[from],
      toLongitude: draft.longitudes[to],
      latitude: draft.latitudes[to]
    )
    if lengthM * lengthM >= boundM2 { return true }
    draft.locateNodes()
    let chordM = EarthPoint.chordM(draft.points[from], draft.points[to])
    return chordM < EarthPoint.chordLimitM
      && lengthM >= EarthPoint.longestGeodesicM(ofChordM: chordM)
  }

  private static func shorter(
    _ draft: NetworkDraft,
    _ leg: Int,
    _ lengthKm: Double,
    _ geodesicKm: Double
  ) -> ImportProblem {
    let (file, place) = draft.place(ofLeg: leg)
    return ImportProblem(
      file: file,
      place: place,
      finding: "'\(draft.legIDs.text(of: leg))' is \(rounded(lengthKm)) km long and its ends are "
        + "\(rounded(geodesicKm)) km apart",
      expected: "a length in km; --map length_m=COLUMN reads metres, length_mi=COLUMN miles"
    )
  }

  private static func none(_ draft: NetworkDraft, _ leg: Int, geodesicM: Double) -> ImportProblem {
    let (file, place) = draft.place(ofLeg: leg)
    let id = draft.legIDs.text(of: leg)
    return ImportProblem(
      file: file,
      place: place,
      finding: geodesicM == 0
        ? "'\(id)' has no length and its ends are at one place" : "'\(id)' has no length",
      expected: "a length, or a line to measure it on; it is estimated for rail and road only"
    )
  }

  private static func rounded(_ km: Double) -> Double { (km * 1000).rounded() / 1000 }
}
