@testable import CaseDomain

extension Desk {
  /// Recusals and the keys renewed for them, a row a line.
  var recusalLines: [String] {
    recusals.all.map { "\($0)" }
      + recusals.entries.map { entry in
        let hold = recusals.hold(of: entry).map {
          "\($0.generation) \($0.holders.sorted()) \($0.startedBy) \($0.startedIn)"
        }
        return "\(entry) \(recusals.on(entry).map(\.event)) \(hold as Any)"
      }
  }

  func brokenRecusals() -> [String] {
    var broken: [String] = []
    for recusal in recusals.all {
      let name = "recusal \(recusal.event.rawValue)"
      if !recusal.entries.contains(recusal.on) { broken.append("\(name) does not stand on what it was entered for") }
      if Set(recusal.entries).count != recusal.entries.count { broken.append("\(name) stands twice on something") }
      if members.isSamePerson(recusal.enteredBy, recusal.member) != (recusal.ground == .declared) {
        broken.append("\(name) is \(recusal.ground) and by \(recusal.enteredBy)")
      }
      for own in [recusal.member, recusal.enteredBy] {
        if let lifted = recusal.lifted, members.isSamePerson(lifted.by, own) {
          broken.append("\(name) was lifted by \(own)")
        }
      }
      guard recusal.lifted == nil else { continue }
      for entry in recusal.entries {
        if !isRecused(recusal.member, from: entry) { broken.append("\(name) does not stand on \(entry)") }
        // Whatever is linked with it is closed with it.
        for other in linked(with: entry) where !recusal.entries.contains(other) {
          broken.append("\(name) stands on \(entry) and not on \(other)")
        }
      }
    }
    for entry in recusals.entries {
      guard let hold = recusals.hold(of: entry) else { continue }
      if hold.generation < 1 { broken.append("\(entry) has key \(hold.generation)") }
      if hold.holders.contains(where: { members[$0] == nil }) { broken.append("\(entry) is held by nobody known") }
      let isAway = hold.holders.isEmpty
      let flag =
        switch entry {
        case .tip(let tip): tips[tip]?.isElsewhere
        case .lead(let lead): leads[lead]?.isElsewhere
        case .book(let section): fieldwork.outOfSight.contains(section) as Bool?
        }
      if flag != isAway { broken.append("\(entry) is shown, or not, against its key") }
    }
    return broken
  }
}
