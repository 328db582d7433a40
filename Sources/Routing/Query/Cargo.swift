import Geo

/// What is sent: it decides which ways and facilities may be used, and scales money and carbon.
public struct Cargo: Hashable, Sendable {
  public enum Form: String, CaseIterable, Hashable, Sendable {
    case container
    case bulk
    case gas
    case oil
  }

  /// How much of it there is.
  public enum Amount: Hashable, Sendable {
    /// Forty-foot containers.
    case feu(Double)
    /// Twenty-foot containers.
    case teu(Double)
    /// Net tonnes.
    case tonnes(Double)

    var number: Double {
      switch self {
      case .feu(let number), .teu(let number), .tonnes(let number): number
      }
    }
  }

  public let form: Form
  public let amount: Amount

  /// - Parameter amount: above zero and finite.
  /// - Returns: `nil` for any other amount.
  public init?(form: Form, amount: Amount) {
    guard amount.number > 0, amount.number.isFinite else { return nil }
    self.init(known: form, amount: amount)
  }

  private init(known form: Form, amount: Amount) {
    self.form = form
    self.amount = amount
  }

  /// One forty-foot container.
  public static let feu = Cargo(known: .container, amount: .feu(1))
  /// One twenty-foot container.
  public static let teu = Cargo(known: .container, amount: .teu(1))

  /// As a person would write it: `FEU`, `2 TEU`, `25 t bulk`.
  public var label: String {
    let number = amount.number
    let text = number == number.rounded() && number < 1e15 ? "\(Int(number))" : "\(number)"
    switch amount {
    case .feu: return number == 1 ? "FEU" : "\(text) FEU"
    case .teu: return number == 1 ? "TEU" : "\(text) TEU"
    case .tonnes: return "\(text) t \(form.rawValue)"
    }
  }

  /// Whether a leg can carry it: containers and bulk never use pipelines, gas and oil use nothing
  /// else.
  func mayUse(_ way: Way) -> Bool {
    switch (form, way) {
    case (.gas, .pipeline(.gas)), (.oil, .pipeline(.oil)): true
    case (.gas, _), (.oil, _), (.container, .pipeline), (.bulk, .pipeline): false
    case (.container, _), (.bulk, _): true
    }
  }

  /// Whether a facility of this method and kind can handle it.
  ///
  /// A container crane does not move loose goods, so bulk needs bogies exchanged, wheelsets that
  /// change their gauge, a ramp, or a bulk terminal; a sea port is taken to have a general-cargo
  /// berth (assumption, said so in Documentation/model.md).
  func mayUse(_ facility: Facility) -> Bool {
    switch (form, facility.method) {
    case (.container, .bulkTransshipment): false
    case (.container, _): true
    case (.bulk, .containerTransshipment): false
    case (.bulk, .liftOnLiftOff): facility.kind == .port
    case (.bulk, _): true
    case (.gas, _), (.oil, _): false
    }
  }
}

/// A cargo's size in the two units that figures are given for.
public struct CargoSize: Hashable, Sendable {
  /// Forty-foot equivalent units: what USD/FEU figures are multiplied by.
  public var feu: Double
  /// Twenty-foot equivalent units: what g CO2e/TEU-km figures are multiplied by.
  public var teu: Double
  /// Net tonnes: what g CO2e/tkm figures are multiplied by.
  public var tonnes: Double

  /// - Parameters:
  ///   - teuPerFEU: parameter `teu_per_feu`.
  ///   - tonnesPerTEU: net tonnes in a twenty-foot container, parameter `payload_per_TEU`.
  init(_ amount: Cargo.Amount, teuPerFEU: Double, tonnesPerTEU: Double) {
    switch amount {
    case .feu(let number): teu = number * teuPerFEU
    case .teu(let number): teu = number
    case .tonnes(let number): teu = number / tonnesPerTEU
    }
    feu = teu / teuPerFEU
    tonnes = teu * tonnesPerTEU
  }
}
