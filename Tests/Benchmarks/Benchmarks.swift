import Foundation

/// Measures what design §7 asks for, each row beside its peer in one run, and prints a table.
@main
struct Benchmarks {
  static func main() {
    do {
      let options = try Options(Array(CommandLine.arguments.dropFirst()))
      switch options.task.first {
      case nil: try run(options)
      case "row": try measure(options)
      case let task?: try Helper.run(task, Array(options.task.dropFirst()))
      }
    } catch let mistake as Options.Mistake {
      Options.tell(mistake.text + "\n" + Options.usage)
      exit(64)
    } catch {
      Options.tell("failed: \(error)")
      exit(1)
    }
  }

  /// Every row in a process of its own: none inherits another's memory.
  private static func run(_ options: Options) throws {
    defer { if !options.isKept { try? FileManager.default.removeItem(atPath: options.directory) } }
    try FileManager.default.createDirectory(atPath: options.directory, withIntermediateDirectories: true)
    if let minutes = options.soakMinutes { return try Soak.run(options, minutes: minutes) }
    var outcomes: [Outcome] = []
    for row in options.rows {
      Options.tell("measuring \(row.name): \(row.what)")
      let answer = try Helper(options.arguments(for: row)).answer()
      outcomes.append(try JSONDecoder().decode(Outcome.self, from: answer))
    }
    if options.json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      print(String(decoding: try encoder.encode(outcomes), as: UTF8.self))
    } else {
      print(Table.text(of: outcomes))
    }
  }

  private static func measure(_ options: Options) throws {
    for row in options.rows {
      let outcome = Outcome(row: row.name, what: row.what, findings: try row.measure(options))
      FileHandle.standardOutput.write(try JSONEncoder().encode(outcome))
    }
  }
}
