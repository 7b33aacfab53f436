import EventLog
import Testing
import TestSupport

@Suite struct ConformanceTests {
  @Test(arguments: EventStoreConformance.cases)
  func memory(_ requirement: EventStoreConformance.Case) throws {
    try requirement.run {
      let log = MemoryLog(desk: .test)
      return { MemoryEventStore(log) }
    }
  }

  @Test(arguments: EventStoreConformance.cases)
  func files(_ requirement: EventStoreConformance.Case) throws {
    try requirement.run {
      let disk = SimulatedFileSystem()
      try disk.makeDirectory("/desk", permissions: 0o700)
      try FileEventStore.create(in: "/desk", desk: .test, fileSystem: disk)
      return { try FileEventStore(directory: "/desk", fileSystem: disk) }
    }
  }

  @Test("the same with a new segment every few commits", arguments: EventStoreConformance.cases)
  func smallSegments(_ requirement: EventStoreConformance.Case) throws {
    try requirement.run {
      let limits = FileEventStore.Limits(segmentBytes: 2048, step: 512)
      let disk = SimulatedFileSystem()
      try disk.makeDirectory("/desk", permissions: 0o700)
      try FileEventStore.create(in: "/desk", desk: .test, fileSystem: disk, limits: limits)
      return { try FileEventStore(directory: "/desk", fileSystem: disk, limits: limits) }
    }
  }
}
