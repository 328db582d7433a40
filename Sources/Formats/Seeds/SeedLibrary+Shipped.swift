import Scenarios
internal import ShippedData

extension SeedLibrary {
  /// The claims of the source articles, and what they are tried on: part of the executable.
  ///
  /// - Throws: ``CSVError`` if the files of `seeds/` are wrong, which a test excludes.
  public static func shipped() throws(CSVError) -> SeedLibrary {
    SeedLibrary(
      claims: try SeedClaimTable.read(source("seed_claim", name: "seeds/claims.csv")),
      pairs: try SeedPairTable.read(source("seed_pair", name: "seeds/pairs.csv"))
    )
  }

  private static func source(_ table: String, name: String) -> CSVSource {
    let shipped = corridor_shipped_table(table)
    return CSVSource(
      name: name,
      lastingBytes: UnsafeRawBufferPointer(start: shipped.bytes, count: shipped.length)
    )
  }
}
