import Geo

/// One row of the data, or one word of the program, with all that stands behind it.
public struct Explanation: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case node
    case leg
    case facility
    case facilityDefault = "facility_default"
    case corridor
    case place
    case crossing
    case crossingDefault = "crossing_default"
    case service
    case basin
    case passage
    case speed
    case tariff
    case emissionFactor = "emission_factor"
    case parameter
    case source
    case claim
    case seedClaim = "seed_claim"
    /// The way over land from a point to the first node, or from the last node to a point.
    case access
    /// A part of an itinerary; the rows it is computed from follow it.
    case component
    case errorCode = "error_code"
    case exitCode = "exit_code"
  }

  /// A number with its unit and range; what is unknown is `nil`, never 0.
  public struct Figure: Hashable, Sendable {
    public var quantity: String
    public var unit: String
    public var value: Double?
    /// The lowest figure that is thought possible or is in print.
    public var low: Double?
    /// The highest; for hours, what nine in ten stay below.
    public var high: Double?

    public init(
      _ quantity: String,
      _ value: Double?,
      unit: String,
      low: Double? = nil,
      high: Double? = nil
    ) {
      self.quantity = quantity
      self.unit = unit
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// Something to read that is no figure.
  public struct Fact: Hashable, Sendable {
    public var field: String
    public var value: String

    public init(_ field: String, _ value: String) {
      self.field = field
      self.value = value
    }
  }

  public var kind: Kind
  public var id: String
  public var figures: [Figure]
  /// `nil` where nothing is measured: places, sources, codes.
  public var basis: Basis?
  /// As printed in the data.
  public var asOf: String
  public var facts: [Fact]
  /// With their addresses, in the order of the data.
  public var sources: [Source]
  /// The corridors whose line runs over it, in the order of the data.
  public var corridorIDs: [String]

  public init(
    _ kind: Kind,
    id: String,
    figures: [Figure] = [],
    basis: Basis? = nil,
    asOf: String = "",
    facts: [Fact] = [],
    sources: [Source] = [],
    corridorIDs: [String] = []
  ) {
    self.kind = kind
    self.id = id
    self.figures = figures
    self.basis = basis
    self.asOf = asOf
    self.facts = facts.filter { !$0.value.isEmpty }
    self.sources = sources
    self.corridorIDs = corridorIDs
  }
}
