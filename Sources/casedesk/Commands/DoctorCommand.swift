import ArgumentParser
import DeskSession
import DeskText
import DeskUI
import EventLog

/// After a write that the disk did not confirm: reads the log's tail again from the device, keeps what is whole, and
/// lets the desk write again.
struct DoctorCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "doctor", abstract: words("cli.help.doctor"))
  }
  @OptionGroup var deskOptions: DeskOptions

  func run() throws {
    let texts = deskOptions.texts
    try reporting(texts) {
      let door = try deskOptions.door()
      guard door.exists else { throw DeskFault("noDesk", door.layout.directory) }
      let store = try FileEventStore(
        directory: door.layout.directory, fileSystem: door.environment.fileSystem, clearingFailure: true)
      if let damage = store.damage {
        throw Complaint(texts("cli.doctor.still", Wording(texts: texts, desk: nil).fault(DeskFault(damage))))
      }
      Console.say(texts("cli.doctor.cleared"))
      Console.say(texts("cli.doctor.reaches", String(store.head.commits), String(store.head.events)))
    }
  }
}
