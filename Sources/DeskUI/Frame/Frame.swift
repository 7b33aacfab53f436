import CaseDomain
import DeskSession
import DeskText
import Terminal

/// The lowest layer: tabs, panes and what they share.
struct Frame: Sendable {
  enum Tab: Int, Hashable, Sendable, CaseIterable {
    case overview = 0
    case tips = 1
    /// Leads that wait for the member (核查).
    case verification = 2
    case meetings = 3
    case rewards = 4
    case weekly = 5
    case publicity = 6
    case supervision = 7
    case log = 8

    /// Names the tab in texts, and the action that goes there.
    var name: String {
      switch self {
      case .overview: "overview"
      case .tips: "tips"
      case .verification: "verification"
      case .meetings: "meetings"
      case .rewards: "rewards"
      case .publicity: "publicity"
      case .supervision: "supervision"
      case .weekly: "weekly"
      case .log: "log"
      }
    }

    /// Whether a member of these posts has it; the others find it absent.
    func isOpen(to posts: Posts) -> Bool {
      switch self {
      case .overview: true
      // An inspector sees the process in the log, and no list of anything.
      case .tips: posts != .inspector
      case .verification: !posts.isDisjoint(with: Posts.leadsReaders.union(.liaison))
      case .meetings: !MeetingsPane.posts.isDisjoint(with: posts)
      case .rewards: !RewardsPane.posts.isDisjoint(with: posts)
      case .publicity: !PublicityPane.posts.isDisjoint(with: posts)
      case .supervision: !SupervisionPane.posts.isDisjoint(with: posts)
      case .weekly: !WeeklyPane.posts.isDisjoint(with: posts)
      case .log: !LogPane.posts.isDisjoint(with: posts)
      }
    }
  }
  /// What the keys act on.
  enum Place: Hashable, Sendable, CaseIterable {
    case overview, tips, leads, reporters, restricted, meetings, rewards, weekly, publicity, supervision, log
  }
  /// The lists of pane 1.
  enum List: String, Hashable, Sendable, CaseIterable {
    case tips, leads, reporters, restricted
  }

  var tab = Tab.overview
  /// The list that pane 1 shows, and goes back to.
  private var chosenList = List.tips
  /// The list on the screen: pane 2 has that of leads.
  var list: List {
    get { tab == .verification ? .leads : chosenList }
    set { chosenList = newValue }
  }
  var showsLeads: Bool { list == .leads }
  var overview = OverviewPane()
  var tips = LedgerPane<TipLedger>()
  var leads = LedgerPane<LeadLedger>()
  var reporters = LedgerPane<ReporterLedger>()
  var restricted = LedgerPane<RestrictedLedger>()
  var meetings = MeetingsPane()
  var rewards = RewardsPane()
  var publicity = PublicityPane()
  var supervision = SupervisionPane()
  var weekly = WeeklyPane()
  var log = LogPane()
  var summary = WorkSummary()
  /// Where following links began, for the way back.
  var trail: [Stop] = []
  /// How far the history is verified, while that goes on behind the work.
  var progress: (done: Int, of: Int)?
  /// What this member did last in this session.
  var lastPerformed: Performed?
  /// Whether it was said that openings are not recorded.
  var saidUnrecorded = false
  /// Who could open the desk, for the next login.
  let doorMembers: [DoorMember]
  /// The newest search for reporters who may be one person.
  var matching: SearchID?
  /// Whether more was sealed since then.
  var hasNewSeals = true
  private var searches = 0

  init(doorMembers: [DoorMember] = []) { self.doorMembers = doorMembers }

  var place: Place {
    switch tab {
    case .overview: .overview
    case .tips:
      switch list {
      case .tips: .tips
      case .leads: .leads
      case .reporters: .reporters
      case .restricted: .restricted
      }
    case .verification: .leads
    case .meetings: .meetings
    case .rewards: .rewards
    case .publicity: .publicity
    case .supervision: .supervision
    case .weekly: .weekly
    case .log: .log
    }
  }

  /// Whether keys are text for a filter line.
  var isTyping: Bool {
    switch place {
    case .overview: false
    case .meetings: meetings.isTyping
    case .rewards, .weekly, .publicity, .supervision: false
    case .tips: tips.isTyping
    case .leads: leads.isTyping
    case .reporters: reporters.isTyping
    case .restricted: restricted.isTyping
    case .log: log.isTyping
    }
  }

  /// Whether keys scroll the detail panel.
  var isInDetail: Bool {
    switch place {
    case .overview, .meetings, .rewards, .weekly, .publicity, .supervision: false
    case .tips: tips.focus == .detail
    case .leads: leads.focus == .detail
    case .reporters: reporters.focus == .detail
    case .restricted: restricted.focus == .detail
    case .log: false
    }
  }

  /// Whether a list is still being put together.
  var hasWork: Bool {
    tips.scan != nil || leads.scan != nil || reporters.scan != nil || restricted.scan != nil || summary.hasWork
  }

  mutating func nextSearch() -> SearchID {
    searches += 1
    return SearchID(rawValue: searches)
  }

  mutating func resume(_ context: LayerContext) {
    if let session = context.session { summary.resume(session) }
    tips.resume(context)
    leads.resume(context)
    reporters.resume(context)
    restricted.resume(context)
  }
}

// MARK: The desk

extension Frame {
  /// Takes a new state of the desk in; `earlier` is the one before, nil at first.
  mutating func deskChanged(from earlier: SessionView?, _ context: LayerContext) {
    guard let session = context.session else { return }
    let before = earlier?.desk
    summary.update(session, earlier: before, today: context.today)
    if earlier == nil {
      let posts = context.member?.posts ?? []
      tips.scope = Self.firstScope(for: posts)
      // Leadership begins with what was missed, what is next and what waits for it (R2.2).
      if posts == .leader { tab = .meetings }
      // Nothing of the register waits for who only watches over it.
      reporters.scope = posts.isDisjoint(with: [.custodian, .leader]) ? .all : .mine
    }
    tips.deskChanged(from: before, context)
    // Which tips have a living lead changes with the leads.
    if tips.filter.states.contains(.unled), before?.leads.rows != nil { tips.restart(context) }
    leads.deskChanged(from: before, context)
    reportersChanged(from: before, to: session.desk, context)
    restrictedChanged(from: before, context)
    overview.keepInView(context, summary)
    meetings.keepInView(context)
    rewards.read(context)
    publicity.read(context)
    supervision.read(context)
    summary.rewards = rewards.waiting
    weekly.read(context)
    // Who lost the post finds the pane absent from here on.
    if !tab.isOpen(to: context.member?.posts ?? []) { tab = .overview }
  }

  /// The list of tips shown at first: what waits for the member, as the tab counts it; else everything.
  static func firstScope(for posts: Posts) -> LedgerScope {
    if posts.contains(.office) { return .toTriage }
    return posts.isDisjoint(with: SecondMember.posts) ? .all : .toConfirm
  }

  /// Midnight passed: what is due today is another matter now.
  mutating func dayChanged(_ context: LayerContext) {
    guard let session = context.session else { return }
    summary.update(session, earlier: session.desk, today: context.today)
    if !tips.filter.states.isEmpty { tips.restart(context) }
    if !leads.filter.states.isEmpty { leads.restart(context) }
    reporters.restart(context)
    restricted.restart(context)
    publicity.read(context)
    supervision.read(context)
    summary.restricted.update(context)
    summary.reporters.update(context, since: session.desk)
  }

  mutating func receive(_ reply: SessionReply, _ context: LayerContext) -> [LayerAction] {
    switch reply {
    case .tip(let document):
      guard document.tip == tips.selected else { return [] }
      tips.detail.document = document
      tips.clampDetail(context)
      guard context.desk?.tips[document.tip] != nil else { return [] }
      return tellUnrecorded(document.isRecorded, context) + [.request(.likelyDuplicates(of: document.tip))]
    case .lead(let document):
      guard document.lead == leads.selected else { return [] }
      leads.detail.document = document
      leads.clampDetail(context)
      guard context.desk?.leads[document.lead] != nil else { return [] }
      return tellUnrecorded(document.isRecorded, context) + [.request(.likelyLeads(of: document.lead))]
    case .reporter(let document):
      guard document.reporter == reporters.selected else { return [] }
      reporters.detail.document = document
      reporters.clampDetail(context)
    case .restrictedTip(let document): received(document, context)
    case .log(let portion): log.receive(portion, context)
    case .duplicates(let tip, let found):
      if tip == tips.selected { tips.detail.duplicates = found }
    case .leadDuplicates(let lead, let found):
      if lead == leads.selected { leads.detail.duplicates = found }
    case .searchHits(let search, let rows, _):
      if search == tips.search { tips.addHits(rows, context) }
      if search == leads.search { leads.addHits(rows, context) }
    default: break
    }
    return []
  }

  /// What has to be read for what the screen shows now.
  mutating func requests(_ context: LayerContext) -> [LayerAction] {
    let matching = askForMatches(context)
    switch place {
    case .overview, .meetings, .rewards, .weekly, .publicity, .supervision: return matching + log.rest()
    case .tips: return matching + log.rest() + tips.requests(context)
    case .leads: return matching + log.rest() + leads.requests(context)
    case .reporters: return matching + log.rest() + reporters.requests(context)
    case .restricted: return matching + log.rest() + restricted.requests(context)
    case .log:
      let next = SearchID(rawValue: searches + 1)
      let wanted = log.requests(context, nextSearch: next)
      if !wanted.isEmpty { searches += 1 }
      return matching + wanted
    }
  }

  /// Says once that what is opened is not recorded, because nothing can be.
  private mutating func tellUnrecorded(_ isRecorded: Bool, _ context: LayerContext) -> [LayerAction] {
    guard !isRecorded, !saidUnrecorded else { return [] }
    saidUnrecorded = true
    return [.notice(Notice(.failed, context.texts["log.unrecorded"]))]
  }
}
