/// When the campaign runs, by the rulings over time (R6.1, R6.7). Both of its days belong to it.
package struct Campaign: Sendable {
  package typealias Word = (since: CivilDate, day: CivilDate?)
  /// In order of effect; before the first of them there is none.
  private let starts: [Word]
  private let ends: [Word]

  /// - Parameters:
  ///   - starts: its first day as ruled from a day on; nil where there is none.
  ///   - ends: its last day; nil where there is no end.
  package init(starts: [Word], ends: [Word] = []) {
    self.starts = starts
    self.ends = ends
  }

  /// As it was ruled.
  init(_ rulings: Rulings) {
    func words(_ ruling: Ruling) -> [Word] {
      func day(_ value: RulingValue) -> CivilDate? {
        if case .text(let text) = value { CivilDate(text) } else { nil }
      }
      return [(.earliest, day(ruling.standard))] + rulings.history(of: ruling).map { ($0.from, day($0.value)) }
    }
    self.init(starts: words(.campaignFrom), ends: words(.campaignTo))
  }

  /// Whether it runs on every day of a period, by what held on `day`: a later ruling changes nothing about what was over
  /// before it.
  package func covers(_ period: Period, asRuledOn day: CivilDate) -> Bool {
    covers(period.first...period.last, asRuledOn: day)
  }

  /// The same for any stretch of days.
  package func covers(_ days: ClosedRange<CivilDate>, asRuledOn day: CivilDate) -> Bool {
    func word(_ words: [Word]) -> CivilDate? { words.last { $0.since <= day }?.day }
    guard let first = word(starts), first <= days.lowerBound else { return false }
    return word(ends).map { days.upperBound <= $0 } ?? true
  }
}
