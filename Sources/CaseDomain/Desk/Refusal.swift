/// Why a command is not possible, and what would make it possible.
///
/// Each reason has a sentence in both languages under `refusal.<reason>`; `details` fill its placeholders.
package struct Refusal: Error, Hashable, Sendable, Codable {
  /// What stands in the way.
  package let reason: Reason
  /// The clause the refusal rests on, if the regulation says so itself.
  package let clause: Clause?
  /// Who, when, which: what fills the sentence.
  package let details: [Detail]

  package init(_ reason: Reason, _ clause: Clause? = nil, _ details: Detail...) {
    self.reason = reason
    self.clause = clause
    self.details = details
  }

  /// Whether it is no fault: the author had been shut out of a matter without being told (R6.4).
  package var isUnheard: Bool { reason == .unheard }

  /// A part of the sentence that only the screen can word in the user's language.
  package enum Detail: Hashable, Sendable, Codable {
    case text(String)
    case count(Int)
    case member(MemberID)
    case posts(Posts)
    case date(CivilDate)
    case time(Instant)
    case number(RegisterNumber)
    case tipState(TipState)
    case leadState(LeadState)
    case leadClock(LeadClock.Kind)
    case alias(ReporterID)
    /// A key as events name it: the screen says whose it is.
    case key(String)
  }

  /// Names stand in the texts of both languages.
  package enum Reason: String, Hashable, Sendable, CaseIterable, Codable {
    // Members
    case notAMember, undertakingMissing, postRequired, receiverRequired, notOnTrialDesk
    case nameMissing, nameTaken, nameTooLong, nameUnfit, postMissing, sectionMissing, alreadyAdmitted, notInvited
    case bothLocks, otherLockHeld, keysTaken
    case inspectorAlone, inspectionTooLong, inspectionOver, inspectionRuns, notAnInspector
    case noSuchMember, notEntitled, ownPosts, lastAdmin, lastLeader, alreadyRemoved, alreadyFounded, notFounded
    case ownDeputy, deputyPost, deputyAway, standsIn, leaveOverlaps, noSuchLeave, kindMissing, deputyOfSubject
    case noReenrolment, ownReenrolment, reenrolmentWaits, otherFingerprint, ownRecovery, holderLeft, notProved
    // Organisation
    case noSuchSection, noSuchBody, entryClosed
    // Rulings
    case valueOutOfRange, effectInThePast, noSuchProposal, ownProposal, alreadyDecided
    // Tips
    case narrativeMissing, receivedInFuture, evidenceMissing, custodianMissing, aliasMismatch
    case noSuchTip, changedMeanwhile, notInQueue, reasonMissing, letterMissing, questionMissing
    case alreadyProposed, noProposal, ownOutcome, namedAsSubject, sameLead, notLinked
    case nothingToCover, wordsNotFound, notCovered, noOriginal
    case receiptNotOpen, rowImported, nothingChanged, textMissing, notReturned, notPassedOn, dateInvalid
    // Leads
    case noSuchLead, titleMissing, leadState, otherSection, noLiaison, sectionConcerned, sameSection, summaryMissing
    case dueStays, assistWaits, noAssist, filesOnly, extensionWaits, extensionUsed, groundsMissing, itemsUnfit
    case ownHandling, transferWaits, noTransfer, policeNeeded, contentsMissing, receiptMissing, notMajor, noDirective
    case countyWaits, notFromCounty, workOpen, feedbackMissing, volumeMissing
    // Reporters
    case noSuchReporter, identityDestroyed, identityKnown, ownRegistration, detailsMissing, detailNotGiven
    case markEvidenceMissing, sameAlias, noSuchCustodian, noSuchRequest, alreadyRequested, ownRequest, notYourRequest
    case requestNotApproved, approvalExpired, viewingOver, notShown, destructionWaiting, ownDestruction
    // Receipt codes
    case codeIssued, codeTooLate, codeNotNeeded, codeAttempts, noSuchCode, codeProofUsed, passwordTooShort,
      claimWaiting, noSuchClaim
    case ownClaim
    // Leaks and retaliation
    case noSuchIncident, incidentClosed, incidentOutward, ownIncident, notReferred, policeNotTold, frozen, nothingFrozen
    // Reading and taking out
    case alreadyRead, fileMissing, attachmentTooLarge
    // Restricted tips
    case noKeeper, notAKeeper, unheard, noSuchRestricted, alreadyRestricted, alreadyMarked
    case alreadyAssessed, noSecondKeeper
    case attachmentsOutside, tooLongToClose, readFirst, nothingToPassOn, noKeeperToAdd
    // Fieldwork
    case notYourSection, noFieldBook, placeMissing, noSuchVisit, noSuchHandIn, contactIncomplete, noSuchContact
    case attentionTooLong, noSuchEntry
    // Meetings
    case noSuchMeeting, meetingState, purposeMissing, nobodyInvited, chairMissing, notChair, attendanceUnfit
    case noSuchItem, alreadyOnAgenda, inviteeConflicted, guestConflicted, noSuchFollowUp, ownerCannotRead, notDoneYet
    case notMissed
    // Rewards
    case noReward, rewardOpen, rewardFixed, rewardDecided, notConfirmed, contentMissing, sinceUnfit, sharesUnfit
    case amountUnfit, effectMissing, notCountersigned, rewardUndetermined, ownReward, notApproved, notSubmitted
    case notGranted, voucherMissing, identityNotOpened, notPayable, noSuchPayment, ownPayment, claimRuns, notNoticed
    case rewardsUnpaid, basisMissing, mannerUnsaid, objectionOpen, objectionEarly, ownObjection, paymentUnsigned
    case notRegistered, revokedShare, recoveryOpen, notRevoked, ownRevocation
    // Supervision
    case noSuchDirective, issuerMissing, directiveClosed, notClosed, notPassedDown, alreadyPassedDown, notAcknowledged
    case afterDirective, shareOpen, receiverMissing, notSpokesman, ownSection, ownWork
    // Publicity and study
    case noSuchActivity, activityState, themeMissing, planDayUnfit, formMissing, audienceUnfit, focusMissing
    case nobodyReached, evidenceUnfit, otherSectionsPublicity, noSuchWindow
    case dayUnfit, noSectionCalled
    case noSuchStudy, studyStruckOut, documentMissing, noSuchStaff, staffLeft, alreadyOnRoster, rosterEmpty, rosterUnfit
    case notAbsent, alreadyMadeUp, mannerMissing
    // Weekly reports
    case weekAhead, weekMerged, zeroUnsaid, notZero, noSuchWeekly, notReleased, ownReport, nothingRestricted
    case periodUnfit, opinionsMissing
    case noSuchInspection, notInspected, noSuchFinding, findingState, ownerElsewhere, ownerMissing, inspectorMissing
    case inspectsOwn, problemsFound, dateMissing, noSuchRule, ruleNotCurrent
    // Recusals
    case recused, elsewhere, alreadyRecused, noSuchRecusal, ownRecusal, groundUnfit
    // The desk
    case numberNotAllocated, upgradeNeeded, cannotRead, misplaced
  }
}
