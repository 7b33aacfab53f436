import CaseDomain
import DeskSession

@testable import DeskUI

/// Covering as the session would answer; what was shown stands for what was sealed.
extension Office {
  mutating func answerCovering(_ request: SessionRequest, as member: MemberID) -> [SessionReply] {
    switch request {
    case .coverTip(let id, let tip, let cover):
      guard let texts = document(of: tip)?.coverableTexts else { return [.refused(id, Refusal(.noSuchTip))] }
      if let unknown = cover.words.first(where: { word in !texts.contains { $0.contains(word) } }) {
        return [.refused(id, Refusal(.wordsNotFound, nil, .text(unknown)))]
      }
      let command = CoverTip(
        tip: tip, words: cover.words.map { CoveredWord($0, of: tip) }, sketch: TextSketch(""),
        original: SealedFile(file: "00", sha256: "00"), reason: cover.reason, basedOn: cover.basedOn)
      return perform(id, command, member)
    case .openOriginals(let id, let tip, let reason):
      let replies = perform(id, OpenOriginal(tip: tip, reason: reason), member)
      guard case .performed? = replies.last,
        let registered = log.first(where: { $0.envelope.event.rawValue == tip.rawValue }),
        let said = registered.event.tipContent?.narrative
      else { return replies }
      let words = (desk.tips.covering(of: tip)?.words ?? []).compactMap { covered -> OpenedOriginals.Word? in
        let bytes = Array(said.utf8)
        return covered.occurrences(in: bytes, of: tip).first.map {
          OpenedOriginals.Word(covered: covered, text: WipedText(Array(bytes[$0])))
        }
      }
      let part = OpenedOriginals.Part(
        event: registered.envelope.event, sealedAt: registered.envelope.time, text: WipedText(Array(said.utf8)))
      let opened = OpenedOriginals(
        tip: tip, parts: [part], words: words, narrative: document(of: tip)?.content.narrative ?? "",
        basedOn: desk.tips.lastEvent(of: tip) ?? EventNumber(rawValue: 0))
      return replies.dropLast() + [.originals(id, opened)]
    case .uncoverTip(let id, let tip, let uncovering):
      guard var content = log.first(where: { $0.envelope.event.rawValue == tip.rawValue })?.event.tipContent else {
        return []
      }
      content.narrative = uncovering.narrative ?? content.narrative
      let command = UncoverTip(
        tip: tip, words: uncovering.words, content: content, reason: uncovering.reason, basedOn: uncovering.basedOn)
      return perform(id, command, member)
    default: return []
    }
  }
}
