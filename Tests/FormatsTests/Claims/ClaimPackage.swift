import Formats
import Foundation
import Geo
import Routing
import Scenarios

/// A network of a few legs whose lengths are added up by hand, with claims about it.
///
/// ```
/// a ─100─ b ─200─ c      corridor north: a b c, 300 km
/// a ─150─ d ─250─ c      corridor south: a d c, 400 km
/// c ─50─ e               planned
/// ```
enum ClaimPackage {
  static let files: [String: String] = [
    "config.csv": """
    dataset_name,long_length,crs,geometry_field_format,as_of
    Test,km,EPSG:4326,WKT,2026-11-24

    """,
    "source.csv": """
    source_id,url,publisher
    railway,https://example.org/1,Railway
    press,https://example.org/2,Press

    """,
    "node.csv": """
    node_id,name,x_coord,y_coord,node_type,country,gauges_mm
    kz-a,Alpha,60,45,station,KZ,1520
    kz-b,Beta,60.5,45.5,station,KZ,1520
    kz-c,Gamma,61,45,station,KZ,1520
    kz-d,Delta,60.5,44.5,station,KZ,1520
    kz-e,Epsilon,61.2,45,station,KZ,1520

    """,
    "link.csv": """
    link_id,from_node_id,to_node_id,length,facility_type,gauges_mm,countries,status,source_ids
    a-b,kz-a,kz-b,100,rail,1520,KZ,operational,railway
    b-c,kz-b,kz-c,200,rail,1520,KZ,operational,railway
    a-d,kz-a,kz-d,150,rail,1520,KZ,operational,
    d-c,kz-d,kz-c,250,rail,1520,KZ,operational,
    c-e,kz-c,kz-e,50,rail,1520,KZ,planned,

    """,
    "corridor.csv": """
    corridor_id,name,node_ids,section_modes,required_link_ids,variant
    line-north,North,kz-a;kz-b;kz-c,rail;rail,,
    line-south,South,kz-a;kz-d;kz-c,rail;rail,,

    """,
    "claim.csv": """
    claim_id,corridor,from_place,to_place,metric,value,low,high,kind,source_ids,corridor_ids,modes,\
    service,needs_planned_lines,calibration
    both,Line,kz-a,kz-c,km,350,300,400,,press,line-*,,,,false
    north,Line,kz-c,kz-a,km,300,,,,press,line-*,,,,false
    free,Line,kz-a,kz-c,km,310,,,,press,,rail,,,false
    wrong,Line,kz-a,kz-c,km,500,,,,press,line-south,,,,false
    same-source,Line,kz-a,kz-c,km,300,,,,railway,line-north,,,,false
    fitted,Line,kz-a,kz-c,km,300,,,,press,line-north,,,,true
    unsourced,Line,kz-a,kz-c,km,300,,,,,line-north,,,,false
    future,Line,kz-a,kz-e,km,350,,,design,press,,,,true,false
    too-early,Line,kz-a,kz-e,km,350,,,design,press,,,,,false
    loose,Line,kz-a,,km,300,,,,press,,,,,false
    tonnes,Line,kz-a,kz-c,mt_per_year,5,,,,press,,,,,false
    saving,Line,kz-a,kz-c,km_saved,100,,,,press,line-north,,,,false
    express,Line,kz-a,kz-c,hours,3,,,passenger,press,,,,,false
    nowhere,Line,kz-a,kz-a,km,3,,,,press,,,,,false
    blank,Line,kz-a,kz-c,km,,,,,press,,,,,false

    """,
  ]

  static func network() throws -> Network {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("claims-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try text.write(
        to: folder.appendingPathComponent(name),
        atomically: true,
        encoding: .utf8
      )
    }
    return try NetworkLoader.load(DataPackage(directory: folder.path)).network
  }
}
