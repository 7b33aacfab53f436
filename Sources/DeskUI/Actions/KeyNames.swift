import DeskText
import Terminal

extension Key {
  /// The key as commands mean it: what an input method leaves full-width counts as its ASCII key.
  var inCommandMode: Key {
    guard case .character(let character) = self, let scalar = character.unicodeScalars.first,
      character.unicodeScalars.count == 1
    else { return self }
    switch scalar.value {
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { .character(Character($0)) } ?? self
    case 0x3000: return .character(" ")
    // The key beside the right Shift gives `、` under a Chinese input method.
    case 0x3001: return .character("/")
    case 0x3002: return .character(".")
    default: return self
    }
  }

  /// What is printed on the key.
  package func name(_ texts: Texts) -> String {
    switch self {
    case .character(" "): texts["keys.name.space"]
    case .character(let character): String(character)
    case .enter: texts["keys.name.enter"]
    case .escape: texts["keys.name.escape"]
    case .tab: texts["keys.name.tab"]
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .wordLeft: "Ctrl-←"
    case .wordRight: "Ctrl-→"
    case .function(let number): "F\(number)"
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .alt(let character): "Alt-\(character)"
    }
  }
}
