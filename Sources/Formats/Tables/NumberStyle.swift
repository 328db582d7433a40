/// How numbers are rounded for reading. JSON and CSV are never rounded; totals are rounded after
/// summing.
public enum NumberStyle {
  /// Whole kilometres with thousands separators.
  public static func km(_ km: Double) -> String { grouped(km.rounded()) }

  /// To half a day above five days, else to the hour: `18.5 d`, `3 d 7 h`, `9 h`.
  public static func duration(hours: Double) -> String {
    if hours > 120 {
      let halves = (hours / 12).rounded()
      return "\(fixed(halves / 2, decimals: 1)) d"
    }
    let whole = Int(hours.rounded())
    if whole < 24 { return "\(whole) h" }
    return whole % 24 == 0 ? "\(whole / 24) d" : "\(whole / 24) d \(whole % 24) h"
  }

  /// Days as a bare number, rounded like ``duration(hours:)``.
  public static func days(hours: Double) -> String {
    hours > 120
      ? fixed((hours / 12).rounded() / 2, decimals: 1) : fixed(hours.rounded() / 24, decimals: 2)
  }

  /// To 50 US dollars.
  public static func usd(_ usd: Double) -> String { grouped((usd / 50).rounded() * 50) }

  /// To ten kilograms above a hundred, else to one.
  public static func kilograms(_ kg: Double) -> String {
    grouped(abs(kg) >= 100 ? (kg / 10).rounded() * 10 : kg.rounded())
  }

  public static func speed(_ kmPerHour: Double) -> String { fixed(kmPerHour, decimals: 1) }

  /// With an explicit sign, `±0` for nothing.
  public static func signed(_ value: Double, _ style: (Double) -> String) -> String {
    let text = style(abs(value))
    let isZero = text.allSatisfy { !$0.isNumber || $0 == "0" }
    return isZero ? "±0" : (value < 0 ? "−" : "+") + text
  }

  /// A figure that no line break parts from its unit.
  static func unbroken(_ figure: String) -> String { figure.replacing(" ", with: "\u{A0}") }

  /// A whole number with commas between thousands.
  public static func grouped(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
    let digits = String(Int(value.magnitude.rounded()))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return value < 0 && digits != "0" ? "-" + text : text
  }

  /// Rounded to `decimals` (at most 6) digits after the point, all of them printed.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    guard value.isFinite, abs(value) * scale < 1e15 else { return "\(value)" }
    let scaled = Int((abs(value) * scale).rounded())
    let whole = scaled / Int(scale)
    let sign = value < 0 && scaled != 0 ? "-" : ""
    if decimals == 0 { return "\(sign)\(whole)" }
    let fraction = String(scaled % Int(scale))
    let padding = String(repeating: "0", count: decimals - fraction.count)
    return "\(sign)\(whole).\(padding)\(fraction)"
  }
}
