import CaseDomain
import DeskSession
import DeskText

/// Asks whether a tip concerns somebody who works here (R6.4): before its first commit, and of all that comes later.
///
/// What `ConflictCheck` finds takes the answer away until somebody gives it: the form cannot be saved past the question.
struct ConcernFields: Sendable {
  static let answer: FieldKey = "concerns"
  static let whom: FieldKey = "concerned"
  static let namesake: FieldKey = "namesake"
  /// What was compared last, and what was found: not part of a draft, so that a draft is compared anew.
  private static let compared = "_concern.compared"
  private static let found = "_concern.found"
  private static let said = "_concern.said"

  let texts: Texts
  private let desk: Desk
  private let wording: Wording
  private let author: MemberID
  /// The restricted tip that one of its keepers adds to; nil where it is asked whether something becomes one.
  private let kept: RestrictedTip?

  init(_ environment: FormEnvironment, addingTo tip: RestrictedID? = nil) {
    texts = environment.texts
    desk = environment.desk
    wording = environment.wording
    author = environment.session.member
    kept = tip.flatMap { environment.desk.restricted[$0] }
  }

  /// Whether it is open if it concerns somebody: whom a restricted tip concerns already is off it, and who writes for
  /// its keepers knows what they write.
  private func isOpen(_ member: Members.Member) -> Bool {
    guard member.status != .removed else { return false }
    return kept.map { member.id != author && !$0.concerns(member) } ?? true
  }

  var fields: [FormField] {
    [
      FormField(
        Self.answer, texts[kept == nil ? "restricted.ask" : "restricted.more.ask"], .choice(choices(isHit: false)),
        required: true, hint: texts[kept == nil ? "restricted.ask.hint" : "restricted.more.ask.hint"], chosen: ["no"]),
      whom,
      FormField(
        Self.namesake, texts[kept == nil ? "restricted.namesake" : "restricted.more.namesake"], required: true,
        hint: texts["restricted.namesake.hint"], limit: TipContentFields.longestLine),
    ]
  }

  /// Whom it concerns, of everybody who works here.
  var whom: FormField {
    let people = desk.members.all.filter(isOpen).map {
      ChoiceOption(String($0.id.rawValue), $0.name, detail: posts(of: $0))
    }
    return FormField(
      Self.whom, texts["restricted.whom"], .multiChoice(FixedChoices(people)), hint: texts["restricted.whom.hint"])
  }

  private func posts(of member: Members.Member) -> String {
    member.posts.subtracting(.receiver).heldNames.map { texts["frame.post.\($0)"] }
      .joined(separator: texts["frame.listSeparator"])
  }

  private func choices(isHit: Bool) -> FixedChoices {
    let other = kept == nil ? "restricted.answer.other" : "restricted.more.other"
    return FixedChoices([
      ChoiceOption("no", texts[isHit ? other : "restricted.answer.no"]),
      ChoiceOption("yes", texts[kept == nil ? "restricted.answer.yes" : "restricted.more.yes"]),
    ])
  }
}

// MARK: Comparing

extension ConcernFields {
  /// Compares what the form says with who works here, where it changed, and says what follows.
  ///
  /// - Parameter hasFiles: whether the form names files, which a restricted tip does not take.
  func review(_ form: inout Form, _ content: TipContent, hasFiles: Bool = false) {
    let sign = Self.sign(of: content)
    let before = form.extras[Self.found] ?? ""
    if form.extras[Self.compared] != sign {
      form.extras[Self.compared] = sign
      let hits = hits(in: content)
      form.extras[Self.found] = Self.names(of: hits).joined(separator: ",")
      changed(&form, hits, before: Set(before.split(separator: ",").map(String.init)))
      form.extras[Self.said] = sentence(hits)
    }
    let isOpen = form.choice(Self.answer) == nil
    form.checks[Self.answer] = form.extras[Self.said].flatMap { said in
      said.isEmpty ? nil : FieldMessage(isOpen ? .error : .warning, said)
    }
    let isYes = form.choice(Self.answer) == "yes"
    let isHit = !(form.extras[Self.found] ?? "").isEmpty
    form.change(Self.whom) { $0.isHidden = !isYes }
    let isDenied = isHit && form.choice(Self.answer) == "no"
    form.change(Self.namesake) { $0.isHidden = !isDenied }
    form.checks[Self.whom] =
      isYes && hasFiles ? FieldMessage(.error, texts["restricted.noFiles"]) : nil
    if kept != nil, isYes, form.choices(Self.whom).isEmpty {
      form.checks[Self.whom] = FieldMessage(.error, texts["restricted.more.nobody"], shown: .afterSaving)
    }
  }

  /// Ticks whom the content names, once each, where there is nothing to ask: whoever is named must not become a keeper
  /// because nobody looked at the list. What is unticked again stays so.
  func tickNamed(_ form: inout Form, _ content: TipContent) {
    let sign = Self.sign(of: content)
    if form.extras[Self.compared] != sign {
      form.extras[Self.compared] = sign
      let before = Set((form.extras[Self.found] ?? "").split(separator: ",").map(String.init))
      let hits = hits(in: content)
      form.extras[Self.found] = before.union(Self.names(of: hits)).sorted().joined(separator: ",")
      form.extras[Self.said] = sentence(hits)
      tick(hits, notIn: before, &form)
    }
    form.checks[Self.whom] = form.extras[Self.said].flatMap { $0.isEmpty ? nil : FieldMessage(.warning, $0) }
  }

  private func tick(_ hits: [ConflictCheck.Hit], notIn before: Set<String>, _ form: inout Form) {
    let named = hits.compactMap(Self.member).filter { !before.contains("m\($0)") }.map(String.init)
    let chosen = form[Self.whom]?.chosen ?? []
    form.choose(Self.whom, chosen + named.filter { !chosen.contains($0) })
  }

  /// A question is asked again where more is found than it was asked about.
  private func changed(_ form: inout Form, _ hits: [ConflictCheck.Hit], before: Set<String>) {
    let isHit = !hits.isEmpty
    let isMore = !Set(Self.names(of: hits)).isSubset(of: before)
    let answer = form.choice(Self.answer)
    form.change(Self.answer) {
      $0.kind = .choice(choices(isHit: isHit))
      // Whether it is the same person is for whoever asks to say: Enter pressed twice says nothing.
      $0.isBare = isHit
    }
    if isMore && answer != "yes" { form.choose(Self.answer, []) }
    if !isHit && answer == nil { form.choose(Self.answer, ["no"]) }
    tick(hits, notIn: before, &form)
  }

  func hits(in content: TipContent) -> [ConflictCheck.Hit] {
    let hits = ConflictCheck(desk, readings: .embedded).hits(in: content)
    guard kept != nil else { return hits }
    // That it concerns this bureau is known; whom it concerns besides is the question.
    return hits.filter { Self.member($0).flatMap { desk.members[MemberID(rawValue: $0)] }.map(isOpen) ?? false }
  }

  private static func member(_ hit: ConflictCheck.Hit) -> Int64? {
    if case .member(let id) = hit.concerned { id.rawValue } else { nil }
  }

  private static func names(of hits: [ConflictCheck.Hit]) -> [String] {
    hits.map { hit in
      switch hit.concerned {
      case .member(let id): "m\(id.rawValue)"
      case .section(let id): "s\(id.rawValue)"
      case .bureau: "b"
      }
    }
  }

  /// Changes with the content; forgotten with the form.
  private static func sign(of content: TipContent) -> String {
    var hasher = Hasher()
    hasher.combine(content.title)
    hasher.combine(content.narrative)
    hasher.combine(content.subjects)
    return String(hasher.finalize())
  }

  /// What was found, in words; of many the weightiest.
  private func sentence(_ hits: [ConflictCheck.Hit]) -> String {
    let shown = hits.prefix(3).map(wording.concern).joined(separator: texts["frame.clauseSeparator"])
    return hits.count > 3 ? texts("restricted.hit.more", shown, String(hits.count)) : shown
  }
}

// MARK: Values

extension ConcernFields {
  /// Whether it goes to its keepers.
  func isRestricted(_ form: Form) -> Bool { form.choice(Self.answer) == "yes" }

  /// Why nobody here is meant, where that was asked.
  func namesake(_ form: Form) -> String? { form.given(Self.namesake) }

  /// The words, and beside them who is named in them and why that is nobody here, for those who keep the tip.
  func withNamesake(_ text: String, _ form: Form, _ content: TipContent) -> String {
    guard !isRestricted(form), let reason = namesake(form) else { return text }
    let names = hits(in: content).compactMap(Self.member).map { wording.member(MemberID(rawValue: $0)) }
    let listed = names.joined(separator: texts["frame.listSeparator"])
    return names.isEmpty ? text : text + "\n" + texts("restricted.more.denied", listed, reason)
  }

  /// Whom it concerns, each with what says so.
  func conflicts(_ form: Form, _ content: TipContent) -> [MarkedConflict] {
    var reasons: [Int64: String] = [:]
    let said = texts[kept == nil ? "restricted.said" : "restricted.more.said"]
    for hit in hits(in: content) { if let id = Self.member(hit) { reasons[id] = wording.concern(hit) } }
    return form.choices(Self.whom).compactMap { Int64($0) }.map {
      MarkedConflict(member: MemberID(rawValue: $0), why: reasons[$0] ?? said)
    }
  }

  /// What saving means for a tip that concerns somebody here: the request, or, where nobody may keep it, the way out.
  func submission(
    _ form: Form, _ content: TipContent, original: String? = nil, receivedAt: Instant,
    _ environment: FormEnvironment, _ request: ([MarkedConflict]) -> RestrictedRequest
  ) -> FormSubmission {
    let conflicts = conflicts(form, content)
    guard desk.keepers(subjects: content.subjects.map(\.name), conflicts: conflicts).isEmpty else {
      return .send(.restricted(environment.id, request(conflicts)))
    }
    let outward = OutwardText(
      content: content, isLeftOut: original != nil, receivedAt: receivedAt, concerned: conflicts)
    return .part(
      texts["restricted.outward.ask"], yes: texts["restricted.outward.yes"],
      [.push(OutwardLayer(outward, form: environment.id))])
  }
}
