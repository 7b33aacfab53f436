import CaseDomain
import DeskSession
import Terminal

/// Everything that can happen to the screen.
package enum Message: Sendable {
  case input(InputEvent)
  case reply(SessionReply)
  /// The clock, about once a second.
  case tick(Instant)
  /// The external editor that `Effect.openEditor` asked for has ended; nil where it failed or nothing was saved.
  case edited(RequestID, text: String?)
  /// Looking at the file that `Effect.view` asked for has ended, and it was wiped; false where none could be made.
  case viewed(RequestID, wasShown: Bool)
  /// The text that `Effect.saveText` asked for was written, and where; nil where it could not be.
  case saved(path: String?)
  /// Where a text that goes on the record first will be written; nil where the person named no place.
  case place(RequestID, path: String?)
  /// It was not: the place lies in the desk's own directory.
  case placeRefused
}

/// What the loop that owns terminal and session is asked to do.
package enum Effect: Sendable {
  case request(SessionRequest)
  /// Leaves the program.
  case quit
  /// Opens `$EDITOR` on a text in a private temporary file; the answer is `Message.edited` with the same id.
  /// Never asked for a text that may name a reporter.
  case openEditor(RequestID, text: String)
  /// Shows a file through a private temporary copy that is wiped when the person has seen enough, with a line that says
  /// so. The answer is `Message.viewed`.
  case view(RequestID, name: String, WipedText, note: String)
  /// Writes a text into a file that only its user reads, for printing; `~` and paths without a folder begin at their own.
  /// The answer is `Message.saved` or `Message.placeRefused`.
  case saveText(path: String, text: String)
  /// Says which file that would be, without making it; the answer is `Message.place` with the same id, or, where nothing
  /// can be written there, as with `saveText`.
  case findPlace(RequestID, path: String)
  case bell
  /// Blanks the screen and empties the terminal's scroll-back before the next picture: the desk was locked.
  case forget
  /// Calls `DeskModel.resume()` as soon as no input waits: a list is being put together.
  case resume
}
