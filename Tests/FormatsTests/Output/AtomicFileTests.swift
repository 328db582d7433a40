import Formats
import Foundation
import Testing

@Suite struct AtomicFileTests {
  @Test func committedFileIsThereWhole() throws {
    let scratch = try Scratch()
    let file = try AtomicFile(path: scratch.file("a.txt"))
    try file.write("one\n")
    try file.write("two\n")
    #expect(scratch.text("a.txt") == nil)
    try file.commit()
    try file.commit()
    #expect(scratch.text("a.txt") == "one\ntwo\n")
    #expect(scratch.names == ["a.txt"])
  }

  @Test func droppedFileLeavesTheOldOneAndNothingElse() throws {
    let scratch = try Scratch()
    try "old".write(toFile: scratch.file("a.txt"), atomically: false, encoding: .utf8)
    do {
      let file = try AtomicFile(path: scratch.file("a.txt"))
      try file.write("new")
    }
    #expect(scratch.text("a.txt") == "old")
    #expect(scratch.names == ["a.txt"])
    do { _ = try AtomicFile(path: scratch.file("b.txt")) }
    #expect(scratch.names == ["a.txt"])
  }

  @Test func replacedFileKeepsItsPermissions() throws {
    let scratch = try Scratch()
    let path = scratch.file("a.txt")
    try "old".write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
    let file = try AtomicFile(path: path)
    try file.write("new")
    try file.commit()
    #expect(scratch.text("a.txt") == "new")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o640)
  }

  @Test func symbolicLinkStaysALink() throws {
    let scratch = try Scratch()
    try "old".write(toFile: scratch.file("a.txt"), atomically: false, encoding: .utf8)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file("link"),
      withDestinationPath: "a.txt"
    )
    let file = try AtomicFile(path: scratch.file("link"))
    try file.write("new")
    try file.commit()
    #expect(scratch.text("a.txt") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: scratch.file("link")) == "a.txt"
    )
  }

  @Test func missingDirectoryIsNamed() throws {
    let scratch = try Scratch()
    let path = scratch.file("none/a.txt")
    #expect(
      throws: OutputError.cannotWrite(path: path, reason: "No such file or directory")
    ) { try AtomicFile(path: path) }
    #expect(OutputError.exitCode == 73)
  }

  @Test func directoryIsNoPlaceForAFile() throws {
    let scratch = try Scratch()
    #expect(throws: OutputError.self) { try AtomicFile(path: scratch.path) }
  }

  @Test func deviceIsWrittenDirectly() throws {
    let file = try AtomicFile(path: "/dev/null")
    try file.write("gone")
    try file.commit()
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDeviceIsAnError() throws {
    let file = try AtomicFile(path: "/dev/full")
    #expect(
      throws: OutputError.cannotWrite(path: "/dev/full", reason: "No space left on device")
    ) { try file.write("text") }
  }

  @Test func pipeThatNobodyReadsIsAQuietError() throws {
    FileDescriptorSink.ignoreBrokenPipes()
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let sink = FileDescriptorSink(
      descriptor: pipe.fileHandleForWriting.fileDescriptor,
      name: "pipe"
    )
    let error = #expect(throws: OutputError.readerGone) { try sink.write("text") }
    #expect(error?.isQuiet == true)
  }

  @Test func whatAKilledWriterLeftIsRemovedByTheNext() throws {
    let scratch = try Scratch()
    for leftover in [".a.txt.123-0.tmp", ".a.txt.99999999-7.tmp"] {
      try "half".write(toFile: scratch.file(leftover), atomically: false, encoding: .utf8)
    }
    let others = [".a.txt.mine.tmp", ".b.txt.123-0.tmp", "a.txt.123-0.tmp"]
    for other in others {
      try "kept".write(toFile: scratch.file(other), atomically: false, encoding: .utf8)
    }
    let file = try AtomicFile(path: scratch.file("a.txt"))
    try file.write("whole")
    try file.commit()
    #expect(scratch.names == (others + ["a.txt"]).sorted())
  }

  @Test func twoWritersOfOnePathDoNotTouchEachOther() throws {
    let scratch = try Scratch()
    let first = try AtomicFile(path: scratch.file("a.txt"))
    try first.write("first")
    let second = try AtomicFile(path: scratch.file("a.txt"))
    try second.write("second")
    #expect(scratch.names.count == 2)
    try second.commit()
    #expect(scratch.text("a.txt") == "second")
    try first.commit()
    #expect(scratch.text("a.txt") == "first")
    #expect(scratch.names == ["a.txt"])
  }
}
