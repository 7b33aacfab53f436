/// A quarter of publicity and study in figures (R1.5).
package struct PublicityQuarter: Hashable, Sendable {
  package let period: Period
  /// How many activities.
  package let activities: Int
  /// The forms they took, in the order of all forms.
  package let forms: [ActivityForm]
  /// Those that the quarter before did without.
  package let newForms: [ActivityForm]
  /// How many people they reached.
  package let audience: Int
  /// How many study sessions.
  package let studies: Int
  /// Of the staff at its end, how many studied something.
  package let staff: StudyShare
}

extension Desk {
  /// The four quarters of a year, as of `day` (R1.5); those that have not begun are left out.
  package func publicityTrend(in year: Int, on day: CivilDate) -> [PublicityQuarter] {
    let held = publicity.held.compactMap(\.details)
    func forms(_ period: Period) -> Set<ActivityForm> {
      Set(held.filter { period.contains($0.on) }.flatMap(\.forms))
    }
    return Set(CoverageClock.months(of: year).map { Period(.quarter, containing: $0.first) }).sorted()
      .filter { $0.first <= day }
      .map { quarter in
        let inside = held.filter { quarter.contains($0.on) }
        let used = forms(quarter)
        let before = forms(Period(.quarter, containing: quarter.first.adding(days: -1)))
        return PublicityQuarter(
          period: quarter, activities: inside.count, forms: ActivityForm.allCases.filter(used.contains),
          newForms: ActivityForm.allCases.filter(used.subtracting(before).contains),
          audience: inside.reduce(0) { $0 + $1.audience },
          studies: study.held.filter { quarter.contains($0.on) }.count,
          staff: studyShare(in: quarter, on: day))
      }
  }
}
