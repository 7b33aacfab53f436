import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// What works at every place; those of `aboveForms` also while a form is open.
  static let everywhere: [DeskAction] = [
    DeskAction("overview", [.character("0")], .everywhere) { frame, context in
      frame.tab = .overview
      frame.overview.keepInView(context, frame.summary)
      return []
    },
    DeskAction(
      "tips", [.character("1")], .everywhere,
      availability: { _, context in
        Frame.Tab.tips.isOpen(to: context.member?.posts ?? []) ? .enabled : .refused(.text("inspection.absent"))
      }
    ) { frame, context in
      frame.show(.tips, context)
      return []
    },
    DeskAction("verification", [.character("2")], .everywhere, posts: Posts.leadsReaders.union(.liaison)) {
      frame, context in
      frame.show(.verification, context)
      return []
    },
    DeskAction("meetings", [.character("3")], .everywhere, posts: MeetingsPane.posts) { frame, context in
      frame.show(.meetings, context)
      return []
    },
    DeskAction("log", [.character("8")], .everywhere, posts: LogPane.posts) { frame, _ in
      frame.tab = .log
      return []
    },
    DeskAction("nextPane", [.function(11)], .everywhere) { frame, context in
      let tabs = frame.visibleTabs(context)
      let now = tabs.firstIndex(of: frame.tab) ?? 0
      frame.show(tabs[(now + 1) % tabs.count], context)
      return []
    },
    DeskAction("rulings", [.character("R")], .everywhere, footer: 40, footerAt: [.meetings]) { frame, context in
      [.push(RulingsLayer(context, on: frame.place == .meetings ? .campaignFrom : nil))]
    },
    DeskAction("withdraw", [.character("u"), .function(9)], .everywhere) { frame, context in
      Withdrawal.actions(frame, &context)
    },
    DeskAction(
      "undertaking", [], .everywhere,
      availability: { _, context in
        UndertakingLayer.maySign(context) ? .enabled : .refused(.text("panes.undertaking.valid"))
      }
    ) { _, _ in [.push(UndertakingLayer())] },
    DeskAction("handover", [], .everywhere) { _, context in HandoverLayer.actions(context) },
    DeskAction("leave", [], .everywhere, availability: { _, context in LeaveActions.mayTake(context) }) { _, context in
      LeaveForm.layer(&context).map { [.push($0)] } ?? []
    },
    DeskAction("endLeave", [], .everywhere, availability: { _, context in LeaveActions.mayEnd(context) }) {
      _, context in
      LeaveActions.end(&context)
    },
    DeskAction("palette", [.character(":"), .control("p"), .function(2)], .everywhere, footer: 80) { frame, context in
      [.push(PaletteLayer(frame, context))]
    },
    DeskAction("help", [.character("?")], .everywhere, footer: 90) { frame, context in
      [.push(HelpLayer(frame.place, context))]
    },
    DeskAction("manual", [.function(1)], .everywhere) { frame, context in
      [.push(ManualLayer(context, from: frame.place, at: frame.place.manualPage))]
    },
    DeskAction("conceal", [.function(12)], .everywhere) { _, _ in [] },
    DeskAction("lock", [.control("l")], .everywhere) { _, _ in [] },
    DeskAction("quit", [.character("q"), .function(10)], .everywhere, footer: 95) { _, _ in [] },
  ]

  /// Actions that the model does itself, because they concern more than the frame.
  static let ofModel: Set<ActionID> = ["conceal", "lock", "quit"]
  /// Actions that are heard while a form or dialog is open and has no use for their key.
  static let aboveForms: [(key: Key, id: ActionID)] = [
    (.function(1), "manual"), (.function(12), "conceal"), (.control("l"), "lock"), (.control("c"), "quit"),
  ]
}
