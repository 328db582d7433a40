import ArgumentParser

/// Turns SVG into pixels with rsvg-convert.
enum RasterPicture {
  static let converter = "rsvg-convert"
  /// Pixels for each of the picture's own, so that it can be printed.
  static let zoom = 2

  /// - Throws: ``RasterError``.
  static func png(of svg: [UInt8]) throws -> [UInt8] {
    let arguments = [converter, "--format", "png", "--zoom", "\(zoom)"]
    let result = try ChildProcess.filter(svg, through: arguments)
    guard let result else { throw RasterError.noConverter }
    guard result.status == 0, !result.output.isEmpty else {
      throw RasterError.failed(status: result.status)
    }
    return result.output
  }
}

/// Why there is no PNG.
enum RasterError: Error, CustomStringConvertible {
  case noConverter
  case failed(status: Int32)

  var description: String {
    switch self {
    case .noConverter:
      "png needs \(RasterPicture.converter), which is not installed "
        + "(Debian: librsvg2-bin; Homebrew: librsvg); -o FILE.svg needs nothing"
    case .failed(let status): "\(RasterPicture.converter) ended with status \(status)"
    }
  }

  var exitCode: ExitCode {
    switch self {
    case .noConverter: ExitStatus.missingInput
    case .failed: ExitStatus.cannotWrite
    }
  }
}
