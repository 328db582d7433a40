import Formats
import TestSupport

/// A document to write, drawn at random.
enum RandomJSON {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case text(String)
  case array([RandomJSON])
  case object([(String, RandomJSON)])

  static func random(using random: inout SplitMix64, depth: Int = 0) -> RandomJSON {
    switch Int.random(in: 0..<(depth < 4 ? 9 : 5), using: &random) {
    case 0: .null
    case 1: .bool(Bool.random(using: &random))
    case 2: .int(Int.random(in: -1_000_000...1_000_000, using: &random))
    case 3: .double(Double.random(in: -1e9...1e9, using: &random))
    case 4: .text(text(using: &random))
    case 5, 6:
      .array(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in
          .random(using: &random, depth: depth + 1)
        }
      )
    case 7:
      .array(
        (0..<Int.random(in: 0...30, using: &random)).map { _ in
          .int(Int.random(in: 0...9999, using: &random))
        }
      )
    default:
      .object(
        (0..<Int.random(in: 0...4, using: &random)).map { index in
          ("\(index)\(text(using: &random))", .random(using: &random, depth: depth + 1))
        }
      )
    }
  }

  private static func text(using random: inout SplitMix64) -> String {
    let pieces = [
      "a", "\"", "\\", "\n", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "🚂", "/", "\u{2028}",
    ]
    return (0..<Int.random(in: 0...6, using: &random))
      .map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
  }

  func write(to json: inout JSONWriter) {
    switch self {
    case .null: json.null()
    case .bool(let truth): json.value(truth)
    case .int(let number): json.value(number)
    case .double(let number): json.value(number)
    case .text(let text): json.value(text)
    case .array(let values):
      json.array { json in for value in values { value.write(to: &json) } }
    case .object(let members):
      json.object { json in
        for (key, value) in members {
          json.key(key)
          value.write(to: &json)
        }
      }
    }
  }

  func matches(_ found: ReadJSON) -> Bool {
    switch (self, found) {
    case (.null, .null): true
    case (.bool(let truth), .bool(let found)): truth == found
    case (.int(let number), .number(let found)): Double(number) == found
    case (.double(let number), .number(let found)): number == found
    case (.text(let text), .text(let found)): Array(text.utf8) == Array(found.utf8)
    case (.array(let values), .array(let found)):
      values.count == found.count && zip(values, found).allSatisfy { $0.matches($1) }
    case (.object(let members), .object(let found)):
      members.count == found.count
        && members.allSatisfy { key, value in found[key].map(value.matches) ?? false }
    default: false
    }
  }
}

/// What Foundation reads, with numbers to the last bit, which its `JSONSerialization` rounds.
indirect enum ReadJSON: Decodable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case array([ReadJSON])
  case object([String: ReadJSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let truth = try? container.decode(Bool.self) {
      self = .bool(truth)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let values = try? container.decode([ReadJSON].self) {
      self = .array(values)
    } else {
      self = .object(try container.decode([String: ReadJSON].self))
    }
  }
}
