import CaseDomain
import DeskSession
import DeskText
import Foundation

/// Standard input, a line at a time.
enum StandardInput {
  /// The next line without its end; nil after the last. Read byte by byte and without a buffer of the C library, which
  /// would keep a passphrase where nobody can overwrite it.
  static func line() -> [UInt8]? {
    var line: [UInt8] = []
    // No line that is typed is longer, so that nothing typed is left behind where the array grew.
    line.reserveCapacity(4096)
    var byte: UInt8 = 0
    while true {
      let count = Foundation.read(0, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return line.isEmpty ? nil : line }
      if byte == UInt8(ascii: "\n") { return line }
      line.append(byte)
    }
  }
}

/// Passphrases come from a prompt that does not echo, or from a file; never from an argument.
enum PassphraseInput {
  /// The first line of a file. Where other accounts may read or change it, whoever runs the command is told.
  static func read(file: String, _ texts: Texts) throws -> PassphraseBytes {
    let path = Live.path(file)
    var record = stat()
    if stat(path, &record) == 0, record.st_mode & S_IFMT == S_IFREG, record.st_mode & 0o077 != 0 {
      Console.complain(texts("cli.passphraseFile.open", TextCleaning.printed(path, isOneLine: true)))
    }
    var data = try Data(contentsOf: URL(fileURLWithPath: path))
    defer { data.resetBytes(in: 0..<data.count) }
    var line = [UInt8](data.prefix { $0 != UInt8(ascii: "\n") })
    defer { PassphraseBytes.wipe(&line) }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    guard String(validating: line, as: UTF8.self) != nil else {
      throw CocoaError(.fileReadInapplicableStringEncoding, userInfo: [NSFilePathErrorKey: file])
    }
    return PassphraseBytes(normalising: &line)
  }

  static func ask(_ prompt: String) throws -> PassphraseBytes {
    FileHandle.standardError.write(Data(TextCleaning.printed(prompt).utf8))
    var before = termios()
    let isTerminal = tcgetattr(0, &before) == 0
    if isTerminal {
      var silent = before
      silent.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(0, TCSAFLUSH, &silent)
    }
    defer {
      if isTerminal {
        tcsetattr(0, TCSAFLUSH, &before)
        FileHandle.standardError.write(Data("\n".utf8))
      }
    }
    guard var line = StandardInput.line() else { throw Complaint(words("cli.passphrase.none")) }
    return PassphraseBytes(normalising: &line)
  }

  /// A new passphrase, typed twice.
  static func askNew(_ name: String, _ texts: Texts) throws -> PassphraseBytes {
    while true {
      let first = try ask(texts("cli.passphrase.new", name))
      if first.count < minimumBytes {
        Console.complain(texts("cli.passphrase.short", String(minimumBytes)))
      } else if try ask(texts("cli.passphrase.repeat")) == first {
        return first
      } else {
        Console.complain(texts("cli.passphrase.differs"))
      }
    }
  }

  private static let minimumBytes = 8
}
