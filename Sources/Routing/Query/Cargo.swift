import Geo

/// What is sent: it decides which ways and facilities may be used, and scales money and carbon.
public struct Cargo: Hashable, Sendable {
  public enum Form: String, CaseIterable, Hashable, Sendable {
    case container
    case bulk
    case gas
    case oil
  }

  public var form: Form
  /// Size in forty-foot equivalent units: what USD/FEU figures are multiplied by. Above zero.
  public var feu: Double
  /// Net tonnes: what emission factors are multiplied by. Above zero.
  public var tonnes: Double
  /// As a person would write it: `1 FEU`, `25 t bulk`.
  public var label: String

  /// - Parameters:
  ///   - feu: above zero and finite.
  ///   - tonnes: above zero and finite.
  public init?(form: Form, feu: Double, tonnes: Double, label: String) {
    guard feu > 0, feu.isFinite, tonnes > 0, tonnes.isFinite else { return nil }
    self.form = form
    self.feu = feu
    self.tonnes = tonnes
    self.label = label
  }

  private init(known form: Form, feu: Double, tonnes: Double, label: String) {
    self.form = form
    self.feu = feu
    self.tonnes = tonnes
    self.label = label
  }

  /// One forty-foot container: two TEU of 10 t net each (parameter `payload_per_TEU`).
  public static let feu = Cargo(known: .container, feu: 1, tonnes: 20, label: "FEU")
  /// One twenty-foot container of 10 t net.
  public static let teu = Cargo(known: .container, feu: 0.5, tonnes: 10, label: "TEU")

  /// Tonnes in a form; money scales by what an FEU holds (20 t net).
  ///
  /// - Parameter tonnes: above zero and finite.
  public static func tonnes(_ tonnes: Double, form: Form) -> Cargo? {
    let amount = tonnes == tonnes.rounded() && tonnes < 1e15 ? "\(Int(tonnes))" : "\(tonnes)"
    return Cargo(
      form: form,
      feu: tonnes / Cargo.feu.tonnes,
      tonnes: tonnes,
      label: "\(amount) t \(form.rawValue)"
    )
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
