import CaseDomain
import DeskSession

@testable import DeskUI

/// Receipt codes as the session would answer: a tag that stands for a text, and a code that is always the same.
extension Office {
  static let code = "7K2M-9QRS-TVWX-YZ01-4"

  /// 32 bytes that differ with the text. No secret: these are tests of screens.
  static func tag(_ text: String) -> CodeTag {
    let letters = text.uppercased().filter { $0 != "-" && $0 != " " }.replacing("O", with: "0").utf8
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in letters { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    // 32 bytes are a tag.
    return CodeTag(bytes: (0..<32).map { UInt8(truncatingIfNeeded: state >> UInt64($0 % 8 * 8)) })!
  }

  static let work = CodeWork(costExponent: 14, blockSize: 1, parallelism: 1)

  /// No signature: the screens' desks check none.
  static func proof(use: Int) -> CodeProof { CodeProof(use: use, content: tag("content"), signature: "") }

  private func known(_ typed: TypedCode) -> ReceiptCode? {
    desk.codes.tagged(Self.tag(typed.code.text)).flatMap {
      $0.verifier == Self.tag(typed.password.text) ? $0 : nil
    }
  }

  private mutating func attempt(
    _ id: RequestID, _ typed: TypedCode, _ member: MemberID, _ command: (ReceiptCode) -> any Command
  ) -> [SessionReply] {
    let failing = FailCode(tag: Self.tag(typed.code.text))
    do throws(Refusal) {
      _ = try desk.decide(failing, as: Actor(member), at: now)
    } catch {
      return [.refused(id, error)]
    }
    let found = known(typed)
    var replies = perform(id, found.map(command) ?? failing, member)
    guard case .performed? = replies.last else { return replies }
    replies[replies.count - 1] = .code(id, found == nil ? .wrong : .accepted)
    return replies
  }

  mutating func answerCode(_ request: SessionRequest, as member: MemberID) -> [SessionReply] {
    let file = SealedFile(file: "00", sha256: "00")
    switch request {
    case .drawCode(let id): return [.receiptCode(id, WipedText(Array(Self.code.utf8)))]
    case .issueCode(let id, let tip, let typed):
      let command = IssueCode(
        tip: tip, epoch: 1, codeTag: Self.tag(typed.code.text), verifier: Self.tag(typed.password.text), work: Self.work
      )
      return perform(id, command, member)
    case .addWithCode(let id, let addition):
      return attempt(id, addition.typed, member) {
        AddWithCode(
          code: $0.event, attempt: $0.tag, proof: Self.proof(use: $0.uses + 1), way: addition.way, text: addition.text,
          salt: Self.tag("salt"))
      }
    case .claimWithCode(let id, let claim):
      return attempt(id, claim.typed, member) {
        ClaimWithCode(
          code: $0.event, attempt: $0.tag, proof: Self.proof(use: $0.uses + 1), way: claim.way,
          given: claim.identity.given, identity: file, card: file, words: file)
      }
    case .openClaim(let id, let claim):
      guard let found = desk.codes.claim(claim) else { return [.refused(id, Refusal(.noSuchClaim))] }
      let replies = perform(id, ReadClaim(claim: claim), member)
      guard case .performed? = replies.last else { return replies }
      let words = WipedText(Array("当日穿灰大衣，带了收据".utf8))
      let opened = OpenedClaim(
        claim: claim, tip: found.tip, words: words, contact: WipedText(Array("城东茶馆".utf8)),
        matches: desk.reporters.of(found.tip).prefix(1).map { .init(reporter: $0, matches: [.phone]) },
        compared: desk.reporters.of(found.tip))
      return replies.dropLast() + [.claim(id, opened)]
    case .decideClaim(let id, let claim, let matches, let reporter, _):
      return perform(id, DecideClaim(claim: claim, matches: matches, reporter: reporter, evidence: file), member)
    default: return []
    }
  }
}
