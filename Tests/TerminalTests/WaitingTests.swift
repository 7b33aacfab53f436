import Foundation
import Testing

@testable import Terminal

struct WaitingTests {
  @Test func aWakeUpIsReadableUntilItIsDrained() throws {
    let wakeUp = try WakeUp()
    let descriptors = [wakeUp.descriptor]
    #expect(waitForInput(descriptors: descriptors, timeoutMilliseconds: 0) == [])
    wakeUp.signal()
    wakeUp.signal()
    #expect(waitForInput(descriptors: descriptors, timeoutMilliseconds: nil) == Set(descriptors))
    #expect(wakeUp.drain())
    #expect(!wakeUp.drain())
    #expect(waitForInput(descriptors: descriptors, timeoutMilliseconds: -5) == [])
  }

  @Test func onlyTheReadyDescriptorsAreNamed() throws {
    let wakeUps = try (0..<3).map { _ in try WakeUp() }
    wakeUps[1].signal()
    #expect(waitForInput(descriptors: wakeUps.map(\.descriptor), timeoutMilliseconds: nil) == [wakeUps[1].descriptor])
  }

  @Test func anotherThreadEndsTheWait() throws {
    let wakeUp = try WakeUp()
    // A thread of its own: a task would wait behind every other test while this one keeps its thread of the pool.
    Thread.detachNewThread { wakeUp.signal() }
    #expect(waitForInput(descriptors: [wakeUp.descriptor], timeoutMilliseconds: nil) == [wakeUp.descriptor])
  }

  @Test func aClosedDescriptorIsReady() {
    #expect(waitForInput(descriptors: [1_000_000], timeoutMilliseconds: nil) == [1_000_000])
  }

  @Test func aScriptedTerminalBehavesLikeOne() throws {
    let terminal = try ScriptedTerminal(size: Size(columns: 8, rows: 2))
    let isReadable = { !waitForInput(descriptors: [terminal.inputDescriptor], timeoutMilliseconds: 0).isEmpty }
    #expect(!isReadable())
    terminal.send(script: "线<Enter>")
    terminal.send([.resize(Size(columns: 4, rows: 1)), .paste("x")])
    #expect(isReadable())
    #expect(terminal.readEvents() == [.key(.character("线"))])
    #expect(terminal.readEvents() == [.key(.enter)])
    #expect(isReadable() && terminal.size.columns == 8)
    #expect(terminal.readEvents() == [.resize(Size(columns: 4, rows: 1)), .paste("x")])
    #expect(!isReadable() && terminal.size.columns == 4)
    #expect(terminal.readEvents() == [])
    terminal.present(Canvas(size: terminal.size))
    #expect(terminal.presented.count == 1)
  }
}
