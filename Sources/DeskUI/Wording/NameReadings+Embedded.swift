import CaseDomain
import DeskText

extension NameReadings {
  /// The readings that the program carries.
  static let embedded = NameReadings(
    simplified: { NameTable.embedded.simplified($0) }, readings: { NameTable.embedded.readings($0) },
    spellings: NameTable.embedded.spellings, soundsAlike: NameSound.isAlike)
}
