import CaseDomain
import DeskSession

@testable import DeskUI

/// The requests about reporters, answered as the session would.
extension Office {
  /// What was sealed, in clear, for the tests that look for it where it must not be.
  static let name = "张某某"
  static let phone = "13800005678"

  func document(of reporter: ReporterID) -> ReporterDocument? {
    guard let found = desk.reporters[reporter] else { return nil }
    let numbers = Set(desk.reporters.events(of: reporter))
    return ReporterDocument(
      reporter: reporter, tip: found.tip, events: log.filter { numbers.contains($0.envelope.event) })
  }

  mutating func answerReporter(_ request: SessionRequest, as member: MemberID) -> [SessionReply] {
    let file = SealedFile(file: "00", sha256: "00")
    switch request {
    case .readReporter(let reporter): return document(of: reporter).map { [.reporter($0)] } ?? []
    case .approveIdentity(let id, let request):
      let sealings = desk.reporters.requests[request].flatMap { desk.reporters[$0.reporter]?.sealings } ?? 0
      let lifted = (0..<sealings).map { LiftedLayer(file: "0\($0)", layer: "") }
      return perform(id, ApproveIdentity(request: request, lifted: lifted), member)
    case .openIdentity(let id, let viewed, let isRenewal):
      let answers =
        switch viewed {
        case .reporter(let request): perform(id, ViewIdentity(request: request, isRenewal: isRenewal), member)
        case .restricted(let tip, let request):
          perform(id, HandleRestricted(tip, .openIdentity(request: request, isRenewal: isRenewal)), member)
        }
      guard case .performed = answers.last else { return answers }
      let details = [(ReporterDetail.name, Self.name), (.phone, Self.phone), (.address, "东街8号")].map {
        RevealedDetail(detail: $0.0, text: WipedText([UInt8]($0.1.utf8)))
      }
      let part = OpenedIdentity.Part(event: EventNumber(rawValue: 1), sealedAt: now, details: details)
      return [
        answers[0],
        .identity(id, OpenedIdentity(of: viewed, closesAt: now.adding(milliseconds: 60_000), parts: [part])),
      ]
    case .closeIdentity(let id, .reporter(let request), let how):
      return perform(id, CloseIdentity(request: request, how: how), member)
    case .closeIdentity(let id, .restricted(let tip, let request), let how):
      return perform(id, HandleRestricted(tip, .closeIdentity(request: request, how)), member)
    case .readContactCard(let id, let reporter, let reason):
      let answers = perform(id, ReadCard(reporter: reporter, reason: reason), member)
      guard case .performed = answers.last else { return answers }
      let way = ContactCard.Way(
        event: EventNumber(rawValue: 1), sealedAt: now, text: WipedText([UInt8](Self.phone.utf8)))
      return [answers[0], .contactCard(id, ContactCard(reporter: reporter, ways: [way]))]
    case .readEvidence(let id, _, let reporter, let reason):
      let answers = perform(id, ReadCard(reporter: reporter, reason: reason), member)
      guard case .performed = answers.last else { return answers }
      return [answers[0], .evidence(id, WipedText([UInt8]("户籍证明编号8812".utf8)))]
    case .markReporter(let id, let reporter, let mark, let value, let evidence):
      return perform(
        id, MarkReporter(reporter: reporter, mark: mark, value: value, evidence: evidence.map { _ in file }), member)
    case .decideSameReporter(let id, let reporter, let other, let isSame, _):
      return perform(id, DecideSameReporter(reporter: reporter, other: other, isSame: isSame, reason: file), member)
    case .addToReporter(let id, let addition):
      return perform(
        id,
        AddToReporter(
          reporter: addition.reporter, given: addition.identity.given, identity: file, card: file,
          reason: addition.reason), member)
    case .bindReporter(let id, let binding):
      return perform(
        id,
        BindReporter(
          tip: binding.tip, reporter: binding.reporter, given: binding.identity.given, identity: file, card: file,
          evidence: file, confirmedOn: binding.confirmedOn), member)
    case .destroyIdentity(let id, let proposal): return perform(id, ApproveDestruction(proposal: proposal), member)
    case .findSameReporters(let search):
      let rows = desk.reporters.rows
      guard rows.count > 1, let tip = desk.reporters[rows[0].id]?.tip, let other = desk.reporters[rows[1].id]?.tip
      else { return [.sameReporters(search, [], isComplete: true)] }
      let pair = SameReporterCandidate(
        reporter: rows[1].id, tip: other, other: rows[0].id, otherTip: tip, matches: [.phone])
      return [.sameReporters(search, [pair], isComplete: true)]
    default: return []
    }
  }
}
