/// What a column of a ledger can be for a tip. Raw values are the names used in a mapping on the command line.
package enum TipField: String, CaseIterable, Sendable {
  /// The number the tip has where the ledger comes from.
  case sourceNumber
  case title
  /// What was said; the one field a tip cannot be without.
  case narrative
  case receivedAt
  case channel
  case importance
  case subject
  case subjectAddress
  case conduct
  case place
  /// Where the originals are kept.
  case originals
  case reporterName
  /// What tells one reporter from another without a name, such as an account.
  case reporterKey
  case reporterContact
  case reporterAddress
  /// The reporter's resident id.
  case reporterID

  /// Says who reported: goes sealed, never shown, never searched (R6.4).
  package var isIdentity: Bool {
    switch self {
    case .reporterName, .reporterKey, .reporterContact, .reporterAddress, .reporterID: true
    default: false
    }
  }
}
