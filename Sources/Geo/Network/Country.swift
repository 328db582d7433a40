/// A country by its ISO 3166-1 alpha-2 code; ``highSeas`` is `XZ`, ISO's code for international
/// waters.
public struct Country: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Two capital letters.
  public let code: String

  /// - Returns: `nil` unless the code is two capital Latin letters.
  public init?(code: some StringProtocol) {
    guard code.utf8.count == 2, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
      return nil
    }
    self.code = String(code)
  }

  private init(known code: String) {
    self.code = code
  }

  public static let highSeas = Country(known: "XZ")

  public var description: String { code }

  public static func < (lhs: Country, rhs: Country) -> Bool { lhs.code < rhs.code }
}
