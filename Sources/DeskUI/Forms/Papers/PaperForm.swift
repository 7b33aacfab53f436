import CaseDomain
import DeskSession
import DeskText
import Terminal

/// Asks where a paper is to be written, and of the ledger what it is for, before it leaves the desk.
///
/// No draft is kept: what is to leave the desk is decided at one go.
struct PaperForm: FormDefinition, PaperFormats {
  enum Paper: Hashable, Sendable {
    case ledger([LeadID], filter: String)
    case form(LeadForm, LeadID)
    case registration(TipID)
    case package(LeadID)
    case meeting(MeetingPaper, MeetingID)
    case reward(RewardPaper, LeadID)
    case weekly(WeeklyPaper)
    /// Of a stretch of time, for an inspection (R3.5).
    case evidence
    case publicity(ExportedPublicity, year: Int)
  }
  let paper: Paper

  var name: String { "paper" }
  var keepsDraft: Bool { false }

  func title(_ environment: FormEnvironment) -> String {
    let texts = environment.texts
    return switch paper {
    case .ledger: texts["keys.lead.export"]
    case .form(let form, _): texts["papers.title.\(form.rawValue)"]
    case .registration: texts["keys.tipForm"]
    case .package: texts["keys.lead.package"]
    case .meeting(let paper, _): texts["papers.title.meeting.\(paper.rawValue)"]
    case .reward(let paper, _): texts["papers.title.reward.\(paper.rawValue)"]
    case .weekly(let paper): weeklyTitle(paper, texts)
    case .evidence: texts["papers.title.evidence"]
    case .publicity(let what, _): texts["publicity.export.\(what.rawValue)"]
    }
  }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    var fields = about(environment)
    if paper == .evidence { fields += period(texts) }
    if asksReason { fields.append(.reason(texts["papers.ask.reason"])) }
    fields += [
      FormField(
        "path", texts[isFolder ? "papers.ask.folder" : "papers.ask.path"], required: true,
        hint: texts["papers.ask.path.hint"],
        limit: 400)
    ]
    if !formats.isEmpty { fields.append(format(texts)) }
    fields += [
      FormField("note", texts[endingNote], .note), FormField("warning", texts["panes.save.open"], .note),
      FormField("save", texts["keys.save"], .button(.save)),
    ]
    var form = Form(texts: texts, clock: environment.clock, fields: fields)
    form.set("path", "~/" + fileName(environment).map { $0 == "/" || $0 == " " ? "-" : String($0) }.joined())
    if let first = formats.first { form.choose("format", [first]) }
    if paper == .evidence {
      let today = environment.clock.today
      form.set("from", (CivilDate(year: today.year, month: 1, day: 1) ?? today).description)
      form.set("to", today.description)
    }
    return form
  }

  /// What the file may be, the usual one first; a folder holds several.
  var formats: [String] {
    switch paper {
    case .ledger: ["xlsx", "csv"]
    case .publicity: ["xlsx", "csv", "docx", "txt", "html"]
    case .package, .reward(.package, _), .evidence: []
    case .form, .registration, .meeting, .reward: ["txt", "html", "docx"]
    case .weekly: ["docx", "txt", "html", "xlsx", "csv"]
    }
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) { settleFormat(&form) }

  private var isFolder: Bool {
    switch paper {
    case .package, .reward(.package, _), .evidence: true
    default: false
    }
  }

  private var asksReason: Bool {
    switch paper {
    case .ledger, .reward, .evidence: true
    default: false
    }
  }

  private var endingNote: String {
    switch paper {
    case .ledger: "papers.ask.ledger"
    case .form, .registration, .meeting, .publicity, .reward(.approval, _), .reward(.voucher, _): "papers.ask.form"
    case .reward(.package, _): "papers.ask.rewardPackage"
    case .weekly: "papers.ask.weekly"
    case .package: "papers.ask.package"
    case .evidence: "papers.ask.evidence"
    }
  }

  /// From the beginning of the year until today, where nobody says otherwise.
  private func period(_ texts: Texts) -> [FormField] {
    (["from", "to"] as [FieldKey]).map { key in
      FormField(key, texts["papers.ask.\(key.name)"], .when(.past), required: true, limit: 40)
    }
  }

  /// What goes on paper.
  private func about(_ environment: FormEnvironment) -> [FormField] {
    let (texts, words) = (environment.texts, environment.wording)
    switch paper {
    case .ledger(let leads, let filter):
      let all = texts("papers.ask.leads", String(leads.count))
      let narrowed = filter.isEmpty ? [] : [FormField("filter", texts("papers.ask.filter", filter), .note)]
      return [FormField("about", all, .note)] + narrowed
    case .form(_, let lead), .package(let lead), .reward(_, let lead): return LeadSelection([lead]).notes(environment)
    case .registration(let tip): return [FormField("about", words.tip(tip), .note)]
    case .weekly(let paper): return [FormField("about", weeklyName(paper, environment), .note)]
    case .evidence: return []
    case .publicity(let what, let year):
      let name = texts["publicity.export.\(what.rawValue)"]
      return [
        FormField(
          "about", texts("publicity.table.title", environment.desk.organisation.name, String(year), name), .note)
      ]
    case .meeting(_, let id):
      guard let meeting = environment.desk.meetings[id] else { return [] }
      let when = meeting.plan.map { words.moment($0.start) } ?? ""
      return [FormField("about", "\(when)  \(words.meetingKind(meeting.kind))  \(meeting.purpose)", .note)]
    }
  }

  private func fileName(_ environment: FormEnvironment) -> String {
    let (texts, words) = (environment.texts, environment.wording)
    return switch paper {
    case .ledger: "\(texts["papers.ledger.name"])-\(environment.clock.today).xlsx"
    case .form(let form, let lead): "\(texts["papers.title.\(form.rawValue)"])-\(words.lead(lead)).txt"
    case .registration(let tip): "\(texts["papers.title.tipRegistration"])-\(words.tip(tip)).txt"
    case .publicity(let what, let year): "\(texts["publicity.export.\(what.rawValue)"])-\(year).xlsx"
    case .package(let lead): "\(texts["papers.package.folder"])-\(words.lead(lead))"
    case .weekly(let paper): "\(weeklyTitle(paper, texts))-\(weeklyName(paper, environment)).docx"
    case .meeting(let paper, let id):
      texts["papers.title.meeting.\(paper.rawValue)"]
        + (environment.desk.meetings[id]?.plan.map { "-\($0.start.date)" } ?? "") + ".txt"
    case .reward(let paper, let lead):
      "\(texts["papers.title.reward.\(paper.rawValue)"])-\(words.lead(lead))" + (isFolder ? "" : ".txt")
    case .evidence: "\(texts["papers.title.evidence"])-\(environment.clock.today)"
    }
  }

  private func weeklyTitle(_ paper: WeeklyPaper, _ texts: Texts) -> String {
    switch paper {
    case .report: texts["papers.title.weekly.report"]
    case .filing: texts["papers.title.weekly.filing"]
    case .situation: texts["papers.title.weekly.situation"]
    }
  }

  /// Which of them: the week, or the period.
  private func weeklyName(_ paper: WeeklyPaper, _ environment: FormEnvironment) -> String {
    let weekly = environment.desk.weekly
    return switch paper {
    case .report(let event): weekly.report(event)?.week.description ?? ""
    case .filing(let event): weekly.filing(event)?.week.description ?? ""
    case .situation(let event): weekly.situation(event).map { "\($0.from)-\($0.to)" } ?? ""
    }
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let request = PaperRequest(
      subject(form), to: form.text("path"), language: environment.texts.language.tag)
    let send = SessionRequest.export(environment.id, request)
    guard case .ledger(let leads, _) = paper else { return .send(send) }
    return .ask(environment.texts("papers.ask.confirm", String(leads.count)), send)
  }

  private func subject(_ form: Form) -> PaperRequest.Subject {
    switch paper {
    case .ledger(let leads, let filter): .ledger(leads, filter: filter, reason: form.text("reason"))
    case .form(let form, let lead): .form(form, of: lead)
    case .registration(let tip): .registration(of: tip)
    case .publicity(let what, let year): .publicity(what, year: year)
    case .package(let lead): .package(of: lead, transfer: nil)
    case .meeting(let paper, let id): .meeting(paper, of: id)
    case .reward(let paper, let lead): .reward(paper, of: lead, reason: form.text("reason"))
    case .weekly(let paper): .weekly(paper)
    case .evidence:
      .evidence(
        from: form.when("from")?.date ?? .earliest, to: form.when("to")?.date ?? .latest, reason: form.text("reason"))
    }
  }
}
