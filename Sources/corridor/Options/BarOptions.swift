import ArgumentParser
import Formats

/// Whether a table for a person has bars under it.
struct BarOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "Draw bars of where the days go under the table. Default: only on a terminal."
  )
  var bars: Bool?

  @Flag(help: "Draw bars with ASCII alone. Default: only where the locale is not UTF-8.")
  var ascii = false

  func validate() throws {
    if ascii, bars == false { throw ValidationError("--no-bars leaves --ascii nothing to draw") }
  }

  /// What to draw with; `nil` for no bars.
  func glyphs(for output: OutputOptions) -> BarGlyphs? {
    let isForPerson = output.output == nil && Terminal.isStandardOutput
    guard bars ?? (ascii || isForPerson) else { return nil }
    return ascii || !Terminal.showsUnicode ? .ascii : .blocks
  }
}
