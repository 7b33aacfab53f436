/// Kinds of details as a set in two bytes: a desk of a million reporters holds a million of them.
package struct ReporterDetails: OptionSet, Hashable, Sendable, Codable, BitwiseCopyable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let name = ReporterDetails(.name)
  /// A working way to reach the reporter.
  package static let contact: ReporterDetails = [ReporterDetails(.phone), ReporterDetails(.safeContact)]
  /// What tells who the reporter is, short of the name.
  package static let identifying = ReporterDetails(ReporterDetail.allCases.filter(\.identifies))

  package init(_ detail: ReporterDetail) { rawValue = 1 << detail.bit }

  package init(_ details: some Sequence<ReporterDetail>) {
    self = details.reduce(into: []) { $0.insert(ReporterDetails($1)) }
  }

  /// The kinds held, in the order of `ReporterDetail.allCases`.
  package var details: [ReporterDetail] { ReporterDetail.allCases.filter { contains(ReporterDetails($0)) } }
}

extension ReporterDetail {
  fileprivate var bit: UInt16 {
    switch self {
    case .name: 0
    case .residentID: 1
    case .phone: 2
    case .address: 3
    case .unit: 4
    case .otherIdentifying: 5
    case .safeContact: 6
    case .sourceKey: 7
    }
  }
}
