import Scenarios

extension MarkedValue {
  /// The names that stand in the value as `$name` or `${name}`.
  var parameterNames: Set<String> {
    switch content {
    case .scalar(let text, _):
      return Set(MarkedValue.pieces(of: text).compactMap(\.name))
    case .sequence(let items):
      return items.reduce(into: []) { $0.formUnion($1.parameterNames) }
    case .mapping(let pairs):
      return pairs.reduce(into: []) {
        $0.formUnion($1.key.parameterNames)
        $0.formUnion($1.value.parameterNames)
      }
    }
  }

  /// The value with texts in the place of names; a name without a text stays as it is.
  ///
  /// A text that is nothing but a name takes the value's own kind: `$hours` becomes a number.
  func substituting(_ texts: [String: String]) -> MarkedValue {
    switch content {
    case .scalar(let text, let isQuoted):
      let pieces = MarkedValue.pieces(of: text)
      guard pieces.contains(where: { $0.name != nil }) else { return self }
      if pieces.count == 1, case .name(let name) = pieces[0] {
        return MarkedValue(.scalar(texts[name] ?? text, isQuoted: false), at: place)
      }
      let whole = pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .name(let name): texts[name] ?? "${\(name)}"
        }
      }.joined()
      return MarkedValue(.scalar(whole, isQuoted: isQuoted), at: place)
    case .sequence(let items):
      return MarkedValue(.sequence(items.map { $0.substituting(texts) }), at: place)
    case .mapping(let pairs):
      return MarkedValue(
        .mapping(pairs.map { ($0.key.substituting(texts), $0.value.substituting(texts)) }),
        at: place
      )
    }
  }

  private enum Piece {
    case text(String)
    case name(String)

    var name: String? {
      if case .name(let name) = self { name } else { nil }
    }
  }

  /// Whether a text can name a parameter: letters, digits and `_`, the first of them no digit, so
  /// that `$5` is five dollars.
  static func isParameterName(_ text: some StringProtocol) -> Bool {
    guard let first = text.first, !first.isNumber else { return false }
    return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }

  /// Cuts a text at `$name` and `${name}`; a dollar that no name follows is a dollar.
  private static func pieces(of text: String) -> [Piece] {
    guard text.contains("$") else { return [.text(text)] }
    var pieces: [Piece] = []
    var plain = ""
    var rest = Substring(text)
    while let first = rest.first {
      let inBraces = rest.hasPrefix("${")
      let after = rest.dropFirst(inBraces ? 2 : 1)
      let name = after.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      let tail = after.dropFirst(name.count)
      if first == "$", isParameterName(name), !inBraces || tail.first == "}" {
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = ""
        pieces.append(.name(String(name)))
        rest = inBraces ? tail.dropFirst() : tail
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
    }
    if !plain.isEmpty { pieces.append(.text(plain)) }
    return pieces
  }
}

extension MarkedValue {
  /// The value as JSON on one line: numbers as they are written where JSON can write them so.
  var json: [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    // A value of words and finite numbers is always JSON; the last byte is the line end.
    return ((try? json.finish()) ?? []).dropLast()
  }

  func write(to json: inout JSONWriter) {
    switch content {
    case .sequence(let items):
      json.array { json in
        for item in items { item.write(to: &json) }
      }
    case .mapping(let pairs):
      json.object { json in
        for (key, value) in pairs {
          json.key(key.text ?? "")
          value.write(to: &json)
        }
      }
    case .scalar(let text, let isQuoted): write(scalar: text, isQuoted: isQuoted, to: &json)
    }
  }

  private func write(scalar text: String, isQuoted: Bool, to json: inout JSONWriter) {
    if isQuoted { return json.value(text) }
    switch text {
    case "true": json.value(true)
    case "false": json.value(false)
    case "", "null", "~": json.null()
    default:
      let written = Array(text.utf8)
      if case .number? = (try? JSONReader.read(written))?.content {
        json.value(written: written)
      } else if let number {
        json.value(number)
      } else {
        json.value(text)
      }
    }
  }
}
