import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// What an auditor writes for inspectors, and what an inspector takes along.
  static let inspection: [DeskAction] = [
    DeskAction(
      "extractProcess", [], .everywhere, posts: .auditor,
      availability: { _, context in
        context.session?.readOnly == nil ? .enabled : .refused(.text("panes.readOnly"))
      },
      run: { _, context in ExtractLayer.actions(&context) }),
    DeskAction(
      "exportProcess", [.character("p")], .everywhere, in: [.log], posts: .inspector, footer: 40,
      availability: { frame, context in
        if context.session?.readOnly != nil { return .refused(.text("panes.readOnly")) }
        return frame.log.entries.isEmpty ? .refused(.text("panes.nothingSelected")) : .enabled
      },
      run: { frame, context in ProcessExportLayer.actions(frame.log, &context) }),
  ]
}
