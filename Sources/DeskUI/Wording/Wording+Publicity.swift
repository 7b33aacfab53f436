import CaseDomain

/// What people call things about publicity and study.
extension Wording {
  /// 横幅、讲座.
  package func activityForms(_ forms: [ActivityForm]) -> String {
    forms.map { texts["publicity.form.\($0.rawValue)"] }.joined(separator: texts["frame.listSeparator"])
  }

  /// The theme of an activity.
  package func activity(_ id: ActivityID) -> String { desk?.publicity[id]?.theme ?? "#\(id.rawValue)" }

  /// The name of somebody of the staff.
  package func staff(_ id: StaffID) -> String { desk?.study.staff(id)?.name ?? "#\(id.rawValue)" }

  /// A service window's name.
  package func window(_ id: WindowID) -> String { desk?.organisation.window(id)?.name ?? "#\(id.rawValue)" }

  /// The section that sees to something; the office where there is none.
  package func organiser(_ section: SectionID?) -> String { section.map(self.section) ?? texts["publicity.office"] }

  /// A section's or a window's name.
  package func place(_ place: CoveragePlace) -> String {
    switch place {
    case .section(let section): self.section(section)
    case .window(let window): self.window(window)
    }
  }
}
