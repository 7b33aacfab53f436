import CaseDomain
import DeskSession
import DeskText

/// Puts values of the desk into words of the user's language.
package struct Wording: Sendable {
  package let texts: Texts
  /// For names of members and numbers of tips; without one, ids stand in their place.
  package let desk: Desk?
  /// The day it is, for dates without a year and for what is left of a deadline.
  package let today: CivilDate
  /// Who reads, where some things are for some posts only; nil for what everybody may read.
  package var reader: MemberID?
  /// Aliases that may be one person; on a custodian's desk only.
  package var likelySame: [SameReporterCandidate] = []

  package init(texts: Texts, desk: Desk?, today: CivilDate) {
    self.texts = texts
    self.desk = desk
    self.today = today
  }

  package var zone: Zone { desk?.zone ?? .china }

  /// A member's name.
  package func member(_ id: MemberID) -> String {
    desk?.members[id]?.name ?? texts("frame.memberNumber", String(id.rawValue))
  }

  /// Who caused an event, as far as the reader is told; else that it happened at the counter (R6.4).
  package func author(of envelope: Envelope) -> String { author(envelope.author, of: envelope.event) }

  /// Who caused an event, as far as the reader is told.
  package func author(_ author: MemberID, of event: EventNumber) -> String {
    guard let desk else { return member(author) }
    return desk.author(of: event, by: author, toldTo: reader).map(member) ?? texts["log.counter"]
  }

  /// The posts held, joined.
  package func posts(_ posts: Posts) -> String {
    posts.heldNames.map { texts["frame.post.\($0)"] }.joined(separator: texts["frame.listSeparator"])
  }

  /// A tip's number.
  package func tip(_ id: TipID) -> String { desk?.tips[id]?.number.description ?? "#\(id.rawValue)" }

  /// A lead's number.
  package func lead(_ id: LeadID) -> String { desk?.leads[id]?.number.description ?? "#\(id.rawValue)" }

  /// The state of a tip; an outcome that waits for its second member is said instead.
  package func state(_ tip: Tip) -> String {
    tip.proposal == nil ? state(tip.state) : texts["tips.state.proposed"]
  }

  package func state(_ state: TipState) -> String { texts["tips.state.\(state.rawValue)"] }

  /// That a tip's time of receipt waits for a second member, where nothing else of it does: the reason for its standing
  /// in a list of such. Nil elsewhere.
  func asked(_ tip: Tip, isShort: Bool = false) -> String? {
    guard tip.proposal == nil, tip.receipt == .awaitingSecond else { return nil }
    return texts[isShort ? "tips.asked.receipt.short" : "tips.asked.receipt"]
  }

  /// The same as `signature`, for a column.
  func signatureShort(_ tip: Tip) -> String {
    let isPlain = !tip.isJoint && tip.reporters > 0
    return (isPlain ? texts.find("tips.naming.\(tip.signature.rawValue).short") : nil) ?? signature(tip)
  }

  /// `11-23 周一（剩 1 个工作日）`.
  func noted(_ text: String, _ note: String) -> String { texts("frame.noted", text, note) }

  /// How a tip is signed: joint tips say so, tips without a reporter too.
  package func signature(_ tip: Tip) -> String {
    if tip.isJoint { return texts["tips.naming.joint"] }
    // Nobody is named, and yet somebody can be told by the receipt code.
    let isNobody = tip.reporters == 0 && tip.signature == .unidentifiable
    return isNobody ? texts["tips.naming.none"] : texts["tips.naming.\(tip.signature.rawValue)"]
  }

  /// A reporter's alias.
  package func alias(_ number: Int) -> String { texts("panes.alias", RegisterNumber.padded(number)) }

  /// What an outcome would do.
  package func outcome(_ outcome: Outcome) -> String {
    switch outcome {
    case .join(let lead): texts("tips.triage.join", self.lead(lead))
    case .relink(let lead): texts("panes.outcome.relink", self.lead(lead))
    case .returnForMore: texts["tips.triage.return"]
    case .passOn(let body, _): texts("tips.triage.passOn", self.body(body))
    }
  }

  /// An outside body's name.
  package func body(_ id: BodyID) -> String { desk?.organisation.body(id)?.name ?? "#\(id.rawValue)" }
}

// MARK: Refusals and faults

extension Wording {
  /// Why a command is not possible and what would help, with the clause in the document's own numbering.
  package func refusal(_ refusal: Refusal) -> String {
    let details = refusal.details.map(detail)
    let key = "refusal.\(refusal.reason.rawValue)"
    let sentence = (details.isEmpty ? nil : texts.find(key + ".detailed", details)) ?? texts.find(key, details)
    guard let clause = refusal.clause else { return sentence ?? refusal.reason.rawValue }
    return texts("refusal.withClause", sentence ?? refusal.reason.rawValue, self.clause(clause))
  }

  private func detail(_ detail: Refusal.Detail) -> String {
    switch detail {
    case .text(let text): text
    case .count(let count): String(count)
    case .member(let id): member(id)
    case .posts(let posts): self.posts(posts)
    case .date(let date): self.date(date)
    case .time(let time): self.time(time)
    case .number(let number): number.description
    case .tipState(let state): self.state(state)
    case .leadState(let state): texts["tips.leadState.\(state.rawValue)"]
    case .leadClock(let kind): texts["leads.clock.\(kind.rawValue)"]
    case .alias(let id): alias(id)
    case .key(let name): key(named: name)
    }
  }

  /// Whose key it is: never the name that events give it.
  package func key(named name: String) -> String {
    switch KeyName(name) {
    case .desk: texts["refusal.key.desk"]
    case .leads: texts["refusal.key.leads"]
    case .audit: texts["refusal.key.audit"]
    case .identity: texts["refusal.key.identity"]
    case .release: texts["refusal.key.release"]
    case .section(let section):
      desk?.organisation.section(section).map { texts("refusal.key.section", $0.name) } ?? texts["refusal.key.sections"]
    case nil: texts["refusal.key.other"]
    }
  }

  /// `R6.3.2` as the document numbers it: 六(三)2.
  package func clause(_ clause: Clause) -> String { texts.clause(clause.rawValue) }

  /// What went wrong outside the rules.
  ///
  /// A path or a name may hold a line break; whatever stands in the sentence, it stays one line.
  package func fault(_ fault: DeskFault) -> String {
    texts.fault(
      fault.id,
      fault.details.map { detail in
        // Parts of a list are told apart by a character that is never shown.
        detail.split(separator: "\u{1F}", omittingEmptySubsequences: false)
          .map { TextCleaning.printed(String($0), isOneLine: true) }.joined(separator: "\u{1F}")
      })
  }
}

extension LayerContext {
  /// Words for what is on the screen now.
  package var wording: Wording {
    var wording = Wording(texts: texts, desk: desk, today: today)
    wording.reader = session?.member
    wording.likelySame = likelySame
    return wording
  }
}
