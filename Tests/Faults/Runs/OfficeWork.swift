import CaseDomain
import DeskSession
import EventLog
import Vault

/// A morning in an office, from the founding of its desk on: everything that is written anywhere is written once.
package final class OfficeWork {
  package enum Step: String, CaseIterable, Sendable {
    case found, undertaking, ledger1, ledger2, ledger3, ledger4, tip, lead, draft, invite, enrol, grant, passphrase
    case paper, copy, seen, leave
  }

  static let admin = "管管理"
  static let second = "范办公"
  static let passphrases = ["第一口令", "第二口令"].map { PassphraseBytes(known: $0) }
  static let draftID = "0a0b"
  /// What reporters and messages are made of.
  private static let details: [ReporterDetail: String] = [.name: "赵举报", .phone: "13812345678"]

  private let place: OfficePlace
  private let note: (OfficeNote) -> Void
  private var desk: OpenDesk?
  private var invitation: String?
  /// One for each step, so that a step that is tried again is one commit.
  private let requests: [Step: RequestID]

  /// - Parameter note: told what the office is told, at once.
  package init(_ place: OfficePlace, note: @escaping (OfficeNote) -> Void) {
    self.place = place
    self.note = note
    let environment = place.environment
    requests = Dictionary(uniqueKeysWithValues: Step.allCases.map { ($0, environment.requestID()) })
  }

  /// Goes through the steps. One that is refused is tried again with the desk opened anew, as people do.
  ///
  /// - Parameter attempts: how often a step is tried before the office gives up for the day.
  /// - Returns: whether everything was done.
  @discardableResult
  package func run(_ steps: [Step] = Step.allCases, attempts: Int = 2) -> Bool {
    for step in steps {
      var isDone = false
      for _ in 0..<attempts where !isDone {
        do {
          try perform(step)
          isDone = true
          note(.done(step, commits: desk?.head.commits ?? 0, hash: desk?.head.hash.hex ?? Digest.zero.hex))
        } catch {
          let fault = DeskFault(error)
          note(.refused(step, fault: fault.id, details: fault.details))
          desk?.close()
          desk = nil
        }
      }
      guard isDone else { return false }
    }
    return true
  }

  private func perform(_ step: Step) throws {
    let id = requests[step]
    switch step {
    case .found: try found()
    case .undertaking: _ = try open().perform(SignUndertaking(), id: id)
    case .ledger1, .ledger2, .ledger3, .ledger4:
      let messages = (1...5).map {
        TipIntake(content: TipContent(title: "\(step.rawValue)-\($0)", narrative: "某酒店强迫交易，第\($0)次"))
      }
      _ = try open().register(messages, id: id)
    case .tip:
      var intake = TipIntake(
        content: TipContent(title: "tip", narrative: "某酒店强迫交易"), originalNarrative: "我赵举报说某酒店强迫交易",
        reporters: [ReporterIdentity(details: Self.details, speaksForAll: true)])
      intake.attachmentPaths = [place.scan]
      _ = try open().register(intake, id: id)
    case .lead:
      let desk = try open()
      _ = try desk.perform(
        OpenLead(tips: [try lastTip(desk)], title: "专案", isSuspectedOrganisedCrime: true, reason: "理由充分"), id: id)
    case .draft:
      try open().keep(
        FormDraft(id: Self.draftID, form: "tip.register", startedAt: 1, fields: ["narrative": "未写完的草稿"]))
    case .invite:
      if invitation == nil {
        invitation = try open().invite(name: Self.second, posts: [.office, .receiver], section: nil).code
      }
    case .enrol: try enrol()
    case .grant:
      let desk = try open()
      _ = try desk.grant(desk.pendingGrant(for: Self.second))
    case .passphrase: try changePassphrase()
    case .paper:
      let desk = try open()
      _ = try desk.export(
        PaperRequest(.registration(of: lastTip(desk)), to: place.paper, language: "zh-Hans"), id: id)
    case .copy:
      let desk = try open()
      let tip = try lastTip(desk)
      guard let attachment = try desk.document(of: tip).content.attachments.first else { throw Missing() }
      try desk.export(attachment, of: .tip(tip), to: place.copy)
    case .seen: try open().noteSeen()
    case .leave:
      desk?.close()
      desk = nil
    }
  }

  struct Missing: Error {}

  private func found() throws {
    if place.door.exists, let there = try? open() {
      desk = there
      return
    }
    let founding = try DeskFounding(layout: place.layout, environment: place.environment)
    desk = try founding.found(
      name: "某局", kind: .trial,
      people: [.init(name: Self.admin, posts: DeskFounding.everyPost, passphrase: Self.passphrases[0])])
  }

  private func open() throws -> OpenDesk {
    if let desk { return desk }
    let opened = try Self.open(place)
    try opened.upkeep()
    desk = opened
    return opened
  }

  /// Opens with the first passphrase, or the one it was changed to.
  static func open(_ place: OfficePlace) throws -> OpenDesk {
    let member = try place.door.member(admin)
    var keys: UnlockedKeys?
    var failure: (any Error)?
    for passphrase in passphrases where keys == nil {
      do { keys = try place.door.unlock(member.id, passphrase: passphrase) } catch { failure = error }
    }
    guard let keys else { throw failure ?? Missing() }
    return try place.door.enter(as: member.id, keys: keys)
  }

  private func lastTip(_ desk: OpenDesk) throws -> TipID {
    guard let row = (0..<desk.desk.tips.count).last(where: { desk.desk.tips.titles[$0] == "tip" }) else {
      throw Missing()
    }
    return desk.desk.tips.rows[row].id
  }

  private func enrol() throws {
    guard let invitation else { throw Missing() }
    do {
      _ = try place.door.enrol(Self.second, code: invitation, passphrase: Self.passphrases[0])
    } catch {
      // The first try may have come as far as the key file.
      guard error.id == "alreadyEnrolled" else { throw error }
    }
  }

  private func changePassphrase() throws {
    let member = try place.door.member(Self.admin).id
    do {
      try place.door.changePassphrase(of: member, from: Self.passphrases[0], to: Self.passphrases[1])
    } catch {
      // Likewise.
      guard error.id == "wrongPassphrase" else { throw error }
      _ = try place.door.unlock(member, passphrase: Self.passphrases[1])
    }
  }
}
