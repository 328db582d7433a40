import Geo

extension Cargo {
  /// Reads `feu`, `teu`, `gas`, `oil`, or tonnes and a form: `25t`, `25t:bulk`, `1000t:gas`.
  ///
  /// - Throws: ``CargoError``.
  public init(parsing text: String) throws(CargoError) {
    switch text.lowercased() {
    case "feu":
      self = .feu
      return
    case "teu":
      self = .teu
      return
    case "gas":
      self = try Cargo.tonnes("1", form: .gas, text: text)
      return
    case "oil":
      self = try Cargo.tonnes("1", form: .oil, text: text)
      return
    default: break
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let amount = parts.first, amount.hasSuffix("t"), parts.count <= 2 else {
      throw .unreadable(text)
    }
    var form = Form.container
    if parts.count == 2 {
      guard let named = Form(rawValue: String(parts[1])) else {
        throw .unknownForm(String(parts[1]))
      }
      form = named
    }
    self = try Cargo.tonnes(String(amount.dropLast()), form: form, text: text)
  }

  private static func tonnes(
    _ amount: String,
    form: Form,
    text: String
  ) throws(CargoError) -> Cargo {
    guard let number = Double(amount), let cargo = Cargo(form: form, amount: .tonnes(number)) else {
      throw .unreadable(text)
    }
    return cargo
  }
}

/// A text that is no cargo.
public enum CargoError: Error, Hashable, Sendable, CustomStringConvertible {
  case unreadable(String)
  case unknownForm(String)

  public var description: String {
    switch self {
    case .unreadable(let text):
      return "'\(text)' is no cargo; write feu, teu, 25t, 25t:bulk, gas or oil"
    case .unknownForm(let text):
      let known = Cargo.Form.allCases.map(\.rawValue)
      let hint = NameFolding.suggestions(for: text, among: known).first
      return "no cargo form '\(text)'; "
        + (hint.map { "did you mean '\($0)'?" } ?? "there are \(known.joined(separator: ", "))")
    }
  }
}
