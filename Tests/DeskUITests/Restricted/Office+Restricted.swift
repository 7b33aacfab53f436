import CaseDomain
import DeskSession

@testable import DeskUI

/// The requests about restricted tips, answered as the session would. This desk in memory holds everything, whoever
/// looks: what a member's screen leaves out, it leaves out by itself.
extension Office {
  func document(of tip: RestrictedID, isOpen: Bool) -> RestrictedDocument? {
    guard let row = desk.restricted[tip] else { return nil }
    let numbers = Set(desk.restricted.events(of: tip))
    let events = log.filter { numbers.contains($0.envelope.event) }
    let words: RestrictedWords? =
      switch events.first?.event {
      case let event as RestrictedRegistered: event.words
      case let event as RestrictedSentDirectly: event.words
      case let event as RestrictedTakenOver: event.words
      default: nil
      }
    return RestrictedDocument(
      tip: row, words: isOpen ? words : nil, events: events, newestStep: desk.restricted.newestStep(of: tip))
  }

  mutating func answerRestricted(_ request: SessionRequest, as member: MemberID) -> [SessionReply] {
    switch request {
    case .previewRestricted(let tip): return document(of: tip, isOpen: false).map { [.restrictedTip($0)] } ?? []
    case .readRestricted(let tip, let isOpen):
      let own = desk.restricted[tip]?.readings.last { $0.member == member }?.event
      let news = log.filter { step in
        own.map { step.envelope.event > $0 } ?? true && step.envelope.author != member
          && !(step.event is RestrictedRead) && desk.restricted.events(of: tip).contains(step.envelope.event)
      }
      if !isOpen || own == nil || !news.isEmpty {
        guard (try? run(HandleRestricted(tip, .read), as: member)) != nil else { return [] }
      }
      return (document(of: tip, isOpen: true).map { [.restrictedTip($0)] } ?? []) + [.changed(session(member))]
    case .restricted(let id, let request): return answer(id, request, member)
    default: return []
    }
  }

  private mutating func answer(_ id: RequestID, _ request: RestrictedRequest, _ member: MemberID) -> [SessionReply] {
    let ordinal = 10_000 + desk.restricted.rows.count
    switch request {
    case .register(let intake, let conflicts, let tip):
      let command = RegisterRestricted(
        ordinal: ordinal,
        words: RestrictedWords(content: intake.content, original: intake.originalNarrative.map(Self.sealed)),
        receivedAt: intake.receivedAt, precision: intake.precision, conflicts: conflicts, addsTo: tip)
      return sent(id, command, member)
    case .send(let content, let original, let conflicts):
      let words = RestrictedWords(content: content, original: original.map(Self.sealed))
      return sent(id, SendDirectly(ordinal: ordinal, words: words, conflicts: conflicts), member)
    case .takeOver(let tip, let conflicts):
      guard let content = document(of: tip)?.content else { return [] }
      return sent(id, RestrictTip(tip: tip, ordinal: ordinal, content: content, conflicts: conflicts), member)
    case .handle(let tip, let deed): return done(id, HandleRestricted(tip, deed), member)
    case .supplement(let tip, let text, let original, let receivedAt, let conflicts):
      for conflict in conflicts {
        let answers = perform(id, HandleRestricted(tip, .addConflict(conflict.member, why: conflict.why)), member)
        guard case .performed? = answers.last else { return answers }
      }
      let deed = HandleRestricted.Deed.supplement(text, original: original.map(Self.sealed), receivedAt: receivedAt)
      return done(id, HandleRestricted(tip, deed), member)
    case .openOriginals(let tip, let reason):
      let answers = done(id, HandleRestricted(tip, .openOriginal(reason: reason)), member)
      guard case .restricted = answers.last else { return answers }
      return [answers[0], .restricted(id, .originals(originals(of: tip)))]
    case .addKeepers(let tip, let members): return done(id, HandleRestricted(tip, .addKeepers(members)), member)
    case .liftIdentity(let tip, let request):
      return done(id, HandleRestricted(tip, .liftIdentity(request: request, layer: "AAEC")), member)
    }
  }

  /// Stands for a seal; what it holds is told by nobody but the answer to an opening.
  static func sealed(_ original: String) -> SealedWords {
    SealedWords(id: "0a1c", bytes: original.utf8.reversed().map(String.init).joined(separator: "."))
  }

  private func originals(of tip: RestrictedID) -> [OpenedOriginals.Part] {
    (document(of: tip, isOpen: true)?.events ?? []).compactMap { recorded in
      let words =
        (recorded.event as? RestrictedSupplemented)?.original
        ?? (recorded.event as? RestrictedRegistered)?.words.original
      return words.map { words in
        let bytes = words.bytes.split(separator: ".").compactMap { UInt8($0) }.reversed()
        return OpenedOriginals.Part(
          event: recorded.envelope.event, sealedAt: recorded.envelope.time, text: WipedText(Array(bytes)))
      }
    }
  }

  private mutating func done(_ id: RequestID, _ command: some Command, _ member: MemberID) -> [SessionReply] {
    let answers = perform(id, command, member)
    guard case .performed(_, let performed)? = answers.last else { return answers }
    return [answers[0], .restricted(id, .done(performed))]
  }

  private mutating func sent(_ id: RequestID, _ command: some Command, _ member: MemberID) -> [SessionReply] {
    let answers = perform(id, command, member)
    guard case .performed? = answers.last, let number = desk.restricted.rows.last?.number else { return answers }
    drafts.removeAll { $0.id == id.hexadecimal }
    return [.changed(session(member)), .restricted(id, .sent(number))]
  }
}
