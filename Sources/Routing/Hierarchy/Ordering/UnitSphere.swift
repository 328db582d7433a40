/// Places on a sphere of radius 1, where neither the date line nor the poles are special.
///
/// From additions and multiplications alone, which are rounded the same everywhere, so that a network is
/// ordered the same on any machine; the C library's sines differ in the last bit.
enum UnitSphere {
  /// - Parameters:
  ///   - longitude: in degrees.
  ///   - latitude: in degrees.
  static func point(longitude: Float, latitude: Float) -> SIMD3<Float> {
    let (lambda, phi) = (Double(longitude), Double(latitude))
    return SIMD3(
      Float(sine(90 - phi) * sine(90 - lambda)),
      Float(sine(90 - phi) * sine(lambda)),
      Float(sine(phi))
    )
  }

  /// The sine of an angle in degrees, to 10⁻⁹: the Taylor series up to the 13th power.
  static func sine(_ degrees: Double) -> Double {
    let turned = degrees - 360 * (degrees / 360).rounded()
    let folded = turned > 90 ? 180 - turned : turned < -90 ? -180 - turned : turned
    let x = folded * (Double.pi / 180)
    let square = x * x
    var sum = 1.0
    for power in stride(from: 13.0, to: 1, by: -2) {
      sum = 1 - sum * square / (power * (power - 1))
    }
    return x * sum
  }
}
