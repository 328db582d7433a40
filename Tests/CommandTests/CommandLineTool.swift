import Foundation

/// The command itself, run as a person would run it.
struct CommandLineTool {
  struct Result {
    var stdout: String
    var stderr: String
    var exitCode: Int32
  }

  /// The executable that SwiftPM built beside the tests.
  static let executable = URL(fileURLWithPath: "/proc/self/exe")
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("corridor")

  /// The fixtures' network, which does not move with the shipped data.
  static let fixtureNetwork = testFolder.appendingPathComponent("Fixtures/network").path

  /// A polygon around the Fergana valley.
  static let fixtureArea = testFolder.appendingPathComponent("Fixtures/fergana.geojson").path

  static let testFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  static func run(
    _ arguments: [String],
    in directory: URL = FileManager.default.temporaryDirectory,
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = directory
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    let out = Pipe()
    let err = Pipe()
    process.standardOutput = out
    process.standardError = err
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // What is said on stderr is short enough for the pipe; stdout may not be.
    let stdout = out.fileHandleForReading.readDataToEndOfFile()
    let stderr = err.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      stdout: String(decoding: stdout, as: UTF8.self),
      stderr: String(decoding: stderr, as: UTF8.self),
      exitCode: process.terminationStatus
    )
  }
}

/// A directory that is gone when the test is over.
final class TemporaryDirectory {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("corridor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
