/// What can go wrong with keys; each carries what a sentence about it needs.
package enum VaultError: Error, Hashable, Sendable {
  /// The passphrase does not open the key file.
  case wrongPassphrase
  /// A key file is never made with an empty passphrase.
  case emptyPassphrase
  /// The bytes are not what they say they are: cut short, altered, or something else altogether.
  case damaged(Thing)
  /// Written by a later version of the program.
  case unsupportedVersion(Thing, found: Int)
  /// The key file asks for more work than it may, or protects too little.
  case parametersOutOfBounds(ScryptParameters)
  /// Sealed with another key, for another purpose or place, or altered since.
  case cannotOpen
  /// The bytes are not a usable public key.
  case invalidPublicKey
  /// The keys belong to another desk or another member.
  case belongsElsewhere(Thing)
  /// The enrolment request was not made with this invitation's code, or was altered.
  case requestNotGenuine
  /// A code somebody typed has a wrong length, a character no code uses, or a check character that does not fit.
  case mistypedCode
  /// A line of the recovery paper, counted from 1, was mistyped or is missing.
  case mistypedRecoveryLine(Int)
  /// The member holds no key of this compartment, so cannot pass it on or start a new epoch.
  case compartmentNotHeld(CompartmentID)
  /// The member holds no key of this object.
  case objectNotHeld(ObjectID)
  /// The private half of this pair and generation is not held.
  case pairNotHeld(PairID, generation: UInt32)

  /// The kinds of bytes this module reads.
  package enum Thing: String, Hashable, Sendable {
    case keyFile
    case enrolmentRequest
    case sealedFile
    case sealedKey
    case keyRecord
    case objectKeys
    case recoveryPaper
  }
}
