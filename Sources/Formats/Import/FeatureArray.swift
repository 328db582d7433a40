/// Where the elements of a collection's `features` stand: found by brackets and strings alone, which
/// the reader of each element then holds to the grammar.
struct FeatureArray {
  /// From after the opening to the closing bracket.
  let elements: Range<Int>
  let ranges: [Range<Int>]

  /// - Returns: `nil` if the text's value has no array of that name.
  init?(in bytes: [UInt8], _ text: Range<Int>) {
    var depth = 0
    var position = text.lowerBound
    var start: Int?
    while position < text.upperBound, start == nil {
      switch bytes[position] {
      case .quote:
        let end = FeatureArray.endOfString(bytes, position, text.upperBound)
        if depth == 1,
          bytes[(position + 1)..<max(position + 1, end - 1)].elementsEqual("features".utf8)
        {
          start = FeatureArray.arrayStart(bytes, end, text.upperBound)
        }
        position = end
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        position += 1
      default: position += 1
      }
    }
    guard let start else { return nil }
    var ranges: [Range<Int>] = []
    depth = 0
    position = start
    var elementStart = start
    func hasText(_ range: Range<Int>) -> Bool { bytes[range].contains { $0 > 0x20 } }
    while position < text.upperBound {
      switch bytes[position] {
      case .quote:
        position = FeatureArray.endOfString(bytes, position, text.upperBound)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "]"):
        if depth == 0 {
          if hasText(elementStart..<position) || !ranges.isEmpty {
            ranges.append(elementStart..<position)
          }
          self.ranges = ranges
          elements = start..<position
          return
        }
        depth -= 1
      case .comma where depth == 0:
        ranges.append(elementStart..<position)
        elementStart = position + 1
      default: break
      }
      position += 1
    }
    return nil
  }

  /// After the closing quote, or the end.
  private static func endOfString(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var position = start + 1
    while position < end {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 2
      } else if bytes[position] == .quote {
        return position + 1
      } else {
        position += 1
      }
    }
    return end
  }

  /// After the bracket that opens an array, if a colon and one come next.
  private static func arrayStart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int? {
    let rest = bytes[start..<end].enumerated().lazy.filter { $0.element > 0x20 }.prefix(2)
    let next = Array(rest)
    guard next.count == 2, next[0].element == UInt8(ascii: ":"),
      next[1].element == UInt8(ascii: "[")
    else { return nil }
    return start + next[1].offset + 1
  }
}
