// Feeds one reader of untrusted bytes with what libFuzzer thinks up: `casedesk-fuzz SURFACE [libFuzzer's arguments]`.
// A reader may refuse anything; it may not trap, read beyond its bytes, leak or take for ever. `casedesk-fuzz seeds DIR`
// writes small first inputs, a folder a surface.
import Foundation

/// libFuzzer's own loop (llvm-project, FuzzerDriver.cpp): returns at the end of the runs.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Which reader is fed. Set once, before the first input; libFuzzer feeds one input after the other.
nonisolated(unsafe) var fed: ([UInt8]) -> Void = { _ in }

/// libFuzzer's own `main`, which is linked in whole, asks for this name.
@_cdecl("LLVMFuzzerTestOneInput")
func feedOne(_ bytes: UnsafePointer<UInt8>?, _ length: Int) -> CInt {
  fed(Array(UnsafeBufferPointer(start: bytes, count: length)))
  return 0
}

/// Leaks that are not ours: Foundation keeps the words of every fault that its XML parser finds. Asked for by the leak
/// sanitizer; the text is never freed.
@_cdecl("__lsan_default_suppressions")
func suppressedLeaks() -> UnsafePointer<UInt8>? {
  let list: StaticString = "leak:_CFErrorCreateFromXMLInterface\n"
  return list.utf8Start
}

let words = CommandLine.arguments
if words.count == 3, words[1] == "seeds" {
  try Seeds.write(into: words[2])
  exit(0)
}
// libFuzzer starts the program again to merge, without the word that names the surface.
let variable = "CASEDESK_FUZZ_SURFACE"
let named = words.count > 1 ? Surface(rawValue: words[1]) : nil
guard let surface = named ?? ProcessInfo.processInfo.environment[variable].flatMap(Surface.init) else {
  print("casedesk-fuzz " + Surface.allCases.map(\.rawValue).joined(separator: "|") + " [-runs=N] [CORPUS …]")
  exit(64)
}
setenv(variable, surface.rawValue, 1)
fed = surface.feed
var arguments: [UnsafeMutablePointer<CChar>?] =
  ([words[0]] + words.dropFirst(named == nil ? 1 : 2)).map { strdup($0) }
var count = CInt(arguments.count)
arguments.append(nil)
let status = arguments.withUnsafeMutableBufferPointer { buffer in
  var base = buffer.baseAddress
  return withUnsafeMutablePointer(to: &base) { base in
    runDriver(&count, base, feedOne)
  }
}
exit(status)
