/// To whom a restricted tip is handed: a body that everybody knows, or one that is named here and nowhere else. To enter
/// it among the bodies would show everybody that something goes there.
package enum RestrictedReceiver: Hashable, Sendable {
  case known(BodyID)
  case named(String, BodyKind)

  func refusal(in desk: Desk) -> Refusal? {
    switch self {
    case .known(let body): desk.organisation.body(body) == nil ? Refusal(.noSuchBody) : nil
    case .named(let name, _): NameRule.refusal(of: name)
    }
  }
}

extension RestrictedReceiver: Codable {
  private enum Field: String, CodingKey {
    case body, name, kind
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    if let body = try fields.decodeIfPresent(BodyID.self, forKey: .body) {
      self = .known(body)
    } else {
      let name = try fields.decode(KeptText.self, forKey: .name)
      self = .named(name.text, try fields.decode(BodyKind.self, forKey: .kind))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    switch self {
    case .known(let body): try fields.encode(body, forKey: .body)
    case .named(let name, let kind):
      try fields.encode(KeptText(name), forKey: .name)
      try fields.encode(kind, forKey: .kind)
    }
  }
}

/// Where a restricted tip goes, and with which letter: whoever records the acknowledgement sees whom to ask for it.
package struct RestrictedPassing: Hashable, Sendable, Codable {
  package let receiver: RestrictedReceiver
  /// The letter's number, once it went.
  package internal(set) var letter: String?
  /// The day it went.
  package internal(set) var on: CivilDate?
}

extension RestrictedTip {
  mutating func beginPassing(to receiver: RestrictedReceiver, by due: CivilDate?) {
    state = .toPassOn
    passing = RestrictedPassing(receiver: receiver)
    self.due = due
  }
}

/// It went to the body outside, by a letter that has a number by now.
package struct RestrictedPassedOn: RestrictedStep {
  package static let type = "restricted.passedOn"
  package let tip: RestrictedID
  package let letter: KeptText
  package let on: CivilDate
  package let keepers: [MemberID]
  package let acknowledgeDue: CivilDate

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToDecide(tip, keepers, envelope) { return refusal }
    guard let found = desk.restricted[tip], found.state == .toPassOn else { return Refusal(.nothingToPassOn) }
    if letter.text.isBlank { return Refusal(.letterMissing) }
    guard on >= desk.date(of: found.receivedAt), on <= desk.date(of: envelope.time) else {
      return Refusal(.dateInvalid, nil, .date(on))
    }
    return desk.refusalOfDeadline(acknowledgeDue, .acknowledgeDays, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) {
      $0.state = .passedOn
      $0.passing?.letter = letter.text
      $0.passing?.on = on
      $0.due = acknowledgeDue
    }
  }
}

/// The body it was handed to acknowledged it.
package struct RestrictedAcknowledged: RestrictedStep {
  package static let type = "restricted.acknowledged"
  package let tip: RestrictedID
  package let on: CivilDate
  package let reference: KeptText
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    guard let found = desk.restricted[tip], found.state == .passedOn, found.due != nil else {
      return Refusal(.notPassedOn)
    }
    guard on >= desk.date(of: found.receivedAt), on <= desk.date(of: envelope.time) else {
      return Refusal(.dateInvalid, nil, .date(on))
    }
    return reference.text.isBlank ? Refusal(.letterMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) { $0.due = nil }
  }
}
