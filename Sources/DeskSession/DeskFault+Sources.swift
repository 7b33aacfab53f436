import CaseDomain
import EventLog
import Vault

extension DeskFault {
  /// Words any error for the screen; refusals are worded by the rules and never come here.
  package init(_ error: any Error) {
    switch error {
    case let fault as DeskFault: self = fault
    case let error as StoreError: self.init(store: error)
    case let error as VaultError: self.init(vault: error)
    case let error as FileError: self.init(file: error)
    case is EncodingError, is DecodingError: self.init("notEncodable")
    default:
      guard let reason = SystemErrorText.detail(of: error) else {
        self.init("unexpected", String(describing: error))
        return
      }
      self.init("file.read", SystemErrorText.path(of: error), reason)
    }
  }

  private init(file error: FileError) {
    if error.operation == .lock, error.code == ErrorCode.timedOut {
      if let holder = error.holder {
        self.init("lockHeld", error.path, String(holder))
      } else {
        self.init("lockHeldBySomebody", error.path)
      }
      return
    }
    self.init("file.\(error.operation.rawValue)", error.path, SystemErrorText.detail(error.code))
  }

  private init(store error: StoreError) {
    switch error {
    case .file(let error): self.init(file: error)
    case .noLog(let directory): self.init("noLog", directory)
    case .logExists(let directory): self.init("logExists", directory)
    case .networkFileSystem(let directory, let kind): self.init("networkFileSystem", directory, kind)
    case .wrongDesk(let expected, let found): self.init("wrongDesk", expected.hex, found.hex)
    case .damaged(let damage): self.init(damage)
    case .unwritable(let error):
      // The lock that could not be opened stands in the log's directory, in the desk's.
      let desk = PathText.directory(of: PathText.directory(of: error.path))
      if error.code == ErrorCode.readOnly { self.init("readOnlyPlace", desk) } else { self.init("notPermitted", desk) }
    case .syncFailed(let file): self.init("syncFailed", file)
    case .unknownAuthor(let member): self.init("unknownAuthor", String(member))
    case .wrongSigner(let member): self.init("wrongSigner", String(member))
    case .invalidProposal: self.init("invalidProposal", String(describing: error))
    case .tooLarge(let bytes, let limit): self.init("commitTooLarge", String(bytes), String(limit))
    case .noSuchCommit(let number): self.init("noSuchCommit", String(number))
    case .resumeMismatch(let commit): self.init("resumeMismatch", String(commit))
    }
  }

  /// Damage, named by file and byte.
  package init(_ damage: Damage) {
    switch damage.fault {
    case .rolledBack(let seen, let found):
      self.init("rolledBack", String(seen), String(found), damage.file)
    case .rewritten(let commit): self.init("rewritten", String(commit), damage.file)
    case .version: self.init("logNewer", damage.file)
    default: self.init("damaged", damage.file, String(damage.offset), String(damage.commit), Self.name(damage.fault))
    }
  }

  /// The fault's name without what it carries: `headerChecksum`.
  package static func name(_ fault: Fault) -> String {
    String(String(describing: fault).prefix { $0 != "(" })
  }

  private init(vault error: VaultError) {
    switch error {
    case .wrongPassphrase: self.init("wrongPassphrase")
    case .emptyPassphrase: self.init("emptyPassphrase")
    case .damaged(let thing): self.init("keysDamaged", thing.rawValue)
    case .unsupportedVersion(let thing, let found): self.init("keysNewer", thing.rawValue, String(found))
    case .parametersOutOfBounds: self.init("scryptBounds")
    case .cannotOpen: self.init("cannotOpen")
    case .invalidPublicKey: self.init("invalidPublicKey")
    case .belongsElsewhere(let thing): self.init("belongsElsewhere", thing.rawValue)
    case .requestNotGenuine: self.init("requestNotGenuine")
    case .mistypedCode: self.init("mistypedCode")
    case .mistypedRecoveryLine(let line): self.init("mistypedRecoveryLine", String(line))
    case .compartmentNotHeld(let compartment): self.init("keyMissing", compartment.text)
    case .objectNotHeld: self.init("keyMissing", "object")
    case .pairNotHeld(let pair, _): self.init("keyMissing", pair.rawValue)
    }
  }
}
