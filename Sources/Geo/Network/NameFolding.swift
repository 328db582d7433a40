/// Reduces names to what people mean by them: no case, no accents, no punctuation.
public enum NameFolding {
  /// `"Saint-Petersburg"`, `"saint petersburg"` and `"SAINT PETERSBURG"` fold to one key.
  ///
  /// Latin letters lose their diacritics by their Unicode names (`LATIN SMALL LETTER S WITH
  /// CEDILLA` is an s), so that no table of letters has to be kept. Complexity: O(n).
  public static func key(_ text: some StringProtocol) -> String {
    asciiKey(text) ?? unicodeKey(text)
  }

  /// The key of a text of ASCII alone, byte by byte; `nil` for any other.
  private static func asciiKey(_ text: some StringProtocol) -> String? {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    for byte in text.utf8 {
      let letter: UInt8
      switch byte {
      case 48...57, 97...122: letter = byte
      case 65...90: letter = byte + 32
      case 39: continue
      case 128...: return nil
      default:
        pendingSpace = !folded.isEmpty
        continue
      }
      if pendingSpace { folded.append(32) }
      pendingSpace = false
      folded.append(letter)
    }
    return String(decoding: folded, as: UTF8.self)
  }

  private static func unicodeKey(_ text: some StringProtocol) -> String {
    var folded = String()
    folded.reserveCapacity(text.utf8.count)
    var pendingSpace = false
    func append(_ piece: some StringProtocol) {
      if pendingSpace, !folded.isEmpty { folded.append(" ") }
      pendingSpace = false
      folded.append(contentsOf: piece)
    }
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        switch scalar.value {
        case 48...57, 97...122: append(String(scalar))
        case 65...90: append(String(UnicodeScalar(UInt8(scalar.value) + 32)))
        case 39: continue
        default: pendingSpace = true
        }
      } else if scalar.properties.generalCategory == .nonspacingMark {
        continue
      } else if scalar == "\u{2019}" || scalar == "\u{02BC}" {
        continue
      } else if scalar.properties.isAlphabetic {
        append(plainLetters(scalar))
      } else {
        pendingSpace = true
      }
    }
    return folded
  }

  private static func plainLetters(_ scalar: Unicode.Scalar) -> String {
    guard let name = scalar.properties.name, name.hasPrefix("LATIN ") else {
      return scalar.properties.lowercaseMapping
    }
    let words = name.split(separator: " ")
    guard let letter = words.firstIndex(of: "LETTER"), letter + 1 < words.count else {
      return scalar.properties.lowercaseMapping
    }
    let following = words[letter + 1]
    switch following {
    case "DOTLESS" where letter + 2 < words.count: return words[letter + 2].lowercased()
    case "SHARP": return "ss"
    case "SCHWA": return "e"
    default:
      return following.count <= 2 ? following.lowercased() : scalar.properties.lowercaseMapping
    }
  }

  /// The number of letters to insert, delete, replace or swap with their neighbour to get from one
  /// text to the other (restricted Damerau–Levenshtein). Complexity: O(n·m).
  public static func editDistance(_ lhs: String, _ rhs: String) -> Int {
    let a = Array(lhs.unicodeScalars)
    let b = Array(rhs.unicodeScalars)
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var twoBack: [Int] = []
    var back = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        var best = min(back[j] + 1, row[j - 1] + 1, back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          best = min(best, twoBack[j - 2] + 1)
        }
        row.append(best)
      }
      twoBack = back
      back = row
    }
    return back[b.count]
  }

  /// At most `limit` of `candidates` that a person may have meant by `text`, nearest first.
  public static func suggestions(
    for text: String,
    among candidates: some Sequence<String>,
    limit: Int = 3
  ) -> [String] {
    let wanted = key(text)
    let farthest = max(2, wanted.count / 3)
    var scored: [(distance: Int, name: String)] = []
    for candidate in candidates {
      let folded = key(candidate)
      guard abs(folded.count - wanted.count) <= farthest || folded.hasPrefix(wanted) else {
        continue
      }
      let distance = folded.hasPrefix(wanted) && wanted.count > 2 ? 1 : editDistance(wanted, folded)
      if distance <= farthest { scored.append((distance, candidate)) }
    }
    scored.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    var names: [String] = []
    for (_, name) in scored where !names.contains(name) {
      names.append(name)
      if names.count == limit { break }
    }
    return names
  }
}
