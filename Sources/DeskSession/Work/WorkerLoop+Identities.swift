import CaseDomain

/// Requests about who reporters are.
extension WorkerLoop {
  /// How many pairs are told at most.
  private static var candidateLimit: Int { 200 }

  func handleIdentity(_ request: SessionRequest, _ desk: OpenDesk) {
    switch request {
    case .addToReporter(let id, let addition): answer(id, desk) { try desk.add(addition, id: id) }
    case .bindReporter(let id, let binding): answer(id, desk) { try desk.bind(binding, id: id) }
    case .markReporter(let id, let reporter, let mark, let value, let evidence):
      answer(id, desk) { try desk.mark(reporter, mark, value, evidence: evidence, id: id) }
    case .decideSameReporter(let id, let reporter, let other, let isSame, let reason):
      answer(id, desk) { try desk.decideSame(reporter, other, isSame: isSame, reason: reason, id: id) }
    case .findSameReporters(let id): matching = id
    case .approveIdentity(let id, let request): answer(id, desk) { try desk.approve(request: request, id: id) }
    case .openIdentity(let id, let viewed, let isRenewal):
      reveal(id) { .identity(id, try desk.show(viewed, isRenewal: isRenewal)) }
    case .closeIdentity(let id, let viewed, let how): answer(id, desk) { try desk.close(viewed, how: how) }
    case .readContactCard(let id, let reporter, let reason):
      reveal(id) { .contactCard(id, try desk.contactCard(of: reporter, reason: reason)) }
    case .readEvidence(let id, let event, let reporter, let reason):
      reveal(id) { .evidence(id, try desk.evidence(of: event, about: reporter, reason: reason)) }
    case .destroyIdentity(let id, let proposal):
      answer(id, desk) {
        // Approved it may be even where files could not be deleted.
        do { return try desk.destroy(proposal: proposal, id: id) } catch let fault as DeskFault {
          sendView()
          throw fault
        }
      }
    case .coverTip(let id, let tip, let cover): answer(id, desk) { try desk.cover(tip, cover, id: id) }
    case .openOriginals(let id, let tip, let reason):
      reveal(id) { .originals(id, try desk.originals(of: tip, reason: reason)) }
    case .uncoverTip(let id, let tip, let uncovering):
      answer(id, desk) { try desk.uncover(tip, uncovering, id: id) }
    case .readReporter(let reporter): show { reply(.reporter(try desk.document(of: reporter))) }
    default: break
    }
  }

  /// Says what was opened after the view that shows its being on the record.
  func reveal(_ id: RequestID, _ work: () throws -> SessionReply) {
    do {
      let opened = try work()
      sendView()
      reply(opened)
    } catch let refusal as Refusal {
      sendView()
      reply(.refused(id, refusal))
    } catch {
      // It may have failed after it was put on the record.
      sendView()
      reply(.failed(id, DeskFault(error)))
    }
  }

  /// One portion of the custodians' files, so that requests are heard in between.
  func continueMatching() {
    guard let desk, let id = matching else { return }
    do {
      let isComplete = try desk.scanSameReporters()
      if isComplete { matching = nil }
      reply(
        .sameReporters(
          id, isComplete ? desk.knownSameReporters(limit: Self.candidateLimit) : [], isComplete: isComplete))
    } catch {
      // Somebody who is no custodian, or no longer: there is nothing to tell.
      matching = nil
      reply(.sameReporters(id, [], isComplete: true))
      if !(error is Refusal) { reply(.stopped(DeskFault(error))) }
    }
  }
}
