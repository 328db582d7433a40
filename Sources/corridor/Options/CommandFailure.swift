import ArgumentParser
import Formats
import Geo
import Routing
import Scenarios

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Something wrong on the command line that the parser cannot see.
struct UsageError: Error {
  let message: String

  init(_ message: String) {
    self.message = message
  }
}

/// The exit codes of sysexits.h that this command uses.
enum ExitStatus {
  static let usage = ExitCode(64)
  static let badData = ExitCode(65)
  static let missingInput = ExitCode(66)
  static let noRoute = ExitCode(69)
  static let bug = ExitCode(70)
  static let cannotWrite = ExitCode(73)
}

/// Words for people: standard error, never mixed with data.
enum StandardError {
  static func write(_ line: String) { writeAll(line + "\n") }

  /// Words that the next ones take the place of, for somebody who watches.
  static func progress(_ words: String) { writeAll("\r\(words)\u{1B}[K") }

  /// Leaves no progress behind.
  static func endProgress() { writeAll("\r\u{1B}[K") }

  private static func writeAll(_ text: String) {
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let written = Platform.write(2, UnsafeRawBufferPointer(rebasing: rest))
        if written <= 0 { return }
        rest = rest.dropFirst(written)
      }
    }
  }

  static func error(_ message: String) {
    write("corridor: error: \(message)")
  }
}

enum Platform {
  static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}

/// A command whose errors become one clear line and an exit code.
protocol CorridorCommand: ParsableCommand {
  func execute() throws
}

extension CorridorCommand {
  func run() throws {
    FileDescriptorSink.ignoreBrokenPipes()
    do {
      try execute()
    } catch let error as OutputError {
      if error.isQuiet { return }
      throw fail(error.description, ExitStatus.cannotWrite)
    } catch let error as JSONWriterError {
      guard case .output(let cause) = error.problem else {
        throw fail("\(error) (please report this)", ExitStatus.bug)
      }
      if cause.isQuiet { return }
      throw fail(cause.description, ExitStatus.cannotWrite)
    } catch let error as BatchFailure {
      throw fail(error.description, ExitCode(Int32(error.exitCode)))
    } catch let error as InputError {
      throw fail(error.description, ExitStatus.missingInput)
    } catch let error as DataPackageError {
      throw fail(error.oneLine, ExitCode(error.exitCode))
    } catch let error as ImportError {
      throw fail(error.description, ExitCode(error.exitCode))
    } catch let error as NetworkFileError {
      throw fail(error.oneLine, ExitCode(error.exitCode))
    } catch let error as StorageFault {
      throw fail(error.description, ExitStatus.badData)
    } catch let error as MapError {
      throw fail(error.description, ExitStatus.usage)
    } catch let error as BaseMapError {
      throw fail(error.description, ExitStatus.missingInput)
    } catch let error as LeafletError {
      throw fail(error.description, ExitStatus.missingInput)
    } catch let error as ChartError {
      throw fail(error.description, ExitStatus.usage)
    } catch let error as RasterError {
      throw fail(error.description, error.exitCode)
    } catch let error as CSVError {
      throw fail(error.description, ExitStatus.badData)
    } catch let error as ScenarioFileError {
      throw fail(error.description, ExitCode(error.exitCode))
    } catch let error as ScenarioError {
      throw fail(error.description, ExitStatus.badData)
    } catch let error as PairTableError {
      throw fail(error.description, ExitCode(error.exitCode))
    } catch RouteFormatError.writing(let error) {
      guard case .output(let cause) = error.problem else {
        throw fail("\(error) (please report this)", ExitStatus.bug)
      }
      if cause.isQuiet { return }
      throw fail(cause.description, ExitStatus.cannotWrite)
    } catch let error as RouteFormatError {
      throw fail(error.description, ExitStatus.usage)
    } catch let error as NetworkPackageError {
      guard case .output(let cause) = error else {
        throw fail(error.description, ExitStatus.usage)
      }
      throw fail(cause.description, ExitStatus.cannotWrite)
    } catch let error as UsageError {
      throw fail(error.message, ExitStatus.usage)
    } catch let error as QueryError {
      throw fail(error.description, error.exitCode)
    } catch let error as SelectorError {
      throw fail(error.description, ExitStatus.usage)
    } catch let error as LookupError {
      throw fail(error.description, ExitStatus.usage)
    }
  }

  /// - Parameter message: one line, or one for each thing that is wrong.
  private func fail(_ message: String, _ code: ExitCode) -> ExitCode {
    for line in message.split(separator: "\n") { StandardError.error(String(line)) }
    return code
  }
}

extension DataPackageError {
  /// The first error, and how many more there are: `check` is the command that lists them.
  fileprivate var oneLine: String {
    guard case .invalid(let problems) = self else { return description }
    let errors = problems.filter { $0.severity == .error }
    guard let first = errors.first else { return description }
    let others = errors.count - 1
    return others == 0
      ? "\(first)" : "\(first) (and \(others) more errors; 'corridor check' lists them)"
  }
}

extension NetworkFileError {
  fileprivate var oneLine: String {
    if case .data(let error) = self { error.oneLine } else { description }
  }
}

extension QueryError {
  var exitCode: ExitCode {
    switch self {
    case .lookup, .selector, .endIsClosed, .nothingNear, .tooManyRequirements, .cannotRequire,
      .objectiveUndefined, .noStretch:
      ExitStatus.usage
    case .model: ExitStatus.badData
    case .noRoute, .corridorDoesNotServe: ExitStatus.noRoute
    }
  }
}
