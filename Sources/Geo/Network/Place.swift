/// The nodes people call by one name: as the end of a query it means any of them.
public struct Place: Hashable, Sendable, Identifiable {
  public var id: String
  public var name: String
  public var country: Country
  public var nodeIDs: [String]
  public var aliases: [String]

  public init(
    id: String,
    name: String,
    country: Country,
    nodeIDs: [String],
    aliases: [String] = []
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.nodeIDs = nodeIDs
    self.aliases = aliases
  }
}
