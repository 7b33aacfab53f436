import ArgumentParser
import CaseDomain
import DeskDocuments
import DeskSession
import DeskText
import DeskUI

/// Runs a command's body and tells whatever went wrong in the user's language, with the exit status of the error.
func reporting(_ texts: Texts, desk: () -> Desk? = { nil }, _ body: () throws -> Void) throws {
  do {
    try body()
  } catch let error as ExitCode {
    throw error
  } catch {
    let (sentence, status) = worded(error, texts, desk())
    Console.complain(sentence)
    throw ExitCode(status)
  }
}

/// The sentence for an error, and the exit status that goes with it.
func worded(_ error: any Error, _ texts: Texts, _ desk: Desk?) -> (String, Int32) {
  let wording = Wording(texts: texts, desk: desk)
  switch error {
  case let complaint as Complaint: return (complaint.description, complaint.status)
  case let refusal as Refusal: return (wording.refusal(refusal), 1)
  case let fault as DeskFault: return (wording.fault(fault), 1)
  case let error as TableError: return (said(error.message, texts), 1)
  case let error as MappingError:
    // A field is named as people know it, and as a mapping has to write it.
    let message = error.message { "\($0.rawValue) \(texts["cli.import.field.\($0.rawValue)"])" }
    return (said(message, texts), 1)
  default: return (wording.fault(DeskFault(error)), 1)
  }
}

/// A message of the importer, which names its text and the parts.
func said(_ message: (key: String, arguments: [String]), _ texts: Texts) -> String {
  texts.find(message.key, message.arguments.map { TextCleaning.printed(texts.systemError($0), isOneLine: true) })
    ?? message.key
}

extension Wording {
  /// Words for a command, which has no screen: today in the desk's zone.
  init(texts: Texts, desk: Desk?) {
    let zone = desk?.zone ?? .china
    self.init(texts: texts, desk: desk, today: zone.date(of: Live.environment().now()))
  }
}
