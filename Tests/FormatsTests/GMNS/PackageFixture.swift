import Formats
import Foundation
import Testing

/// A small sound data package to be spoilt, one defect at a time.
///
/// The place of a defect is marked with `«` in the text that is put in; the mark is taken out
/// before the file is written and says where the loader must find the problem.
struct PackageFixture {
  private(set) var files: [String: String]
  private(set) var mark: String?

  static let sound = PackageFixture(files: [
    "config.csv": """
    dataset_name,long_length,crs,geometry_field_format,as_of
    Test,km,EPSG:4326,WKT,2026-11-24

    """,
    "source.csv": """
    source_id,url,publisher
    s1,https://example.org/,Example

    """,
    "node.csv": """
    node_id,name,x_coord,y_coord,node_type,country,gauges_mm
    kz-alpha,Alpha,60,45,station,KZ,1520
    kz-beta,Beta,61,45,station,KZ,1520
    kz-port,Port Beta,61,45.1,port,KZ,1520
    cn-gamma,Gamma,62,45,border,CN,1435;1520
    cn-delta,Delta,63,45,station,CN,1435
    az-quay,Quay,50,40,port,AZ,

    """,
    "geometry.csv": """
    geometry_id,geometry,geometry_basis
    line,"LINESTRING (61 45.1, 55 42, 50 40)",digitised

    """,
    "link.csv": """
    link_id,from_node_id,to_node_id,length,facility_type,gauges_mm,countries,basin,commodity,carries,\
    season_from,season_to,opens,closes,length_exception,geometry_id,electric_share,source_ids
    a-b,kz-alpha,kz-beta,100,rail,1520,KZ,,,,,,,,,,1,s1
    b-c,kz-beta,cn-gamma,90.0,rail,1520,KZ;CN,,,,,,,,,,,s1
    c-d,cn-gamma,cn-delta,85,rail,1435,CN,,,,,,,,,,,s1
    b-p,kz-beta,kz-port,15,rail,1520,KZ,,,,,,,,,,,s1
    road,kz-alpha,kz-beta,110,road,,KZ,,,,,,,,,,,s1
    sea,kz-port,az-quay,1100,sea,,KZ;AZ,caspian,,,04-01,11-30,2001,,,line,,s1

    """,
    "place.csv": """
    place_id,name,country,node_ids,aliases
    beta,Beta,KZ,kz-beta;kz-port,

    """,
    "facility.csv": """
    facility_id,node_id,kind,from_way,to_way,both_directions,method,hours_p50,hours_p90,usd_per_feu
    gauge,cn-gamma,gauge_change,rail-1435,rail-1520,true,container_transshipment,5,9,300
    port,kz-port,port,rail-1520,sea,true,lift_on_lift_off,24,72,150

    """,
    "crossing.csv": """
    crossing_id,link_id,countries,mode,direction,hours_p50,hours_p90,usd_per_feu,service
    border,b-c,KZ-CN,rail,both,20,40,200,any

    """,
    "service.csv": """
    link_id,headway_hours,headway_cv,sailing_hours_p50,sailing_hours_p90,speed_kn,voyage
    sea,168,0.5,60,90,10,

    """,
    "passage.csv": """
    link_id,kind,hours_p50,hours_p90,usd_per_feu
    sea,pilot,2,12,

    """,
    "corridor.csv": """
    corridor_id,name,node_ids,section_modes,required_link_ids,variant
    east,East,kz-alpha;kz-beta;cn-gamma;cn-delta,rail;rail;rail,b-c,

    """,
    "constraint.csv": """
    link_ids,total_km,exception
    b-c;c-d,176,

    """,
    "claim.csv": """
    claim_id,from_place,to_place,metric,value,low,high,source_ids
    c1,place:beta,cn-gamma,km,95,90,100,s1

    """,
  ])

  /// Puts `new` in the place of `old`, which must stand in the file exactly once.
  func replacing(_ old: String, with new: String, in file: String) throws -> PackageFixture {
    let text = try #require(files[file])
    try #require(text.components(separatedBy: old).count == 2, "\(old) in \(file)")
    return try putting(text.replacingOccurrences(of: old, with: new), in: file)
  }

  /// Adds a file or replaces it.
  func putting(_ text: String, in file: String) throws -> PackageFixture {
    var fixture = self
    let parts = text.components(separatedBy: "«")
    if parts.count > 1 {
      try #require(parts.count == 2 && mark == nil, "one mark a package")
      let lines = parts[0].components(separatedBy: "\n")
      fixture.mark = "\(file):\(lines.count):\(lines[lines.count - 1].count + 1)"
    }
    fixture.files[file] = parts.joined()
    return fixture
  }

  func removing(_ file: String) -> PackageFixture {
    var fixture = self
    fixture.files[file] = nil
    return fixture
  }

  /// Writes the files to a directory of their own for as long as `body` runs.
  func withDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("corridor-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, text) in files {
      try Data(text.utf8).write(to: directory.appendingPathComponent(name))
    }
    return try body(directory.path)
  }

  /// Every problem but that whole tables are taken from the shipped data.
  func problems() throws -> [DataProblem] {
    try withDirectory { directory in
      try DataReport(checking: DataPackage(directory: directory)).problems.filter {
        $0.code != .tableFromShippedData || $0.file == "config.csv"
      }
    }
  }
}
