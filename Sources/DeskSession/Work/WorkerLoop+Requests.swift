import CaseDomain
import EventLog

extension WorkerLoop {
  func handle(_ request: SessionRequest) {
    switch request {
    case .unlock(let member, let passphrase): return unlock(member, passphrase: passphrase)
    case .lock: return leave()
    default: break
    }
    // After a lock, what the form had still sent goes unanswered; its draft is there.
    guard let desk else { return }
    if endIfOver(desk) { return }
    switch request {
    case .unlock, .lock: break
    case .perform(let id, let command): answer(id, desk) { try desk.perform(command, id: id) }
    case .register(let id, let intake): answer(id, desk) { try desk.register(intake, id: id) }
    case .restricted(let id, let request): answer(id, request, desk)
    case .readRestricted(let tip, let isOpen): open(tip, isOpen: isOpen, desk)
    case .previewRestricted(let tip): show { reply(.restrictedTip(try desk.preview(of: tip))) }
    case .amend(let id, let tip, let revision): answer(id, desk) { try desk.revise(tip, revision, id: id) }
    case .addToReporter, .bindReporter, .markReporter, .decideSameReporter, .findSameReporters, .approveIdentity,
      .openIdentity, .closeIdentity, .readContactCard, .readEvidence, .destroyIdentity, .readReporter, .coverTip,
      .openOriginals, .uncoverTip:
      handleIdentity(request, desk)
    case .drawCode, .issueCode, .addWithCode, .claimWithCode, .openClaim, .decideClaim: handleCode(request, desk)
    case .readIncident(let id): show { reply(.incident(try desk.document(of: id))) }
    case .incident(let id, let request): handle(request, id, desk)
    case .readTip(let tip): opening(desk) { reply(.tip(try desk.read(tip))) }
    case .readLead(let lead): opening(desk) { reply(.lead(try desk.read(lead))) }
    case .previewTip(let tip): show { reply(.tip(try desk.preview(of: tip))) }
    case .previewLead(let lead): show { reply(.lead(try desk.preview(of: lead))) }
    case .readLog(let query):
      if desk.isInspector { return show { reply(.log(try desk.portion(for: query))) } }
      walk = LogWalk(query, in: desk.desk)
    case .extractProcess(let id): reveal(id) { .extracted(id, rows: try desk.extractProcess()) }
    case .cancelLog: walk = nil
    case .readHistory(let subject): show { reply(.history(try desk.history(of: subject))) }
    case .searchNarratives(let id, let words, let register):
      search = NarrativeSearch(id: id, words: words, of: register, newestEvent: desk.desk.lastEvent)
    case .cancelSearch: search = nil
    case .likelyLeads(let lead): reply(.leadDuplicates(of: lead, desk.likelyDuplicates(ofLead: lead)))
    case .likelyDuplicates(let tip): reply(.duplicates(of: tip, desk.likelyDuplicates(of: tip)))
    case .keepDraft(let draft):
      show {
        // The file system's words for it would say less.
        if let fault = desk.readOnly, desk.damage == nil { throw fault }
        try keep(draft, in: desk)
      }
      sendView()
    case .dropDraft(let id):
      show { try drop(id, in: desk) }
      sendView()
    case .inspectFile(let id, let path):
      do throws(DeskFault) {
        reply(.file(id, bytes: try desk.attachmentLength(path)))
      } catch {
        reply(.failed(id, error))
      }
    case .noteLead(let id, let note, let paths): answer(id, desk) { try desk.note(note, attaching: paths, id: id) }
    case .publicise(let id, let command, let paths):
      answer(id, desk) { try desk.publicise(command, attaching: paths, id: id) }
    case .exportAttachment(let id, let attachment, let owner, let path):
      takeOut(id) {
        try desk.export(attachment, of: owner, to: path)
        return .file(id, bytes: attachment.bytes)
      }
    case .viewAttachment(let id, let attachment, let owner):
      takeOut(id) { .attachment(id, attachment, try desk.view(attachment, of: owner)) }
    case .export(let id, let request): takeOut(id) { .paper(id, try desk.export(request, id: id)) }
    }
  }

  /// Writes something out of the desk, says how it went, and shows that it is on the record.
  private func takeOut(_ id: RequestID, _ work: () throws -> SessionReply) {
    do {
      let answer = try work()
      sendView()
      reply(answer)
    } catch let refusal as Refusal {
      sendView()
      reply(.refused(id, refusal))
    } catch {
      // What was recorded before the disk failed is shown all the same.
      sendView()
      reply(.failed(id, DeskFault(error)))
    }
  }

  /// An inspector's last day may end while the desk stands open: then it closes. Whether it did.
  func endIfOver(_ desk: OpenDesk) -> Bool {
    guard let until = desk.desk.members[desk.member]?.until, desk.isOver else { return false }
    leave()
    reply(.unlockFailed(DeskFault("inspectionOver", until.description), retryAfterSeconds: 0))
    return true
  }

  /// Opens something in full. The opening may have been recorded: the others' view of the desk changed with it.
  private func opening(_ desk: OpenDesk, _ work: () throws -> Void) {
    let before = desk.desk.lastEvent
    show(work)
    if desk.desk.lastEvent != before { sendView() }
  }

  /// Performs, says how it went, and shows the new state.
  func answer(_ id: RequestID, _ desk: OpenDesk, _ work: () throws -> Performed) {
    do {
      let performed = try work()
      do throws(DeskFault) { try keepKeys(of: desk) } catch { reply(.stopped(error)) }
      sendView()
      reply(.performed(id, performed))
    } catch let refusal as Refusal {
      // The refusal may rest on what another desk just did: show that first.
      sendView()
      reply(.refused(id, refusal))
    } catch {
      reply(.failed(id, DeskFault(error)))
    }
  }

  func show(_ work: () throws -> Void) {
    do {
      try work()
    } catch is Refusal {
      // The entry is not there for this member; the list that asked is about to change.
      return
    } catch {
      reply(.stopped(DeskFault(error)))
    }
  }

  /// One portion of the running walk through the log.
  func continueWalk() {
    guard let desk, var running = walk else { return }
    do {
      let portion = try running.nextPortion(in: desk)
      walk = portion.end == .none ? running : nil
      if !portion.entries.isEmpty || portion.end != .none { reply(.log(portion)) }
    } catch {
      walk = nil
      reply(.stopped(DeskFault(error)))
    }
  }

  /// One portion of the running search, so that requests are heard in between.
  func continueSearch() {
    guard let desk, var running = search else { return }
    do {
      let rows = try running.nextPortion(in: desk)
      if !rows.isEmpty || running.isComplete {
        reply(.searchHits(running.id, rows: rows, isComplete: running.isComplete))
      }
      search = running.isComplete ? nil : running
    } catch {
      search = nil
      reply(.stopped(DeskFault(error)))
    }
  }
}
