import CaseDomain
import DeskSession

extension DeskAction {
  /// Leaks and retaliation (R6.4): anybody raises, keepers follow up.
  static let incidents: [DeskAction] = [
    DeskAction("raiseIncident", [], .everywhere, availability: CodeActions.writable) { _, context in
      CodeForms.open(RaiseIncidentForm(), &context)
    },
    DeskAction("incidents", [], .everywhere, posts: [.custodian, .leader, .auditor]) { _, context in
      [.push(IncidentsLayer(context))]
    },
  ]
}
