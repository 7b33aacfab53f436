import Testing

@testable import CaseDomain

@Suite struct MemberRuleTests {
  @Test(
    "R4.1 undertaking",
    arguments: [
      Rule.refused("R4.1 an admitted member without an undertaking does nothing", .undertakingMissing) {
        _ = try $0.tip(RegisterTip(content: .some()), as: Cast.unsigned)
      },
      .possible("R4.1 signing is all that such a member can do, and enough") {
        try $0.perform(SignUndertaking(), as: Cast.unsigned)
        _ = try $0.tip(RegisterTip(content: .some()), as: Cast.unsigned)
      },
      .possible("R4.1 the undertaking holds on its 365th day") {
        _ = try $0.tip(at: at("2027-11-22 23:59"))
      },
      .refused("R4.1 a year later it does not", .undertakingMissing) {
        _ = try $0.tip(at: at("2027-11-23 00:00"))
      },
      .possible("R4.1 signed again, it holds again") {
        try $0.perform(SignUndertaking(), as: Cast.receiver, at: at("2027-11-23 08:00"))
        _ = try $0.tip(at: at("2028-11-21 08:00"))
      },
      .refused(
        "R4.1 it lists the posts: with another post it has to be signed again", .undertakingMissing,
        given: {
          try $0.perform(
            ChangePosts(member: Cast.office, posts: [.office, .custodian], section: nil, reason: "增岗"), as: Cast.leader)
        }
      ) { _ = try $0.tip(RegisterTip(content: .some()), as: Cast.office) },
      .possible(
        "R4.1 signed for the new posts, it holds",
        given: {
          try $0.perform(
            ChangePosts(member: Cast.office, posts: [.office, .custodian], section: nil, reason: "增岗"), as: Cast.leader)
          try $0.perform(SignUndertaking(), as: Cast.office)
        }
      ) { _ = try $0.tip(RegisterTip(content: .some()), as: Cast.office) },
      .possible(
        "R4.1 with fewer posts it still lists them all",
        given: {
          try $0.perform(
            ChangePosts(member: Cast.receiver, posts: .office, section: nil, reason: "减岗"), as: Cast.admin)
        }
      ) { _ = try $0.tip() },
      .refused(
        "R4.1 how long it holds is a ruling", .undertakingMissing,
        given: { try $0.rule(.undertakingDays, .integer(30), from: "2026-11-24") }
      ) { _ = try $0.tip(at: at("2026-12-23 09:00")) },
      .refused("R4.1 nobody signs who is only invited", .notAMember) {
        try $0.perform(SignUndertaking(), as: Cast.invited)
      },
      .refused("R4.1 nobody signs who left", .notAMember) { try $0.perform(SignUndertaking(), as: Cast.removed) },
      .refused(
        "R4.1 nobody hands on a key without an undertaking", .undertakingMissing,
        given: {
          // Every undertaking of the staffed desk has run out.
          $0.clock = at("2027-12-01 09:00")
        }
      ) { try $0.perform(GrantKeys(member: Cast.office, keys: [.leads]), as: Cast.leader) },
      .refused(
        "R4.1 nobody starts a key's epoch without an undertaking", .undertakingMissing,
        given: { $0.clock = at("2027-12-01 09:00") }
      ) { try $0.perform(StartKeyEpochs(keys: [.leads]), as: Cast.leader) },
    ])
  func undertaking(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Separation of duties among members",
    arguments: [
      Rule.refused("An admin alone does not let in a reader of leads", .postRequired) {
        try $0.perform(AdmitMember(member: Cast.invited, fingerprint: "F"), as: Cast.admin)
      },
      .possible("A leader does") {
        try $0.perform(AdmitMember(member: Cast.invited, fingerprint: "F"), as: Cast.leader)
      },
      .possible(
        "An admin lets in another admin",
        given: { try $0.perform(InviteMember(name: "丑", posts: .admin, section: nil) { _ in "v" }, as: Cast.admin) }
      ) { try $0.perform(AdmitMember(member: MemberID(rawValue: 12), fingerprint: "F"), as: Cast.admin) },
      .refused(
        "Not once a leader gave that admin a reader's post", .postRequired,
        given: {
          try $0.perform(InviteMember(name: "丑", posts: .admin, section: nil) { _ in "v" }, as: Cast.admin)
          try $0.perform(
            ChangePosts(member: MemberID(rawValue: 12), posts: [.admin, .office], section: nil, reason: "兼"),
            as: Cast.leader)
        }
      ) { try $0.perform(AdmitMember(member: MemberID(rawValue: 12), fingerprint: "F"), as: Cast.admin) },
      .refused("A leader does not invite", .postRequired) {
        try $0.perform(InviteMember(name: "丑", posts: .office, section: nil) { _ in "v" }, as: Cast.leader)
      },
      .refused("Nobody changes their own posts", .ownPosts) {
        try $0.perform(
          ChangePosts(member: Cast.leader, posts: [.leader, .office], section: nil, reason: "兼"), as: Cast.leader)
      },
      .refused("An admin does not give a post that reads leads", .postRequired) {
        try $0.perform(
          ChangePosts(member: Cast.liaison, posts: .office, section: nil, reason: "调岗"), as: Cast.admin)
      },
      .refused("An admin does not make anybody a receiver", .postRequired) {
        try $0.perform(
          ChangePosts(member: Cast.office, posts: [.office, .receiver], section: nil, reason: "受理"), as: Cast.admin)
      },
      .possible("An admin takes a post away") {
        try $0.perform(ChangePosts(member: Cast.receiver, posts: .office, section: nil, reason: "减岗"), as: Cast.admin)
      },
      .refused("The office changes nobody's posts", .postRequired) {
        try $0.perform(ChangePosts(member: Cast.receiver, posts: .office, section: nil, reason: "减岗"), as: Cast.office)
      },
      .refused("A change of posts needs a reason", .reasonMissing) {
        try $0.perform(ChangePosts(member: Cast.receiver, posts: .office, section: nil, reason: " \n"), as: Cast.admin)
      },
      .refused("The receiver's mark is no post of its own", .postMissing) {
        try $0.perform(ChangePosts(member: Cast.receiver, posts: .receiver, section: nil, reason: "减岗"), as: Cast.admin)
      },
      .refused("A liaison stands for a section", .sectionMissing) {
        try $0.perform(InviteMember(name: "丑", posts: .liaison, section: nil) { _ in "v" }, as: Cast.admin)
      },
      .refused("A liaison's section exists", .noSuchSection) {
        try $0.perform(
          InviteMember(name: "丑", posts: .liaison, section: SectionID(rawValue: 1)) { _ in "v" }, as: Cast.admin)
      },
      .refused(
        "A liaison's section is not dissolved", .entryClosed,
        given: { try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.admin) }
      ) {
        try $0.perform(InviteMember(name: "丑", posts: .liaison, section: $0.section) { _ in "v" }, as: Cast.admin)
      },
      .refused("The last admin stays", .lastAdmin) {
        try $0.perform(RemoveMember(member: Cast.admin, reason: "调离"), as: Cast.leader)
      },
      .refused("The last admin stays admin", .lastAdmin) {
        try $0.perform(ChangePosts(member: Cast.admin, posts: .office, section: nil, reason: "调岗"), as: Cast.leader)
      },
      .possible("One of two leaders goes") {
        try $0.perform(RemoveMember(member: Cast.secondLeader, reason: "调离"), as: Cast.leader)
      },
      .refused(
        "The last leader stays", .lastLeader,
        given: { try $0.perform(RemoveMember(member: Cast.secondLeader, reason: "调离"), as: Cast.leader) }
      ) { try $0.perform(RemoveMember(member: Cast.leader, reason: "调离"), as: Cast.admin) },
      .refused("Nobody is removed twice", .alreadyRemoved) {
        try $0.perform(RemoveMember(member: Cast.removed, reason: "调离"), as: Cast.admin)
      },
      .refused("A removal needs a reason", .reasonMissing) {
        try $0.perform(RemoveMember(member: Cast.auditor, reason: ""), as: Cast.admin)
      },
      .refused("Nobody is admitted twice", .alreadyAdmitted) {
        try $0.perform(AdmitMember(member: Cast.office, fingerprint: "G"), as: Cast.leader)
      },
      .refused("Two members do not have one name", .nameTaken) {
        try $0.perform(InviteMember(name: "丁", posts: .office, section: nil) { _ in "v" }, as: Cast.admin)
      },
      .possible("Who left leaves the name free") {
        try $0.perform(InviteMember(name: "癸", posts: .office, section: nil) { _ in "v" }, as: Cast.admin)
      },
      .refused("A member has a name", .nameMissing) {
        try $0.perform(InviteMember(name: "　", posts: .office, section: nil) { _ in "v" }, as: Cast.admin)
      },
    ])
  func separation(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Keys follow posts",
    arguments: [
      Rule.possible("A leader hands the leads key to the office") {
        try $0.perform(GrantKeys(member: Cast.office, keys: [.desk, .leads]), as: Cast.leader)
      },
      .refused("Nobody is handed a key beyond their posts", .notEntitled) {
        try $0.perform(GrantKeys(member: Cast.liaison, keys: [.leads]), as: Cast.leader)
      },
      .refused("An admin cannot make readers", .notEntitled) {
        try $0.perform(GrantKeys(member: Cast.office, keys: [.leads]), as: Cast.admin)
      },
      .refused("A leader does not hand out what custodians hold", .notEntitled) {
        try $0.perform(GrantKeys(member: Cast.custodian, keys: [.identity]), as: Cast.leader)
      },
      .refused("Handing over nothing is no act", .notEntitled) {
        try $0.perform(GrantKeys(member: Cast.office, keys: []), as: Cast.leader)
      },
      .refused("Keys are not handed to who is only invited", .noSuchMember) {
        try $0.perform(GrantKeys(member: Cast.invited, keys: [.desk]), as: Cast.leader)
      },
    ])
  func keys(_ rule: Rule) throws { try rule.check() }

  @Test("Losing a post takes keys away, and makes new epochs due until somebody entitled starts them")
  func losingKeys() throws {
    var bench = DeskBench.staffed
    try bench.perform(GrantKeys(member: Cast.office, keys: [.desk, .leads]), as: Cast.leader)
    #expect(bench.desk.members.epochsDue.isEmpty)
    try bench.perform(
      ChangePosts(member: Cast.office, posts: .liaison, section: bench.section, reason: "调岗"), as: Cast.leader)
    #expect(bench.desk.members[Cast.office]?.grantedKeys == [.desk])
    #expect(bench.desk.members.epochsDue == [.leads])
    #expect(bench.refusal(of: StartKeyEpochs(keys: [.leads]), as: Cast.admin)?.reason == .notEntitled)
    try bench.perform(StartKeyEpochs(keys: [.leads]), as: Cast.auditor)
    #expect(bench.desk.members.epochsDue.isEmpty)
    try bench.perform(RemoveMember(member: Cast.office, reason: "调离"), as: Cast.admin)
    #expect(bench.desk.members.epochsDue == [.desk])
  }

  @Test("A trial desk lets its admin bring in anybody, at once") func trial() throws {
    var bench = DeskBench(clock: at("2026-11-23 09:00"))
    let everything: Posts = [.office, .liaison, .custodian, .leader, .auditor, .admin, .receiver]
    let me = MemberID(rawValue: 1)
    try bench.perform(
      FoundDesk(name: "试用台", kind: .trial, founders: [.init(name: "甲", posts: everything, fingerprint: "F")]), as: me)
    try bench.perform(SignUndertaking(), as: me)
    try bench.perform(InviteMember(name: "乙", posts: [.office, .leader], section: nil) { _ in "v" }, as: me)
    try bench.perform(AdmitMember(member: MemberID(rawValue: 2), fingerprint: "G"), as: me)
    #expect(bench.desk.members[MemberID(rawValue: 2)]?.status == .admitted)
  }

  @Test("A desk is founded once, by its first event") func foundedOnce() {
    let again = FoundDesk(
      name: "某局", kind: .trial, founders: [.init(name: "丑", posts: .leader, fingerprint: "F")])
    #expect(DeskBench.staffed.refusal(of: again, as: Cast.leader)?.reason == .alreadyFounded)
    var late = DeskBench.staffed
    #expect(late.forge(DeskFounded(name: "某局", kind: .trial), as: Cast.leader)?.reason == .alreadyFounded)
    let nameless = FoundDesk(
      name: " ", kind: .full, founders: [.init(name: "丑", posts: .leader, fingerprint: "F")])
    #expect(DeskBench(clock: at("2026-11-23 09:00")).refusal(of: nameless, as: Cast.leader)?.reason == .nameMissing)
  }
}
