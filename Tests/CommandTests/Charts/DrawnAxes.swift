import Foundation
import Testing

/// The scales of a drawn chart, read back from the labels of its ticks and where they stand.
struct DrawnAxes {
  /// Values and pixels of two ticks far apart.
  private let x: Scale
  private let y: Scale?

  private struct Scale {
    var value: (Double, Double)
    var pixel: (Double, Double)

    func value(at pixel: Double) -> Double {
      value.0 + (pixel - self.pixel.0) / (self.pixel.1 - self.pixel.0) * (value.1 - value.0)
    }
  }

  init(_ chart: DrawnMap) throws {
    let ticks = try #require(chart.first(ofClass: "ticks")).children
    func scale(_ texts: [DrawnMap.Element], _ pixel: (DrawnMap.Element) -> Double) -> Scale? {
      guard let first = texts.first, let last = texts.last, texts.count > 1,
        let low = Double(first.text.replacingOccurrences(of: ",", with: "")),
        let high = Double(last.text.replacingOccurrences(of: ",", with: ""))
      else { return nil }
      return Scale(value: (low, high), pixel: (pixel(first), pixel(last)))
    }
    x = try #require(
      scale(ticks.filter { $0.attributes["text-anchor"] == "middle" }) { $0.number("x") }
    )
    // The base line of a letter lies a third of its height below the tick.
    y = scale(ticks.filter { $0.attributes["text-anchor"] == "end" }) { $0.number("y") - 4 }
  }

  func x(at pixel: Double) -> Double { x.value(at: pixel) }
  func y(at pixel: Double) -> Double { y?.value(at: pixel) ?? .nan }
}

/// Rows of a table that the command prints, by the names of their columns.
enum PrintedTable {
  static func rows(_ arguments: [String]) throws -> [[String: String]] {
    let result = try CommandLineTool.run(arguments + ["--format", "csv"])
    #expect(result.exitCode == 0, "\(result.stderr)")
    let lines = result.stdout.split(whereSeparator: \.isNewline).map(cells)
    let header = try #require(lines.first)
    return lines.dropFirst().map { row in
      Dictionary(zip(header, row)) { first, _ in first }
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}

extension [String: String] {
  func number(_ name: String) -> Double { self[name].flatMap(Double.init) ?? .nan }
}
