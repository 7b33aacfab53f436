/// A language the program speaks in full.
package enum Language: String, CaseIterable, Sendable {
  /// Chinese, the language of the office and of everything unless another is asked for.
  case zhHans
  /// English.
  case en

  /// The language's folder below `Resources/texts`, which is its BCP 47 tag.
  package var tag: String {
    switch self {
    case .zhHans: "zh-Hans"
    case .en: "en"
    }
  }

  /// The language of a tag or locale name: `zh`, `zh-Hans-CN`, `zh_CN.UTF-8`, `en`, `en_GB.UTF-8`; any case.
  /// Nil when it is neither Chinese nor English, which `C` and `POSIX` are not.
  package init?(tag: some StringProtocol) {
    switch tag.prefix(while: \.isLetter).lowercased() {
    case "zh", "zhhans": self = .zhHans
    case "en": self = .en
    default: return nil
    }
  }

  /// The language that `LC_ALL`, `LC_MESSAGES` or `LANG` asks for: POSIX lets the first one that is not empty decide.
  /// Anything that is not English is Chinese.
  package static func fromEnvironment(_ environment: [String: String]) -> Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = environment[name], !value.isEmpty { return Language(tag: value) ?? .zhHans }
    }
    return .zhHans
  }
}
