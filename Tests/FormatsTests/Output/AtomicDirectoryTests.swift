import Formats
import Foundation
import Testing

@Suite struct AtomicDirectoryTests {
  private let names: Set<String> = ["a.csv", "b.csv"]

  private func write(_ text: String, to name: String, in directory: AtomicDirectory) throws {
    let file = try directory.file(name)
    try file.write(text)
    try file.commit()
  }

  @Test func committedDirectoryIsThereWhole() throws {
    let scratch = try Scratch()
    let directory = try AtomicDirectory(path: scratch.file("d/"), knownNames: names)
    try write("one", to: "a.csv", in: directory)
    #expect(!scratch.names.contains("d"))
    try directory.commit()
    #expect(scratch.names == ["d"])
    #expect(scratch.text("d/a.csv") == "one")
  }

  @Test func droppedDirectoryLeavesTheOldOneAndNothingElse() throws {
    let scratch = try Scratch()
    do {
      let directory = try AtomicDirectory(path: scratch.file("d"), knownNames: names)
      try write("old", to: "a.csv", in: directory)
      try directory.commit()
    }
    do {
      let directory = try AtomicDirectory(path: scratch.file("d"), knownNames: names)
      try write("new", to: "a.csv", in: directory)
    }
    #expect(scratch.text("d/a.csv") == "old")
    #expect(scratch.names == ["d"])
  }

  @Test func replacedDirectoryHoldsTheNewFilesOnly() throws {
    let scratch = try Scratch()
    for (name, text) in [("a.csv", "old"), ("b.csv", "new")] {
      let directory = try AtomicDirectory(path: scratch.file("d"), knownNames: names)
      try write(text, to: name, in: directory)
      try directory.commit()
    }
    #expect(scratch.text("d/a.csv") == nil)
    #expect(scratch.text("d/b.csv") == "new")
    #expect(scratch.names == ["d"])
  }

  @Test func whatIsNotOursIsNeverReplaced() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.file("d"),
      withIntermediateDirectories: false
    )
    try "mine".write(toFile: scratch.file("d/notes.txt"), atomically: false, encoding: .utf8)
    #expect(throws: OutputError.self) {
      try AtomicDirectory(path: scratch.file("d"), knownNames: names)
    }
    try "mine".write(toFile: scratch.file("f"), atomically: false, encoding: .utf8)
    #expect(throws: OutputError.self) {
      try AtomicDirectory(path: scratch.file("f"), knownNames: names)
    }
    #expect(scratch.text("d/notes.txt") == "mine")
    #expect(scratch.names == ["d", "f"])
  }

  @Test func whatAKilledWriterLeftIsRemovedByTheNext() throws {
    let scratch = try Scratch()
    let leftover = scratch.file(".d.123-0.tmp")
    try FileManager.default.createDirectory(atPath: leftover, withIntermediateDirectories: false)
    for name in ["a.csv", ".b.csv.123-0.tmp"] {
      try "half".write(toFile: "\(leftover)/\(name)", atomically: false, encoding: .utf8)
    }
    let directory = try AtomicDirectory(path: scratch.file("d"), knownNames: names)
    try write("whole", to: "a.csv", in: directory)
    try directory.commit()
    #expect(scratch.names == ["d"])
  }
}
