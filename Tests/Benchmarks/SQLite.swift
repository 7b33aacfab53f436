import CSQLite

/// A SQLite database as an append-only log would use it: WAL, synchronous=FULL, a transaction an insert.
final class SQLite {
  struct Failure: Error {
    let code: Int32
    let message: String
  }

  private var database: OpaquePointer?
  private var insertion: OpaquePointer?

  /// - Parameter path: made where there is none.
  init(_ path: String) throws {
    try check(sqlite3_open(path, &database))
    // Several processes write; whoever comes second waits.
    try check(sqlite3_busy_timeout(database, 60_000))
    try run("PRAGMA journal_mode=WAL")
    try run("PRAGMA synchronous=FULL")
    try run("CREATE TABLE IF NOT EXISTS frames (number INTEGER PRIMARY KEY AUTOINCREMENT, bytes BLOB NOT NULL)")
    try check(sqlite3_prepare_v2(database, "INSERT INTO frames (bytes) VALUES (?)", -1, &insertion, nil))
  }

  deinit {
    sqlite3_finalize(insertion)
    sqlite3_close(database)
  }

  static var version: String { String(cString: sqlite3_libversion()) }

  /// Returns once the bytes are durable.
  func insert(_ bytes: [UInt8]) throws {
    let code = bytes.withUnsafeBytes { raw in
      // SQLITE_STATIC: the bytes outlive the step.
      sqlite3_bind_blob(insertion, 1, raw.baseAddress, Int32(raw.count), nil)
      return sqlite3_step(insertion)
    }
    guard code == SQLITE_DONE else { throw failure(code) }
    try check(sqlite3_reset(insertion))
  }

  private func run(_ statement: String) throws { try check(sqlite3_exec(database, statement, nil, nil, nil)) }

  private func check(_ code: Int32) throws { if code != SQLITE_OK { throw failure(code) } }

  private func failure(_ code: Int32) -> Failure {
    Failure(code: code, message: String(cString: sqlite3_errmsg(database)))
  }
}
