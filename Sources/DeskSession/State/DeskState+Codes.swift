import CaseDomain
import EventLog
import Vault

/// A use of a receipt code that the rest of its commit has to fit.
struct CodeUseInCommit {
  let commit: CommitNumber
  let content: CodeTag
  var isSpent = false
}

/// What of receipt codes is believed (R6.4): the rules know posts, hours and numbers; only here signatures are checked.
extension DeskState {
  /// A use counts only with a signature over this very use by whoever knows code and password, and with nothing but
  /// what they signed: a signature that was seen before is good for nothing.
  func codeRefusal(_ event: any Event, _ envelope: Envelope) -> Refusal? {
    switch event {
    case let issued as CodeIssued:
      return ScryptParameters(issued.work).areInBounds ? nil : Refusal(.valueOutOfRange, Clause("R6.4"))
    case let used as CodeUsed: return refusal(of: used, envelope)
    case let added as TipSupplemented: return refusal(ofContent: CodeContent.digest(of: added), envelope)
    case let claimed as CodeClaimed: return refusal(ofContent: CodeContent.digest(of: claimed), envelope)
    default: return nil
    }
  }

  /// Keeps what a use was signed with until its commit ends.
  mutating func noteCodeUse(_ event: any Event, _ envelope: Envelope) {
    switch event {
    case let used as CodeUsed: codeUse = CodeUseInCommit(commit: envelope.commit, content: used.proof.content)
    case is TipSupplemented, is CodeClaimed: codeUse?.isSpent = true
    default: break
    }
  }

  private func refusal(of used: CodeUsed, _ envelope: Envelope) -> Refusal? {
    // A code that is not there the rules refuse.
    guard let code = desk.codes[used.code] else { return nil }
    guard let use = ReceiptUse(of: code, used, content: used.proof.content, by: envelope.author),
      let signature = Hex.decode(used.proof.signature),
      let verifier = Hex.decode(code.verifier.text), use.isValid(signature, by: verifier)
    else { return Refusal(.noSuchCode, Clause("R6.4")) }
    return nil
  }

  /// What comes beside a use is what was signed, once. Whoever reads the tip and no codes cannot ask; to them it is
  /// what the author says it is.
  private func refusal(ofContent digest: @autoclosure () -> CodeTag?, _ envelope: Envelope) -> Refusal? {
    guard let codeUse, codeUse.commit == envelope.commit else { return nil }
    return !codeUse.isSpent && digest() == codeUse.content ? nil : Refusal(.misplaced)
  }
}

extension ReceiptUse {
  /// - Returns: nil for an author that no member is.
  init?(of code: ReceiptCode, _ used: CodeUsed, content: CodeTag, by author: MemberID) {
    guard let author = UInt32(exactly: author.rawValue), let content = Hex.decode(content.text) else { return nil }
    self.init(
      code: code.event.rawValue, tip: code.tip.rawValue, number: used.proof.use, purpose: used.purpose.rawValue,
      way: used.way.rawValue, author: KeyHolder(rawValue: author), content: content)
  }
}

extension ScryptParameters {
  init(_ work: CodeWork) {
    self.init(costExponent: work.costExponent, blockSize: work.blockSize, parallelism: work.parallelism)
  }
}

/// What somebody with a receipt code signs beside the use: all that comes with it but what the desk itself adds.
enum CodeContent {
  /// - Returns: nil for what brought no salt, and so was never signed.
  static func digest(of added: TipSupplemented) -> CodeTag? {
    guard let salt = added.codeSalt else { return nil }
    var fields = [
      "addition", salt.text, String(added.tip.rawValue), added.text, added.namesake.map { "+" + $0 } ?? "",
      added.sealedOriginal.map { "+" + $0.file } ?? "", added.sealedOriginal?.sha256 ?? "",
      String(added.attachments.count),
    ]
    for file in added.attachments { fields += [file.name, String(file.bytes), file.blob, file.key, file.sha256] }
    return digest(of: fields)
  }

  static func digest(of claimed: CodeClaimed) -> CodeTag? {
    let files = [claimed.identity, claimed.card, claimed.words].flatMap { [$0.file, $0.sha256] }
    return digest(of: ["claim"] + files + claimed.given.map(\.rawValue))
  }

  /// Of the event that comes with a use.
  static func digest(in events: [any Event]) -> CodeTag? {
    events.lazy.compactMap { event in
      switch event {
      case let added as TipSupplemented: digest(of: added)
      case let claimed as CodeClaimed: digest(of: claimed)
      default: nil
      }
    }.first
  }

  private static func digest(of fields: [String]) -> CodeTag? {
    CodeTag(bytes: ReceiptUse.content(of: fields.map { [UInt8]($0.utf8) }))
  }
}
