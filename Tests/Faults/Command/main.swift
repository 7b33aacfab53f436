import EventLog
import FaultRuns
import Glibc

// What a trial does in a process of its own, to be killed there, refused things, or stopped.
switch Array(CommandLine.arguments.dropFirst()) {
case let words where words.count == 2 && words[0] == "act":
  signal(SIGXFSZ, SIG_IGN)
  let work = OfficeWork(OfficePlace(PosixFileSystem(), root: words[1])) { note in
    // Whole and at once: the next call may be the last.
    let bytes = Array((note.line + "\n").utf8)
    if write(STDOUT_FILENO, bytes, bytes.count) != bytes.count { exit(2) }
  }
  exit(work.run() ? 0 : 1)
case let words where words.count == 2 && words[0] == "hold":
  let file = try PosixFileSystem().open(words[1], .readWrite)
  try file.lock(.exclusive)
  pause()
case let words:
  exit(try FaultCommand(words).run())
}
