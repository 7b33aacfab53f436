import Terminal

extension Form {
  /// A click goes to the field under it, and on to what stands there; the wheel moves the lines alone.
  mutating func handle(_ mouse: MouseEvent, in area: Rect) -> [FormEvent] {
    switch mouse.kind {
    case .wheelUp: return wheel(-3, in: area)
    case .wheelDown: return wheel(3, in: area)
    case .press:
      guard area.contains(mouse.point) else { return [.ignored] }
      let layout = layout(in: area.size)
      let row = layout.scroll + mouse.point.row - area.origin.row
      guard layout.lines.indices.contains(row) else { return [] }
      let line = layout.lines[row]
      let key = fields[line.field].key
      guard fields[line.field].canHaveFocus else { return [] }
      // The lines stay where they are under the pointer unless the focus has to be brought into view.
      return moveFocus(to: key)
        + press(line, column: mouse.point.column - area.origin.column - layout.valueColumn, key, area)
    default: return []
    }
  }

  private mutating func press(_ line: FormLayout.Line, column: Int, _ key: FieldKey, _ area: Rect) -> [FormEvent] {
    guard let index = index(of: key) else { return [] }
    switch line.part {
    case .option(let place): return take(place, of: key)
    case .value(let row):
      if fields[index].isText {
        fields[index].editor.placeCaret(
          at: Point(column: max(0, column), row: row), in: editorArea(of: index, in: area.size))
      } else if let source = fields[index].source {
        fields[index].list =
          fields[index].list == nil ? ChoiceList(source, at: fields[index].chosen.first) : nil
      } else if case .button(let button) = fields[index].kind {
        return press(button)
      }
      return []
    case .message, .more, .note: return []
    }
  }

  private mutating func wheel(_ step: Int, in area: Rect) -> [FormEvent] {
    let layout = layout(in: area.size)
    isScrolledAway = true
    scroll = min(max(0, layout.scroll + step), max(0, layout.lines.count - area.size.rows))
    return []
  }
}
