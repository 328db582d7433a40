/// Finds points within a tolerance of each other: points stand in buckets by the cell of space that
/// they lie in, as wide as twice the tolerance, so that eight cells hold all that are near.
struct NearbyNodes {
  private let toleranceM: Double
  private let cellM: Double
  private var points: [SIMD3<Double>] = []
  /// First point of a bucket, and the next one of the same bucket; -1 for none.
  private var heads: [Int32]
  private var nexts: [Int32] = []
  private var numbers: [Int32] = []

  /// - Parameter expectedCount: about how many points there will be; more make it slower only.
  init(toleranceM: Double, expectedCount: Int) {
    self.toleranceM = toleranceM
    cellM = max(toleranceM * 2, 0.001)
    var size = 1024
    while size < expectedCount * 2 { size *= 2 }
    heads = Array(repeating: -1, count: size)
  }

  mutating func insert(_ point: SIMD3<Double>, number: Int) {
    let bucket = bucket(of: cell(of: point))
    points.append(point)
    numbers.append(Int32(number))
    nexts.append(heads[bucket])
    heads[bucket] = Int32(points.count - 1)
  }

  /// The nearest point within the tolerance that is admitted; of equals the one inserted first.
  func nearest(
    to point: SIMD3<Double>,
    where isAdmitted: (Int) -> Bool = { _ in true }
  ) -> (number: Int, distanceM: Double)? {
    var best: (number: Int, distanceM: Double)?
    let low = cell(of: point - SIMD3(repeating: toleranceM))
    let high = cell(of: point + SIMD3(repeating: toleranceM))
    for x in low.x...high.x {
      for y in low.y...high.y {
        for z in low.z...high.z {
          var next = heads[bucket(of: SIMD3(x, y, z))]
          while next >= 0 {
            let distanceM = EarthPoint.chordM(points[Int(next)], point)
            let number = Int(numbers[Int(next)])
            if distanceM <= toleranceM, isAdmitted(number),
              best.map({ (distanceM, number) < ($0.distanceM, $0.number) }) ?? true
            {
              best = (number, distanceM)
            }
            next = nexts[Int(next)]
          }
        }
      }
    }
    return best
  }

  private func cell(of point: SIMD3<Double>) -> SIMD3<Int64> {
    SIMD3<Int64>((point / cellM).rounded(.down))
  }

  private func bucket(of cell: SIMD3<Int64>) -> Int {
    var hash = UInt64(bitPattern: cell.x) &* 0x9E37_79B9_7F4A_7C15
    hash = (hash ^ (hash >> 32) ^ UInt64(bitPattern: cell.y)) &* 0xC2B2_AE3D_27D4_EB4F
    hash = (hash ^ (hash >> 32) ^ UInt64(bitPattern: cell.z)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: hash >> 33) & (heads.count - 1)
  }
}
