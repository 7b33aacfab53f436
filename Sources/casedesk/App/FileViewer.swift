import DeskSession
import Foundation

/// Shows a file outside the screen: through a program where there is one for it, else by saying where it lies, until
/// the person has seen enough. The copy is wiped then.
enum FileViewer {
  /// - Parameter note: says that the copy is wiped, and by which key.
  /// - Returns: whether there was anything to see.
  static func show(_ content: WipedText, named name: String, note: String) -> Bool {
    let bytes = content.content
    guard let file = PrivateFile(named: fileName(name), Data(bytes)) else { return false }
    defer { file.wipe() }
    if isText(bytes) {
      // What pages through a text in this terminal ends when the person has seen enough.
      if ExternalEditor.run(pager, on: file.path) { return true }
    } else if let viewer {
      _ = ExternalEditor.run(viewer, on: file.path)
    }
    print("\n\(note)\n\n  \(file.path)\n")
    _ = readLine()
    return true
  }

  private static func isText(_ bytes: [UInt8]) -> Bool {
    !bytes.contains(0) && String(validating: bytes, as: UTF8.self) != nil
  }

  private static var pager: String {
    // Nothing of it stays behind in a history, and no other program is started from it.
    "LESSHISTFILE=- LESSSECURE=1 less --"
  }

  /// `$CASEDESK_VIEWER`, else what the desktop opens files with where there is a desktop.
  private static var viewer: String? {
    if let set = processEnvironment["CASEDESK_VIEWER"], !set.isEmpty { return set }
    let hasDesktop = ["WAYLAND_DISPLAY", "DISPLAY"].contains { processEnvironment[$0]?.isEmpty == false }
    return hasDesktop ? "xdg-open" : nil
  }

  /// The name without what leads elsewhere or hides; programs go by its ending.
  static func fileName(_ name: String) -> String {
    let plain = name.unicodeScalars.map { $0 == "/" || $0.value < 32 || $0.value == 127 ? "_" : Character($0) }
    let text = String(plain.prefix(60).count < plain.count ? plain.suffix(60) : plain[...])
    return text.isEmpty || text.hasPrefix(".") || text.hasPrefix("-") ? "_" + text : text
  }
}
