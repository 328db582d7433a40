/// The pretty layout of arrays: on one line while they hold no object and fit.
///
/// An array is begun on the line where it stands. When it turns out not to fit, the outermost array
/// of that line is broken, an element a line, and what remains on the last line may fit again. So
/// no more than one line is ever rewritten.
extension JSONWriter {
  /// Columns a line may have, a comma after it included.
  private static let widthColumns = 80

  /// Whether an array that may still be broken is being written.
  var isInline: Bool { frames.last?.inlineElementStarts != nil }

  /// Goes to a new line at the indentation of the innermost open object or array.
  mutating func startLine() {
    buffer.append(UInt8(ascii: "\n"))
    lineStart = buffer.count
    buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * frames.count))
  }

  /// Goes to where the next element of the innermost array stands, after any comma.
  mutating func startElement() {
    let depth = frames.count - 1
    guard frames[depth].inlineElementStarts != nil else { return startLine() }
    if frames[depth].count > 0 { buffer.append(UInt8(ascii: " ")) }
    frames[depth].inlineElementStarts?.append(buffer.count)
  }

  /// Breaks every inline array, because an object begins in the innermost.
  mutating func breakInlineArrays() {
    while isInline { breakOutermostInlineArray() }
  }

  /// Breaks inline arrays from the outermost on until the line fits.
  mutating func breakInlineArraysBeyondWidth(reserve: Int = 1) {
    while isInline, buffer.count - lineStart + reserve > Self.widthColumns {
      breakOutermostInlineArray()
    }
  }

  /// Makes room for the bracket that closes the innermost array, for a comma, and for the column
  /// that it moves to the right with each array around it that is broken later.
  mutating func closeInlineArray() {
    guard let outermost = frames.firstIndex(where: { $0.inlineElementStarts != nil }) else {
      return
    }
    breakInlineArraysBeyondWidth(reserve: 1 + frames.count - outermost)
  }

  private mutating func breakOutermostInlineArray() {
    guard let depth = frames.firstIndex(where: { $0.inlineElementStarts != nil }),
      let starts = frames[depth].inlineElementStarts
    else { return }
    frames[depth].inlineElementStarts = nil
    guard let first = starts.first, let last = starts.last else { return }
    let written = Array(buffer[first...])
    buffer.removeSubrange(first...)
    for (index, start) in starts.enumerated() {
      let isLast = index == starts.count - 1
      // Between two elements stand a comma and a blank; the blank becomes the line end.
      let end = isLast ? written.count : starts[index + 1] - first - 1
      buffer.append(UInt8(ascii: "\n"))
      lineStart = buffer.count
      buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * (depth + 1)))
      if isLast { shiftInlineElements(above: depth, by: buffer.count - last) }
      buffer.append(contentsOf: written[(start - first)..<end])
    }
  }

  /// Moves the arrays that stand within the last element of a broken one.
  private mutating func shiftInlineElements(above depth: Int, by distance: Int) {
    for inner in (depth + 1)..<frames.count {
      frames[inner].inlineElementStarts = frames[inner].inlineElementStarts?.map { $0 + distance }
    }
  }
}
