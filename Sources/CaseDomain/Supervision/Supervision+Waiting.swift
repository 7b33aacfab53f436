/// For whom inspections and what they found wait, and a section's figures.
extension Desk {
  /// What a section has in hand and is late with, as far as this desk reads it.
  package func counts(of section: SectionID, on day: CivilDate) -> SectionCounts {
    let leads = leads.rows.filter { $0.section == section && LeadState.atWork.contains($0.state) && !$0.isElsewhere }
    let shares = directives.all.filter { $0.closed == nil }.compactMap { $0.share(of: section) }
    return SectionCounts(
      leads: leads.count, lateLeads: leads.count { $0.verifyDue.map { $0 < day } ?? false },
      lateDirectives: shares.count { $0.isLate(on: day) || $0.isUnacknowledged(on: day) },
      lateRectifications: supervision.findings.count { $0.section == section && $0.isLate(on: day) })
  }

  /// Sections of an inspection of which a member may read what was found.
  package func readableSections(of inspection: SectionInspection, for member: MemberID) -> [SectionID] {
    inspection.sections.filter { mayReadBook(of: $0, member) }
  }

  /// Inspections that concern a member: all of them for who inspects or watches, a section's own for its liaisons.
  package func inspections(for member: MemberID) -> [SectionInspection] {
    supervision.inspections.filter { !readableSections(of: $0, for: member).isEmpty }
  }

  /// Whether a finding waits for a member's next step.
  package func isWaiting(_ finding: InspectionFinding, for member: MemberID) -> Bool {
    guard let me = members[member], me.status == .admitted else { return false }
    switch finding.state {
    case .praise, .withdrawn, .struckOff: return false
    case .rectifying: return speaks(member, for: finding.section)
    case .open: return mayJudge(finding, me) && (me.posts.contains(.office) || finding.recorded.by == member)
    case .reported: return mayJudge(finding, me) && (isInspector(me, finding) || me.posts.contains(.office))
    case .passed: return mayJudge(finding, me) && me.posts.contains(.office)
    }
  }

  /// Whether an inspection still says neither what it found at a section nor that it found nothing, and a member was
  /// there who can say it.
  package func isUnanswered(_ inspection: SectionInspection, _ section: SectionID, by member: MemberID) -> Bool {
    guard let me = members[member], !me.posts.isDisjoint(with: Self.inspecting), !isOf(section, member) else {
      return false
    }
    let isThere = inspection.inspectors.contains { members.isSamePerson($0, member) }
    return (isThere || inspection.entered.by == member) && isUnanswered(inspection, section)
  }

  /// Whether nothing was said yet of what an inspection found at a section, as far as this desk reads.
  package func isUnanswered(_ inspection: SectionInspection, _ section: SectionID) -> Bool {
    supervision.cleanStep(inspection.id, section) == nil
      && supervision.findings(of: inspection.id, in: section).allSatisfy { $0.state == .withdrawn }
  }

  /// Whether anything of an inspection waits for a member.
  package func isWaiting(_ inspection: SectionInspection, for member: MemberID) -> Bool {
    let readable = Set(readableSections(of: inspection, for: member))
    return readable.contains { isUnanswered(inspection, $0, by: member) }
      || supervision.findings(of: inspection.id).contains {
        readable.contains($0.section) && isWaiting($0, for: member)
      }
  }

  private func mayJudge(_ finding: InspectionFinding, _ me: Members.Member) -> Bool {
    let doers = [finding.item?.owner.member, finding.item?.reported?.by].compactMap { $0 }
    return !me.posts.isDisjoint(with: Self.inspecting) && !isOf(finding.section, me.id)
      && !doers.contains { members.isSamePerson($0, me.id) }
  }

  private func isInspector(_ me: Members.Member, _ finding: InspectionFinding) -> Bool {
    supervision[finding.inspection]?.inspectors.contains { members.isSamePerson($0, me.id) } ?? false
  }
}
