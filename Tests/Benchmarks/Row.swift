/// One row of design §7. Each is measured in a process of its own.
struct Row: Sendable {
  /// For `--only`.
  let name: String
  /// In the words of the design.
  let what: String
  let measure: @Sendable (Options) throws -> [Finding]

  static let all = [
    Row(name: "append", what: "durable one-event command, 1 desk", measure: AppendRow.one),
    Row(name: "append8", what: "the same, 8 desks at once", measure: AppendRow.eight),
    Row(name: "frame", what: "first useful frame, from unlocked key, warm snapshot", measure: FirstFrameRow.measure),
    Row(name: "rebuild", what: "rebuild from the first event", measure: RebuildRow.measure),
    Row(name: "verify", what: "verify: chain + signatures", measure: VerifyRow.measure),
    Row(name: "keys", what: "key → frame on the queue", measure: KeysRow.measure),
    Row(name: "filter", what: "filter as you type", measure: FilterRow.measure),
    Row(name: "duplicates", what: "likely duplicates of a tip", measure: DuplicatesRow.measure),
    Row(name: "memory", what: "memory", measure: MemoryRow.measure),
    Row(name: "follow", what: "another desk's commit on screen", measure: FollowRow.measure),
  ]
}
