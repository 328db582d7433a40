import Foundation

/// CIE 1976 lightness of a colour of the screen, 0…100: what is left of it in grey.
enum Lightness {
  /// - Parameter text: `#RRGGBB`.
  static func of(_ text: String) -> Double? {
    guard text.hasPrefix("#"), let number = Int(text.dropFirst(), radix: 16) else { return nil }
    func linear(_ channel: Int) -> Double {
      let share = Double(channel & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    let luminance =
      0.2126 * linear(number >> 16) + 0.7152 * linear(number >> 8) + 0.0722 * linear(number)
    return luminance > 0.008856 ? 116 * cbrt(luminance) - 16 : 903.3 * luminance
  }
}
