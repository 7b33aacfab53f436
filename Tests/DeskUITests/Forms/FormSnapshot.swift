import Foundation
import Terminal
import Testing

/// Compares a picture with the one kept in `Snapshots/`; `RECORD_SNAPSHOTS=1` writes it instead.
enum FormSnapshot {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Snapshots")

  static func check(
    _ driver: FormDriver, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let rows = driver.rows
    let width = driver.context.size.columns
    for (number, row) in rows.enumerated() {
      #expect(DisplayWidth.of(row) == width, "\(name), row \(number)", sourceLocation: sourceLocation)
    }
    // Blanks at the ends of rows would be lost in editors; the rows' width is checked above.
    let picture = rows.map { row in
      var row = row[...]
      while row.last == " " { row = row.dropLast() }
      return String(row)
    }
    let caret = driver.cursor.map { "caret \($0.column),\($0.row - driver.context.body.origin.row)" } ?? "no caret"
    let hints = driver.layer.hints(in: driver.context).map { "\($0.key) \($0.label)" }.joined(separator: " | ")
    let text = (picture + [caret, hints, ""]).joined(separator: "\n")
    let size = driver.context.size
    let file = folder.appendingPathComponent(
      "form-\(name).\(size.columns)x\(size.rows).\(driver.context.texts.language.tag).txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(text == kept, "\(name)", sourceLocation: sourceLocation)
  }
}
