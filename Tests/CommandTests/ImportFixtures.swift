/// Small networks of others, and how they are read.
enum ImportFixtures {
  /// Tables of nodes and of edges: quoted fields, numbers as ids, a loop, a length that is missing and
  /// one as on a sphere, a node without a leg.
  static let stations =
    [file("stations.csv"), file("tracks.csv")]
    + ["--map", "node_id=code,node_name=title,name=title,country=iso,gauge=width,mode=rail"]

  /// Lines: a length to share, parts of a multi-line, ends to join and a gap that stays, a point.
  static let lines =
    [file("lines.geojson")]
    + ["--map", "id=ref,mode=rail,gauge=1520,length=km", "--snap", "2"]

  private static func file(_ name: String) -> String {
    CommandLineTool.testFolder.appendingPathComponent("Fixtures/import/\(name)").path
  }
}
