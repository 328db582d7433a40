/// The tables that every GeoPackage has (OGC 12-128r18, version 1.3), and those of a layer.
enum GeoPackageSchema {
  /// `GPKG` and 1.3.0 in the file's header; the tables of contents, reference systems and
  /// extensions; and QGIS's table of styles.
  static let start = """
    PRAGMA application_id = 0x47504B47;
    PRAGMA user_version = 10300;
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
    INSERT INTO gpkg_spatial_ref_sys VALUES
      ('Undefined cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined cartesian reference'),
      ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic reference'),
      ('WGS 84 geodetic', 4326, 'EPSG', 4326, '\(wgs84)', 'longitude, latitude in degrees');
    CREATE TABLE gpkg_contents (
      table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
      min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
      CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
      CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
      CONSTRAINT uk_gc_table_name UNIQUE (table_name),
      CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
      CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
    CREATE TABLE gpkg_extensions (
      table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
      scope TEXT NOT NULL,
      CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
    CREATE TABLE layer_styles (
      id INTEGER PRIMARY KEY NOT NULL, f_table_catalog TEXT(256), f_table_schema TEXT(256),
      f_table_name TEXT(256), f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT,
      styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
      update_time DATETIME);
    CREATE TABLE sources (
      fid INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL, publisher TEXT, url TEXT);
    """

  /// EPSG:4326 in the words of OGC 01-009, as every reader knows them.
  private static let wgs84 =
    #"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,"#
    + #"AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],"#
    + #"PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],"#
    + #"UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],"#
    + #"AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]"#

  /// The table of a layer: `fid`, `geom`, the features' `id`, then their properties.
  static func table(of layer: FeatureLayer, columns: [FeatureTable.Column]) -> String {
    let properties = columns.map { column in
      ", \(SQLiteDatabase.quoted(column.name)) \(column.type.sql)"
    }
    return """
      CREATE TABLE \(layer.rawValue) (
        fid INTEGER PRIMARY KEY NOT NULL, geom \(layer.geometryType), id TEXT NOT NULL\
      \(properties.joined()));
      CREATE VIRTUAL TABLE rtree_\(layer.rawValue)_geom USING rtree(id, minx, maxx, miny, maxy);
      INSERT INTO gpkg_geometry_columns VALUES
        ('\(layer.rawValue)', 'geom', '\(layer.geometryType)', 4326, 0, 0);
      INSERT INTO gpkg_extensions VALUES
        ('\(layer.rawValue)', 'geom', 'gpkg_rtree_index',
         'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
      """
  }

  /// What keeps the spatial index of a layer up to date when somebody edits it (annex F.3). They
  /// call functions that only programs for GeoPackages have, so they come after the rows.
  static func triggers(of layer: FeatureLayer) -> String {
    let (table, tree) = (layer.rawValue, "rtree_\(layer.rawValue)_geom")
    let hasGeometry = "NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom)"
    let hasNone = "NEW.geom ISNULL OR ST_IsEmpty(NEW.geom)"
    let enter = """
      INSERT OR REPLACE INTO \(tree) VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), \
      ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
      """
    let remove = "DELETE FROM \(tree) WHERE id = OLD.fid;"
    let triggers = [
      ("insert", "INSERT", hasGeometry, enter),
      ("update1", "UPDATE OF geom", "OLD.fid = NEW.fid AND (\(hasGeometry))", enter),
      ("update2", "UPDATE OF geom", "OLD.fid = NEW.fid AND (\(hasNone))", remove),
      ("update3", "UPDATE", "OLD.fid != NEW.fid AND (\(hasGeometry))", "\(remove) \(enter)"),
      (
        "update4", "UPDATE", "OLD.fid != NEW.fid AND (\(hasNone))",
        "DELETE FROM \(tree) WHERE id IN (OLD.fid, NEW.fid);"
      ),
      ("delete", "DELETE", "OLD.geom NOTNULL", remove),
    ]
    return triggers.map { name, event, condition, body in
      "CREATE TRIGGER \(tree)_\(name) AFTER \(event) ON \(table) WHEN (\(condition)) "
        + "BEGIN \(body) END;\n"
    }.joined()
  }
}

extension FeatureLayer {
  fileprivate var geometryType: String { hasLines ? "MULTILINESTRING" : "POINT" }
}

extension FeatureTable.ColumnType? {
  /// The column's type; of what is never known, text.
  fileprivate var sql: String {
    switch self {
    case .text, nil: "TEXT"
    case .integer: "INTEGER"
    case .number: "DOUBLE"
    case .flag: "BOOLEAN"
    }
  }
}
