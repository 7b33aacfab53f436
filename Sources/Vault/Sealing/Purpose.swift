/// What a derived key or a seal is for. Every use of a key names one, so that no two uses can be taken for each other.
///
/// The texts are part of the stored format: none is ever changed or used again for something else.
enum Purpose: String {
  case memberDerived = "member"
  case pairDerived = "pair"
  case epochDerived = "epoch"
  case payloadForMember = "payload for member"
  case closedPlace = "closed place"
  case closedSlot = "closed slot"
  case closedKey = "closed key"
  case identityInner = "identity inner"
  case identityOuter = "identity outer"
  case identityLifted = "identity lifted"
  case identityRecovery = "identity recovery"
  case custodianFile = "custodian file"
  case leftOut = "left out"
  case pairEscrow = "pair escrow"
  case recoverySigning = "recovery signing"
  case recoveryProof = "recovery proof"
  case invitation = "invitation"
  case enrolment = "enrolment"
  case receiptCode = "receipt code"
  case receiptAttempt = "receipt attempt"
  case receiptSalt = "receipt salt"
  case receiptSigning = "receipt signing"
  case receiptUse = "receipt use"
  case receiptContent = "receipt content"
  case fingerprint = "fingerprint"
  case sameReporter = "same reporter"

  /// `casedesk v1 PURPOSE`, a zero byte, and what `detail` adds.
  func info(_ detail: [UInt8] = []) -> [UInt8] {
    [UInt8]("casedesk v1 \(rawValue)".utf8) + [0] + detail
  }
}
