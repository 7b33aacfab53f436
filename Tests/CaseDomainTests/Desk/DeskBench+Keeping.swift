import Foundation
import TestSupport
import Testing

@testable import CaseDomain

extension DeskBench {
  /// The desk as it comes back from being kept, which is the same to its last private field; everything that follows in
  /// a script happens to the desk that came back.
  static func kept(_ desk: Desk) -> Desk {
    do {
      let decoder = JSONDecoder()
      decoder.userInfo[KeptDesk.calendar] = desk.calendar
      let back = try decoder.decode(KeptDesk.self, from: JSONEncoder().encode(desk)).desk
      let difference = Anatomy.difference(back, desk)
      #expect(difference == nil, "what came back \(difference ?? "")")
      return back
    } catch {
      Issue.record("cannot be kept: \(error)")
      return desk
    }
  }

  private struct KeptDesk: Decodable {
    // A literal without control characters is a key.
    static let calendar = CodingUserInfoKey(rawValue: "calendar")!
    let desk: Desk

    init(from decoder: any Decoder) throws {
      let calendar = try #require(decoder.userInfo[Self.calendar] as? WorkCalendar)
      desk = try Desk(calendar: calendar, from: decoder)
    }
  }
}
