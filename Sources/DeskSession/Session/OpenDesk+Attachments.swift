import CaseDomain
import EventLog
import Foundation
import Vault

extension OpenDesk {
  /// The length in bytes of a file that is to be attached, without reading it.
  ///
  /// - Throws: `DeskFault` `attachmentUnreadable` with the reason, or `attachmentTooLarge`.
  func attachmentLength(_ path: String) throws(DeskFault) -> Int {
    func unreadable(_ reason: Int32) -> DeskFault {
      DeskFault("attachmentUnreadable", path, SystemErrorText.detail(reason))
    }
    let status: FileStatus?
    do throws(FileError) { status = try environment.fileSystem.status(environment.path(path)) } catch {
      throw unreadable(error.code)
    }
    guard let status else { throw unreadable(ENOENT) }
    if status.isDirectory { throw unreadable(EISDIR) }
    if status.size > attachmentLimit {
      throw DeskFault("attachmentTooLarge", PathText.name(of: path), String(attachmentLimit >> 20))
    }
    return Int(status.size)
  }

  /// An attachment's bytes.
  ///
  /// - Throws: `DeskFault` where the file is missing, altered, or not the one the event names.
  package func bytes(of attachment: Attachment) throws(DeskFault) -> [UInt8] {
    guard let key = Vault.Base64.decode(attachment.key).flatMap(SealingKey.init(bytes:)),
      let hash = Hex.decode(attachment.sha256)
    else { throw DeskFault("attachmentDamaged", attachment.name) }
    do {
      let file = try environment.fileSystem.contents(of: layout.blobs + "/" + attachment.blob, limit: .max)
      return try SealedBlob.open(file: file, key: key, hash: hash)
    } catch {
      throw DeskFault("attachmentDamaged", attachment.name)
    }
  }

  /// Seals what is to be attached, then notes a step of a lead's verification (R3.6).
  ///
  /// - Throws: `Refusal`; `DeskFault` where a file cannot be read or is too large.
  package func note(_ command: NoteLead, attaching paths: [String], id: RequestID? = nil) throws -> Performed {
    try performSealed(id) { sealer in
      // Asked before anything is written, so that a refused note leaves no file behind.
      let placeholder = Attachment(name: "", bytes: 0, blob: "", key: "", sha256: "")
      try rehearse(command.attaching(paths.map { _ in placeholder }))
      return command.attaching(try sealer.seal(attachments: paths))
    }
  }

  /// Seals the files that show an activity, then records what they go with (R1.2).
  ///
  /// - Throws: `Refusal`; `DeskFault` where a file cannot be read or is too large.
  package func publicise(
    _ command: some CarriesEvidence, attaching paths: [String], id: RequestID? = nil
  ) throws -> Performed {
    try performSealed(id) { sealer in
      var command = command
      // Asked before anything is written, so that what is refused leaves no file behind.
      command.evidence = paths.isEmpty ? [] : [.placeholder]
      try rehearse(command)
      command.evidence = try sealer.seal(attachments: paths)
      return command
    }
  }

  /// Writes an attachment to a file: on the record first, so that a record that fails leaves no file.
  ///
  /// - Throws: `Refusal`; `DeskFault` where the attachment is damaged, or nothing can be recorded or written.
  package func export(_ attachment: Attachment, of owner: AttachmentOwner, to path: String) throws {
    if let refusal = refusal(of: attachment, of: owner) { throw refusal }
    try refuseInside(environment.path(path))
    let bytes = try bytes(of: attachment)
    try record(.attachment, of: owner, as: path)
    do {
      try environment.fileSystem.writeAtomically(bytes, to: environment.path(path), permissions: 0o600)
    } catch {
      throw DeskFault(error)
    }
  }

  /// What an attachment holds, to be looked at and forgotten: on the record first.
  ///
  /// - Throws: `Refusal`; `DeskFault` where the attachment is damaged, or nothing can be recorded.
  package func view(_ attachment: Attachment, of owner: AttachmentOwner) throws -> WipedText {
    if let refusal = refusal(of: attachment, of: owner) { throw refusal }
    let content = WipedText(try bytes(of: attachment))
    try record(.attachmentView, of: owner, as: attachment.name)
    return content
  }

  private func refusal(of attachment: Attachment, of owner: AttachmentOwner) -> Refusal? {
    switch owner {
    case .tip(let tip): return state.desk.refusalOfWords(.tip(tip), for: member)
    case .lead(let lead): return state.desk.refusalOfWords(.lead(lead), for: member)
    case .publicity:
      // What a tip's file holds is not opened as if it showed an activity.
      let isShown = state.desk.publicity.all.contains { $0.evidence.contains { $0.files.contains(attachment) } }
      return isShown ? nil : Refusal(.misplaced)
    }
  }

  private func record(_ what: ExportedPart, of owner: AttachmentOwner, as file: String) throws {
    switch owner {
    case .tip(let tip): _ = try perform(ExportTip(tip: tip, what: what, file: file))
    case .lead(let lead): _ = try perform(ExportLead(lead: lead, what: what, file: file))
    case .publicity: _ = try perform(ExportPublicity(what: .evidence, count: 1, file: file))
    }
  }
}

/// What a file was attached to.
package enum AttachmentOwner: Hashable, Sendable {
  case tip(TipID)
  case lead(LeadID)
  /// An activity, whose files every member may see.
  case publicity
}
