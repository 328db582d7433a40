import Testing

@testable import Formats

@Suite struct SQLiteTests {
  @Test func valuesComeBackAsTheyWereBound() throws {
    let database = try SQLiteDatabase(path: ":memory:", access: .readWrite)
    try database.execute("CREATE TABLE t (a INTEGER, b REAL, c TEXT, d BLOB)")
    let insert = try database.prepare("INSERT INTO t VALUES (?1, ?2, ?3, ?4)")
    for (integer, number, text, bytes) in [
      (Int.min, -0.5, "", [UInt8]()), (Int.max, 1e300, "Ташкент\0x", [0, 255]),
    ] {
      try insert.bind(integer, at: 1)
      try insert.bind(number, at: 2)
      try insert.bind(text, at: 3)
      try insert.bind(bytes, at: 4)
      try insert.run()
    }
    for position in Int32(1)...4 { try insert.bindNull(at: position) }
    try insert.run()
    let select = try database.prepare("SELECT * FROM t ORDER BY rowid")
    #expect(select.columnCount == 4)
    #expect(select.columnName(at: 2) == "c")
    #expect(try hasRow(select))
    #expect(select.integer(at: 0) == .min)
    #expect(select.number(at: 1) == -0.5)
    #expect(select.text(at: 2) == "")
    #expect(select.bytes(at: 3) == [])
    #expect(try hasRow(select))
    #expect(select.integer(at: 0) == .max)
    #expect(select.number(at: 1) == 1e300)
    #expect(select.text(at: 2) == "Ташкент\0x")
    #expect(select.bytes(at: 3) == [0, 255])
    #expect(try hasRow(select))
    #expect(select.integer(at: 0) == nil)
    #expect(select.number(at: 1) == nil)
    #expect(select.text(at: 2) == nil)
    #expect(select.bytes(at: 3) == nil)
    #expect(try !hasRow(select))
  }

  @Test func failuresNameTheFileAndSayWhy() throws {
    #expect(throws: SQLiteError(path: "/none/x", code: 14, reason: "unable to open database file"))
    {
      _ = try SQLiteDatabase(path: "/none/x", access: .readOnly)
    }
    let database = try SQLiteDatabase(path: ":memory:", access: .readWrite)
    #expect(throws: SQLiteError.self) { try database.execute("SELEC 1") }
    try database.execute("CREATE TABLE t (a TEXT NOT NULL)")
    let insert = try database.prepare("INSERT INTO t VALUES (?1)")
    try insert.bindNull(at: 1)
    #expect(throws: SQLiteError.self) { try insert.run() }
  }

  @Test func namesAreQuotedAsSQLHasThem() {
    #expect(SQLiteDatabase.quoted("stroke-width") == "\"stroke-width\"")
    #expect(SQLiteDatabase.quoted("a\"b") == "\"a\"\"b\"")
  }
}

/// The macros of Testing copy what a method is called on, which a statement does not allow.
func hasRow(_ statement: borrowing SQLiteStatement) throws -> Bool { try statement.step() }
