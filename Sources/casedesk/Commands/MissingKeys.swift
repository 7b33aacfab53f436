import CaseDomain
import DeskText
import DeskUI

/// The keys that somebody's posts entitle to and that they still lack, by where each can come from.
struct MissingKeys {
  /// Made on the member's own desk once they signed the undertaking: the identity pair, of the first custodian.
  private let own: Set<KeyName>
  /// Made likewise in place of one that nobody holds any more, whose past stays closed.
  private let anew: Set<KeyName>
  /// Those who may hand each on and hold it.
  private let granted: [MemberID: Set<KeyName>]
  /// Held by nobody any more.
  private let lost: Set<KeyName>

  init(_ keys: Set<KeyName>, of member: MemberID, _ desk: Desk) {
    var (own, anew, lost): (Set<KeyName>, Set<KeyName>, Set<KeyName>) = ([], [], [])
    var granted: [MemberID: Set<KeyName>] = [:]
    for key in keys {
      let holders = desk.members.all.filter {
        $0.id != member && $0.grantedKeys.contains(key) && desk.mayHandOut(key, $0.id)
      }
      for holder in holders { granted[holder.id, default: []].insert(key) }
      guard holders.isEmpty else { continue }
      switch key {
      case .identity: own.insert(key)
      case .audit, .leads: anew.insert(key)
      case .section: break  // Made by whoever assigns to it.
      case .desk, .release: lost.insert(key)
      }
    }
    (self.own, self.anew, self.granted, self.lost) = (own, anew, granted, lost)
  }

  /// Says who is to be asked for what, and what nobody can give.
  func say(_ wording: Wording) {
    let texts = wording.texts
    if !own.isEmpty { Console.say(texts("cli.member.keysOwn", wording.keys(own))) }
    if !anew.isEmpty { Console.say(texts("cli.member.keysAnew", wording.keys(anew))) }
    for (holder, keys) in granted.sorted(by: { $0.key < $1.key }) {
      Console.say(texts("cli.member.leftToOthers", wording.member(holder), wording.keys(keys)))
    }
    if !lost.isEmpty { Console.say(texts("cli.member.keysLost", wording.keys(lost))) }
  }
}
