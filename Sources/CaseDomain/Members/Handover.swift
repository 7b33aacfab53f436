/// What waits for one person, for whoever takes their work over.
package struct Handover: Hashable, Sendable {
  /// Why something stands on the list, in the order it is handed over.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// They registered the tip and it waits for triage or for an answer.
    case registered
    /// They registered it with a time that lies back, which nobody confirmed.
    case receipt
    /// They proposed its outcome, which nobody decided.
    case proposal
    /// They passed it on, which nobody acknowledged.
    case acknowledgement
    /// They asked to see who reported it, which nobody decided.
    case identityRequest
    /// They alone may open who reported it, which a leader approved.
    case identityViewing
    /// They are one of those whose word a request to see who reported it waits for.
    case identityDecision
    /// They proposed to destroy who reported it, which nobody decided.
    case destruction
    /// They are one of those whose word a proposal to destroy who reported it waits for.
    case destructionDecision
    /// They are one of those who may judge who claims to have reported it.
    case claim
    /// They opened the lead, which is not assigned.
    case lead
    /// They, or their section where nobody is named, verify the lead.
    case verification
    /// Their section was asked to help with the lead.
    case assistance
    /// They took the newest step of the lead's reward, or it waits for their section or post, and it is not closed.
    case reward
    /// They see to the meeting to come, or chaired the one whose minutes nobody approved.
    case meeting
    /// They are to do something that a meeting said.
    case followUp
    /// They verify the restricted tip, proposed what becomes of it, or may look at its reporter.
    case restrictedTask
    /// They keep the restricted tip, which is not done with.
    case restricted
    /// They keep the incident, which is not closed.
    case incident
    /// They proposed a setting, which nobody decided.
    case ruling
  }

  /// What it is about.
  package enum Matter: Hashable, Sendable {
    case tip(TipID)
    case lead(LeadID)
    case meeting(MeetingID)
    case followUp(EventNumber)
    case restricted(RestrictedID)
    case incident(IncidentID)
    case ruling(EventNumber)

    /// Whether others than its keepers may not know that there is such a matter (R6.4): it counts in nothing that is
    /// written for them.
    package var isKept: Bool {
      switch self {
      case .restricted, .incident: true
      case .tip, .lead, .meeting, .followUp, .ruling: false
      }
    }
  }

  package struct Entry: Hashable, Sendable {
    package let kind: Kind
    package let matter: Matter
    /// The last working day, where one is set.
    package let due: CivilDate?
  }

  package let member: MemberID
  /// By kind, within a kind the most urgent first.
  package let entries: [Entry]
  /// Keys that nobody else holds: to be granted to somebody before this member goes.
  package let soleKeys: [KeyName]
  /// Whose decisions they see to, now or later.
  package let standsIn: [Leave]

  package var isEmpty: Bool { entries.isEmpty && soleKeys.isEmpty && standsIn.isEmpty }
}

extension Desk {
  /// Who may see what waits for a member: they themselves, and whoever reads leads.
  package func refusalOfHandover(of id: MemberID, to reader: MemberID) -> Refusal? {
    guard members[id] != nil else { return Refusal(.noSuchMember) }
    if members.isSamePerson(id, reader) { return nil }
    return mayReadLeads(reader) ? nil : Refusal(.postRequired, nil, .posts(.leadsReaders))
  }

  /// Whether a member's posts read the registers of tips and leads.
  package func mayReadLeads(_ id: MemberID) -> Bool {
    guard let found = members[id], found.status == .admitted else { return false }
    return !found.posts.isDisjoint(with: .leadsReaders)
  }

  /// What waits for a member, under whichever of their numbers, as far as a reader may know of it. O(tips + leads).
  ///
  /// What the reader is taken off is not listed, and of restricted tips and incidents those alone that both keep (R6.4):
  /// whoever takes the rest over hears of them from another keeper.
  package func handover(of id: MemberID, on day: CivilDate, to reader: MemberID) -> Handover {
    let search = HandoverSearch(desk: self, member: id, reader: reader, day: day)
    let order = Dictionary(uniqueKeysWithValues: Handover.Kind.allCases.enumerated().map { ($1, $0) })
    let urgent = search.entries().enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      return (order[left.kind] ?? 0, left.due ?? .latest, one.offset)
        < (order[right.kind] ?? 0, right.due ?? .latest, other.offset)
    }
    let keys = members[id]?.grantedKeys.filter { key in
      members.holders(of: key).allSatisfy { search.numbers.contains($0.id) }
    }
    let standsIn = members.leaves.filter {
      search.numbers.contains($0.deputy) && $0.endedAt == nil && day <= $0.until
    }
    return Handover(
      member: id, entries: urgent.map(\.element),
      soleKeys: (keys ?? []).sorted { $0.description < $1.description }, standsIn: standsIn)
  }
}
