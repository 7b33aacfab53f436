import EventLog
import Glibc
import TestSupport

// Appends to a log until it is killed: `log-writer DIRECTORY MEMBER FIRST SEGMENT-BYTES`. Form numbers count up from
// FIRST; each acknowledged one is written to standard output with its commit number and the number it took.

/// Every commit takes the next number of this series.
let series: UInt16 = 1

func run(_ arguments: [String]) throws {
  guard arguments.count == 5, let number = UInt32(arguments[2]), var form = UInt64(arguments[3]),
    let segmentBytes = Int(arguments[4])
  else { throw Usage() }
  let member = LogMember(number)
  // A desk just started has little time to live; the earlier signatures are for the verification at the end.
  let store = try FileEventStore(
    directory: arguments[1], fileSystem: PosixFileSystem(), trustingSignaturesThrough: .max,
    limits: .init(segmentBytes: segmentBytes, step: 65_536))
  var random = SystemRandomNumberGenerator()
  var last: UInt32 = 0
  func follow(_ commit: Commit) {
    for allocation in commit.allocations where allocation.series == series { last = max(last, allocation.number) }
  }
  while true {
    let receipt = try store.append(id: .test(form, writer: UInt64(number)), signer: member, deliver: follow) { _ in
      let text = String(repeating: "x", count: .random(in: 0...6000, using: &random))
      return member.proposal(
        text, events: .random(in: 1...3, using: &random),
        allocations: [Allocation(series: series, year: 2026, number: last + 1)])
    }
    follow(receipt.commit)
    acknowledge("\(form) \(receipt.commit.number) \(receipt.commit.allocations[0].number)\n")
    form += 1
  }
}

func acknowledge(_ line: String) {
  let bytes = Array(line.utf8)
  guard write(STDOUT_FILENO, bytes, bytes.count) == bytes.count else { exit(2) }
}

struct Usage: Error {}

do {
  try run(CommandLine.arguments)
} catch {
  let text = Array("log-writer: \(error)\n".utf8)
  _ = write(STDERR_FILENO, text, text.count)
  exit(1)
}
