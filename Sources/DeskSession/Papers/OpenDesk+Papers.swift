import CaseDomain
import EventLog

/// Taking papers out of the desk: made in memory first, then on the record, then written (R6.4). So a paper that cannot
/// be made leaves no record, and a record that fails leaves no file.
extension OpenDesk {
  /// Makes a paper, records that it leaves the desk, and writes it.
  ///
  /// - Throws: `Refusal`; `DeskFault` where it cannot be recorded or written.
  package func export(_ request: PaperRequest, id: RequestID? = nil) throws -> WrittenPaper {
    guard let maker = environment.papers else { throw DeskFault("unexpected", "papers") }
    if let readOnly { throw readOnly }
    if TextCleaning.trimmed(request.path).isEmpty { throw Refusal(.fileMissing) }
    try refuseInside(environment.path(TextCleaning.trimmed(request.path)))
    try refresh()
    let path = try freePath(for: environment.path(TextCleaning.trimmed(request.path)))
    // The rules first: nobody is shown by a fault of the disk what they may not take along.
    let probe = HandedFile(name: path, bytes: 0, sha256: Digest(of: []).hex)
    _ = try desk.decide(command(request.subject, path, [probe]), as: Actor(member), at: now)
    let order = try order(request, path)
    let files = try maker(order)
    let command = try command(request.subject, path, files.filter { !$0.isList }.map(\.handed))
    let performed = try perform(command, id: id)
    do {
      try write(files, to: path)
    } catch {
      throw DeskFault(error)
    }
    return WrittenPaper(
      path: path, count: count(order.content, files), performed: performed.events.last?.envelope.event)
  }

  private func count(_ content: PaperOrder.Content, _ files: [PaperFile]) -> Int {
    if case .ledger(let sheets) = content { sheets.count } else { files.count }
  }

  private func order(_ request: PaperRequest, _ path: String) throws -> PaperOrder {
    let content: PaperOrder.Content
    switch request.subject {
    case .ledger(let leads, _, _): content = .ledger(try leads.map { try sheet(of: $0) })
    case .form(let form, let lead): content = .form(form, try sheet(of: lead))
    case .registration(let tip): content = .registration(try sheet(of: tip))
    case .package(let lead, let transfer):
      content = .package(try sheet(of: lead), try self.transfer(of: lead, planned: transfer))
    case .meeting(let paper, let id):
      guard let meeting = desk.meetings[id] else { throw Refusal(.noSuchMeeting) }
      let words = meeting.minutes.last.flatMap { desk.meetings.text($0.text)?.words }
      if paper == .minutes && words == nil { throw Refusal(.textMissing, Clause("R2.2")) }
      content = .meeting(paper, meeting, minutes: words ?? "")
    case .reward(let paper, let lead, _): content = .reward(paper, try sheet(of: lead))
    case .weekly(let paper): content = .weekly(paper, try logHead())
    case .evidence(let from, let to, _):
      content = .evidence(
        PaperOrder.Evidence(from: from, to: to, head: try logHead(), undertakings: try undertakings()))
    case .publicity(let what, let year): content = .publicity(what, year: year)
    }
    return PaperOrder(
      content, desk: desk, now: now, member: member, language: request.language, ending: PathText.ending(of: path))
  }

  /// The event with which each member last signed the undertaking.
  private func undertakings() throws -> [MemberID: EventNumber] {
    var found: [MemberID: EventNumber] = [:]
    for member in desk.members.all where member.status == .admitted {
      let events = try recorded(desk.members.history.events(member.history))
      found[member.id] = events.last { $0.event is UndertakingSigned }?.envelope.event
    }
    return found
  }

  /// The transfer that a package goes with: the one that is about to be recorded, or the newest on record.
  private func transfer(of lead: LeadID, planned: TransferLead?) throws -> PaperOrder.Transfer {
    let work = desk.leads.work(on: lead)
    if let planned {
      return PaperOrder.Transfer(
        body: desk.organisation.body(planned.body)?.name ?? "", letter: TextCleaning.singleLine(planned.letter),
        on: planned.on ?? desk.date(of: now), contents: planned.contents.map(TextCleaning.singleLine))
    }
    guard let found = work.transfer else { throw Refusal(.noTransfer) }
    let event = try recorded([found.step.event]).first?.event as? LeadTransferred
    return PaperOrder.Transfer(
      body: desk.organisation.body(found.body)?.name ?? "", letter: found.letter, on: found.on,
      contents: (event?.contents ?? []).filter { !HandedFile.isLine($0) })
  }

  /// What records it.
  private func command(_ subject: PaperRequest.Subject, _ path: String, _ files: [HandedFile]) throws -> any Command {
    switch subject {
    case .ledger(let leads, let filter, let reason):
      return ExportLedger(leads: leads, filter: filter, reason: reason, file: path)
    case .form(let form, let lead):
      guard let found = desk.leads[lead] else { throw Refusal(.noSuchLead) }
      if !form.isOf(found) {
        throw Refusal(.leadState, Clause("R5.2"), .number(found.number), .leadState(found.state))
      }
      let record = ExportLead(lead: lead, what: form.part, file: path)
      guard form == .registration else { return record }
      // Its words are the tips': who took them along stands with each.
      return Batch([record] + readable(lead).map { ExportTip(tip: $0, what: .registrationForm, file: path) })
    case .registration(let tip): return ExportTip(tip: tip, what: .registrationForm, file: path)
    case .weekly(let paper): return PrintWeekly(report: paper.event, file: path)
    case .publicity(let what, let year):
      return ExportPublicity(what: what, count: desk.count(of: what, in: year), file: path)
    case .meeting(let paper, let id): return PrintMeeting(meeting: id, what: paper, file: path)
    case .reward(let paper, let lead, let reason):
      let contents = paper == .package ? files : nil
      let record = ExportReward(lead: lead, what: paper, file: path, reason: reason, contents: contents)
      guard paper == .package else { return record }
      // It holds the words of the tips: who took them along stands with each.
      return Batch([record] + readable(lead).map { ExportTip(tip: $0, what: .content, file: path) })
    case .evidence(let from, let to, let reason):
      return ExportEvidence(from: from, to: to, file: path, reason: reason, contents: files)
    case .package(let lead, let transfer):
      let sent = transfer.map { planned in
        TransferLead(
          lead: lead, to: planned.body, letter: planned.letter, on: planned.on, reason: planned.reason,
          contents: planned.contents + files.map(\.line))
      }
      let record = ExportLead(lead: lead, what: .transferPackage, file: path, contents: files)
      return Batch(
        [sent].compactMap { $0 } + [record]
          + readable(lead).map { ExportTip(tip: $0, what: .content, file: path) })
    }
  }

  /// The tips of a lead whose words this member may read.
  private func readable(_ lead: LeadID) -> [TipID] {
    guard let row = desk.leads.row(of: lead) else { return [] }
    return desk.leads.tips[row].filter { desk.tips[$0] != nil && desk.refusalOfReach(.tip($0), for: member) == nil }
  }

  // MARK: Writing

  /// The path, or the first of it with a number that nothing has yet.
  private func freePath(for path: String) throws -> String {
    let ending = PathText.ending(of: path)
    let tail = ending.isEmpty ? "" : String(path.suffix(ending.count + 1))
    let stem = path.dropLast(tail.count)
    do {
      for attempt in 1...1000 {
        let place = attempt == 1 ? path : "\(stem)-\(attempt)\(tail)"
        if try environment.fileSystem.status(place) == nil { return place }
      }
    } catch {
      throw DeskFault(error)
    }
    throw DeskFault("file.open", path, "errno.EEXIST")
  }

  /// Files that only their user reads, durable before anybody is told that they are there.
  private func write(_ files: [PaperFile], to path: String) throws(FileError) {
    let disk = environment.fileSystem
    guard files.count > 1 || files.first?.name.isEmpty == false else {
      if let only = files.first { try writeNew(only.bytes, to: path) }
      return try disk.syncDirectory(PathText.directory(of: path))
    }
    try disk.makeDirectory(path, permissions: 0o700)
    for file in files { try writeNew(file.bytes, to: "\(path)/\(file.name)") }
    try disk.syncDirectory(path)
    try disk.syncDirectory(PathText.directory(of: path))
  }

  /// The file is new or it is not written: no link leads it elsewhere. It has its name only once it is whole, so that
  /// nobody takes along what a power cut left of one.
  private func writeNew(_ bytes: [UInt8], to path: String) throws(FileError) {
    let disk = environment.fileSystem
    let part = path + ".part"
    if try disk.status(part) != nil { try disk.unlink(part) }
    let file = try disk.open(part, .createNew(permissions: 0o600))
    do throws(FileError) {
      // Whatever the account's mask is, nobody else reads it, and its user does.
      try disk.setPermissions(part, 0o600)
      try file.write(bytes, at: 0)
      try file.sync()
      if try disk.status(path) != nil { throw FileError(operation: .open, path: path, code: ErrorCode.exists) }
      try disk.rename(part, to: path)
    } catch {
      // Half a paper is none.
      try? disk.unlink(part)
      throw error
    }
  }
}

extension PathText {
  /// What a path's last component ends in, without the dot, in small letters; empty where there is no such thing.
  static func ending(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
