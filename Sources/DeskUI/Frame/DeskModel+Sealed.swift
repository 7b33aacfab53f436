import CaseDomain
import DeskSession

extension DeskModel {
  /// Takes every layer away that shows something sealed, says so to the desk, and empties the screen of it: before the
  /// desk is locked, blanked or left.
  mutating func coverSealed() -> [Effect] {
    let farewells = layers.compactMap(\.farewell)
    guard !farewells.isEmpty else { return [] }
    for layer in layers where layer.farewell != nil { layer.wipe() }
    layers.removeAll { $0.farewell != nil }
    return farewells.flatMap { $0 }.map { .request($0) } + [.forget]
  }
}
