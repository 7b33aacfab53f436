import CaseDomain
import DeskText

extension Wording {
  /// Keys by what they open, as a list: a person hands on `举报和线索`, not `leads`.
  package func keys(_ keys: some Sequence<KeyName>) -> String {
    keys.map(key).sorted().joined(separator: texts["frame.listSeparator"])
  }

  private func key(_ key: KeyName) -> String {
    switch key {
    case .section(let id): texts("frame.key.section", section(id))
    case .desk, .leads, .audit, .identity, .release: texts["frame.key.\(key.description)"]
    }
  }
}
