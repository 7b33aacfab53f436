import Terminal

extension Form {
  /// Takes a key, a paste or the mouse in, as drawn into `area`. Answers what follows, in order.
  ///
  /// - Parameter review: says what follows from changed values, before the focus moves on to the next field.
  package mutating func handle(
    _ event: InputEvent, in area: Rect, review: (inout Form) -> Void = { _ in }
  ) -> [FormEvent] {
    var events: [FormEvent]
    let before = focus
    switch event {
    case .key(let key):
      isScrolledAway = false
      events = handle(key, in: area)
    case .paste(let text):
      isScrolledAway = false
      events = paste(text, in: area)
    case .mouse(let mouse): events = handle(mouse, in: area)
    default: events = [.ignored]
    }
    if events.contains(.changed) {
      isTouched = true
      review(&self)
      repairFocus()
    }
    if awaitedSteps != 0 { events += moveFocus(by: awaitedSteps) }
    awaitedSteps = 0
    // Within one long text the lines need not be remembered with every key: measuring it is what a key costs most.
    if focus != before || focused?.isLongText != true { scroll = layout(in: area.size).scroll }
    return events
  }

  private mutating func handle(_ key: Key, in area: Rect) -> [FormEvent] {
    switch key {
    case .control("s"), .function(2): return finishChoosing(then: [.save])
    case .function(8): return jumpToNextFault()
    default: break
    }
    guard let index = focusIndex else { return key == .escape ? [.leave] : [.ignored] }
    let isAnswered = answered == fields[index].key
    answered = nil
    if isAnswered, key == .enter { return moveFocus(by: 1) }
    if fields[index].list != nil, let events = handleInList(key, at: index) { return events }
    if let events = handleInField(key, at: index, in: area) { return events }
    switch key {
    case .tab, .down: return moveFocus(by: 1)
    case .enter: return moveFocus(by: 1)
    case .backTab, .up: return moveFocus(by: -1)
    case .pageDown: return moveFocus(by: 5)
    case .pageUp: return moveFocus(by: -5)
    case .escape: return [.leave]
    default: return [.ignored]
    }
  }

  private mutating func handleInField(_ key: Key, at index: Int, in area: Rect) -> [FormEvent]? {
    switch fields[index].kind {
    case .text, .longText, .when, .file:
      let field = fields[index]
      if field.isLongText, !field.isSecret, key == .control("e") || key == .function(4) {
        return [.openEditor(field.key)]
      }
      let before = field.editor.text
      guard fields[index].editor.handle(key, in: editorArea(of: index, in: area.size)) else { return nil }
      return fields[index].editor.text == before ? [] : [.changed]
    case .choice, .multiChoice: return handleClosedList(key, at: index)
    case .button(let button):
      switch key {
      case .enter, .character(" "), .character("\u{3000}"): return press(button)
      case .delete, .backspace:
        guard case .remove = button else { return nil }
        return press(button)
      case .character: return [.refused("forms.typed.onButton")]
      default: return nil
      }
    case .note, .heading: return nil
    }
  }

  private mutating func paste(_ text: String, in area: Rect) -> [FormEvent] {
    guard let index = focusIndex, !text.isEmpty else { return [] }
    if fields[index].isText {
      fields[index].editor.insert(text)
      return [.changed]
    }
    guard let source = fields[index].source else { return [.refused("forms.typed.onButton")] }
    if fields[index].list == nil { fields[index].list = ChoiceList(source) }
    fields[index].list?.filter.insert(text)
    fields[index].list?.update(source)
    return []
  }
}

// MARK: Choices

extension Form {
  private mutating func handleClosedList(_ key: Key, at index: Int) -> [FormEvent]? {
    guard let source = fields[index].source else { return nil }
    if let events = answer(key, at: index) { return events }
    switch key {
    case .enter, .character(" "), .character("\u{3000}"):
      fields[index].list = ChoiceList(source, at: fields[index].chosen.first, bare: fields[index].isBare)
    case .character(let character):
      fields[index].list = ChoiceList(source, typed: String(character))
    case .left, .right:
      guard source.isSmall, !fields[index].isMultiple else { return [] }
      return step(key == .right ? 1 : -1, at: index, source)
    case .backspace, .delete:
      guard !fields[index].isRequired, !fields[index].chosen.isEmpty else { return [] }
      fields[index].chosen.removeLast()
      return [.changed]
    default: return nil
    }
    return []
  }

  private mutating func step(_ step: Int, at index: Int, _ source: any ChoiceSource) -> [FormEvent] {
    let options = source.options(matching: "", limit: ChoiceList.limit)
    guard !options.isEmpty else { return [] }
    let place = fields[index].chosen.first.flatMap { id in options.firstIndex { $0.id == id } }
    let next = place.map { min(max(0, $0 + step), options.count - 1) } ?? (step > 0 ? 0 : options.count - 1)
    guard next != place else { return [] }
    fields[index].chosen = [options[next].id]
    return [.changed]
  }

  private mutating func handleInList(_ key: Key, at index: Int) -> [FormEvent]? {
    guard let source = fields[index].source else { return nil }
    let isMultiple = fields[index].isMultiple
    if let events = answer(key, at: index) { return events }
    switch key {
    case .up: fields[index].list?.move(-1)
    case .down: fields[index].list?.move(1)
    case .pageUp: fields[index].list?.move(-7)
    case .pageDown: fields[index].list?.move(7)
    case .escape: fields[index].list = nil
    case .enter where isMultiple: return accept(at: index)
    case .enter:
      let events = take(at: index)
      if fields[index].list == nil { awaitedSteps = 1 }
      return events
    case .character(" ") where isMultiple, .character("\u{3000}") where isMultiple: return take(at: index)
    case .tab, .backTab:
      let step = key == .tab ? 1 : -1
      let events = finishChoosing(then: [])
      if fields[index].list == nil { awaitedSteps = step }
      return events
    default:
      guard fields[index].list?.filter.handle(key, in: Size(columns: 40, rows: 1)) == true else { return [] }
      fields[index].list?.update(source)
    }
    return []
  }

  /// Takes the option under the bar; in a multiple choice it is added or taken away, and the list stays. It stays as well
  /// where no option fits what was typed.
  private mutating func take(at index: Int) -> [FormEvent] {
    if fields[index].list?.fitsNothing == true { return [.refused("forms.typed.noOption")] }
    guard let option = fields[index].list?.current, let source = fields[index].source else {
      if fields[index].isBare { return [.refused("forms.choose.one")] }
      if !fields[index].isMultiple { fields[index].list = nil }
      return []
    }
    guard fields[index].isMultiple else {
      fields[index].list = nil
      guard fields[index].chosen != [option.id] else { return [] }
      fields[index].chosen = [option.id]
      return [.changed]
    }
    if let place = fields[index].chosen.firstIndex(of: option.id) {
      fields[index].chosen.remove(at: place)
    } else {
      fields[index].chosen.append(option.id)
    }
    fields[index].list?.clearFilter(source)
    fields[index].list?.isAnswered = true
    return [.changed]
  }

  /// Enter in a multiple choice takes nothing away: it goes on with what is ticked. Where nothing is ticked yet, or words
  /// were typed, it ticks what the bar is on and the list stays, so that the tick is seen before it counts.
  private mutating func accept(at index: Int) -> [FormEvent] {
    guard let list = fields[index].list, let source = fields[index].source else { return [] }
    if list.entersTick(fields[index].chosen) { return take(at: index) }
    if !list.filter.isEmpty {
      if list.fitsNothing { return [.refused("forms.typed.noOption")] }
      fields[index].list?.clearFilter(source)
      return []
    }
    fields[index].list = nil
    awaitedSteps = 1
    return []
  }

  /// Takes what is pointed at when an open list is left or the form is saved out of it. In a multiple choice the bar
  /// means something only once words were typed, and takes nothing away. Where no option fits them, nothing else follows.
  private mutating func finishChoosing(then rest: [FormEvent]) -> [FormEvent] {
    guard let index = focusIndex, let list = fields[index].list else { return rest }
    let isSettled =
      fields[index].isMultiple
      && (list.filter.isEmpty || list.current.map { fields[index].chosen.contains($0.id) } == true)
    // Left without an answer, a list that offers none has none.
    let events = isSettled || (fields[index].isBare && list.current == nil && !list.fitsNothing) ? [] : take(at: index)
    if list.fitsNothing { return events }
    fields[index].list = nil
    return events + rest
  }

  /// Takes an option by its place in the open list.
  mutating func take(_ place: Int, of key: FieldKey) -> [FormEvent] {
    guard let index = index(of: key), fields[index].list != nil else { return [] }
    fields[index].list?.highlight(place)
    return take(at: index)
  }
}
