/// A page or document that figures come from.
public struct Source: Hashable, Sendable, Identifiable {
  public var id: String
  public var url: String
  public var publisher: String

  public init(id: String, url: String, publisher: String) {
    self.id = id
    self.url = url
    self.publisher = publisher
  }
}

/// A model parameter with its range, scope and date.
public struct Parameter: Hashable, Sendable, Identifiable {
  /// Its name, unique.
  public var id: String
  public var unit: String
  public var typical: Double
  public var low: Double?
  public var high: Double?
  public var scope: String
  public var provenance: Provenance

  public init(
    id: String,
    unit: String,
    typical: Double,
    low: Double? = nil,
    high: Double? = nil,
    scope: String = "",
    provenance: Provenance
  ) {
    self.id = id
    self.unit = unit
    self.typical = typical
    self.low = low
    self.high = high
    self.scope = scope
    self.provenance = provenance
  }
}

/// A published total over several legs whose split is an estimate.
public struct LengthConstraint: Hashable, Sendable {
  public var legIDs: [String]
  public var totalKm: Double
  /// Why the legs may differ from the total by more than 2 %.
  public var exception: String?
  public var remark: String

  public init(legIDs: [String], totalKm: Double, exception: String? = nil, remark: String = "") {
    self.legIDs = legIDs
    self.totalKm = totalKm
    self.exception = exception
    self.remark = remark
  }
}

/// A raw finding behind the facility, crossing and service tables.
public struct TerminalFinding: Hashable, Sendable {
  /// A node id, or the name of a network average beginning with `*` or `CAREC_`.
  public var subject: String
  public var operation: String
  public var typicalHours: Double?
  public var lowHours: Double?
  public var highHours: Double?
  public var provenance: Provenance

  public init(
    subject: String,
    operation: String,
    typicalHours: Double?,
    lowHours: Double?,
    highHours: Double?,
    provenance: Provenance
  ) {
    self.subject = subject
    self.operation = operation
    self.typicalHours = typicalHours
    self.lowHours = lowHours
    self.highHours = highHours
    self.provenance = provenance
  }
}
