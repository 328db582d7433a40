/// Writes JSON (RFC 8259) piece by piece, to memory or to a ``ByteSink``.
///
/// ```swift
/// var json = JSONWriter(layout: .pretty)
/// json.object { json in
///   json.member("type", "Point")
///   json.key("coordinates")
///   json.array { json in
///     json.value(72.84, maxDecimals: 6)
///     json.value(18.95, maxDecimals: 6)
///   }
/// }
/// let bytes = try json.finish()
/// ```
///
/// Members stand in the order in which they are written. Numbers are the shortest that read back
/// the same, unless a number of decimals is asked for. The same calls give the same bytes.
///
/// Brackets match by construction. What can still go wrong, a value without a key or a number that
/// is not finite, is remembered with its path, and ``finish()`` throws the first of it: there is no
/// way to take a broken document for a whole one.
public struct JSONWriter: ~Copyable {
  /// How a document is laid out.
  public enum Layout: Sendable {
    /// Without blanks.
    case compact
    /// A member or element a line, indented by two spaces; an array without objects that fits in
    /// eighty columns stays on its line.
    case pretty
  }

  let layout: Layout
  var buffer: [UInt8] = []
  var frames: [Frame] = []
  /// Offset in the buffer at which the line being written begins.
  var lineStart = 0

  private let sink: (any ByteSink)?
  private var failure: JSONWriterError?
  private var documentCount = 0
  /// Whether the top level holds a value that no line end follows yet.
  private var isDocumentOpen = false

  /// An object or array that is not closed yet.
  struct Frame {
    let isArray: Bool
    /// Members or elements written so far.
    var count = 0
    /// In an object, the key that waits for its value, or else the last one.
    var key: String {
      get { literalKey.map(\.description) ?? madeKey }
      set {
        madeKey = newValue
        literalKey = nil
      }
    }
    /// The key, where it is a literal: it is only spelled out for a failure.
    var literalKey: StaticString?
    private var madeKey = ""
    var isKeyWaiting = false

    init(isArray: Bool, inlineElementStarts: [Int]? = nil) {
      self.isArray = isArray
      self.inlineElementStarts = inlineElementStarts
    }

    /// In an inline array, where its elements begin; `nil` once it is broken into lines.
    var inlineElementStarts: [Int]?
  }

  /// Begins a document.
  ///
  /// - Parameters:
  ///   - layout: compact unless said otherwise.
  ///   - sink: where the bytes go, some 64 KiB at a time; without one, ``finish()`` returns them.
  public init(layout: Layout = .compact, sink: (any ByteSink)? = nil) {
    self.layout = layout
    self.sink = sink
  }

  /// How many bytes wait in memory before they go to the sink.
  private static let flushBytes = 65_536

  // MARK: Structure

  /// Writes an object whose members the closure writes.
  public mutating func object<Failure: Error>(
    _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    guard beginValue() else { return }
    if layout == .pretty { breakInlineArrays() }
    buffer.append(UInt8(ascii: "{"))
    frames.append(Frame(isArray: false))
    do {
      try members(&self)
    } catch {
      fail(.abandoned)
      throw error
    }
    if frames[frames.count - 1].isKeyWaiting { fail(.keyWithoutValue) }
    let count = frames.removeLast().count
    if layout == .pretty, count > 0 { startLine() }
    buffer.append(UInt8(ascii: "}"))
    endValue()
  }

  /// Writes an array whose elements the closure writes.
  public mutating func array<Failure: Error>(
    _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    guard beginValue() else { return }
    buffer.append(UInt8(ascii: "["))
    frames.append(Frame(isArray: true, inlineElementStarts: layout == .pretty ? [] : nil))
    do {
      try elements(&self)
    } catch {
      fail(.abandoned)
      throw error
    }
    if layout == .pretty { closeInlineArray() }
    let frame = frames.removeLast()
    if layout == .pretty, frame.inlineElementStarts == nil, frame.count > 0 { startLine() }
    buffer.append(UInt8(ascii: "]"))
    endValue()
  }

  /// Writes the key of the next member of the object.
  public mutating func key(_ name: String) {
    guard failure == nil else { return }
    let depth = frames.count - 1
    guard depth >= 0, !frames[depth].isArray else { return fail(.keyOutsideObject(name)) }
    guard !frames[depth].isKeyWaiting else { return fail(.keyWithoutValue) }
    if frames[depth].count > 0 { buffer.append(UInt8(ascii: ",")) }
    frames[depth].key = name
    frames[depth].isKeyWaiting = true
    if layout == .pretty { startLine() }
    buffer.append(quoted: name)
    buffer.append(UInt8(ascii: ":"))
    if layout == .pretty { buffer.append(UInt8(ascii: " ")) }
  }

  /// Writes the key of the next member and what stands before its value, faster than ``key(_:)``.
  ///
  /// - Parameter name: one without anything to escape.
  /// - Returns: `false` if the writer has failed.
  @inline(__always)
  mutating func beginMember(literal name: StaticString) -> Bool {
    let depth = frames.count - 1
    guard failure == nil, layout == .compact, depth >= 0, !frames[depth].isArray,
      !frames[depth].isKeyWaiting
    else {
      key(name.description)
      return beginValue()
    }
    if frames[depth].count > 0 { buffer.append(UInt8(ascii: ",")) }
    frames[depth].literalKey = name
    buffer.append(UInt8(ascii: "\""))
    name.withUTF8Buffer { buffer.append(contentsOf: $0) }
    buffer.append(UInt8(ascii: "\""))
    buffer.append(UInt8(ascii: ":"))
    return true
  }

  /// Ends a document with a line end, after which another may follow: newline-delimited JSON, or,
  /// with `recordSeparator` before each, a JSON text sequence (RFC 8142).
  public mutating func endDocument() {
    guard failure == nil else { return }
    guard frames.isEmpty, isDocumentOpen else { return fail(.noValue) }
    buffer.append(UInt8(ascii: "\n"))
    lineStart = buffer.count
    isDocumentOpen = false
  }

  /// Whether a value stands at the top level, or writing one has failed.
  var hasDocuments: Bool { documentCount > 0 || failure != nil }

  /// Writes the record separator (0x1E) that begins each document of a JSON text sequence.
  public mutating func recordSeparator() {
    guard failure == nil else { return }
    guard frames.isEmpty, !isDocumentOpen else { return fail(.severalValues) }
    buffer.append(0x1E)
    lineStart = buffer.count
  }

  /// Ends the last document, if ``endDocument()`` has not, and hands over the bytes.
  ///
  /// - Returns: everything written, or what the sink has not got because there is none: with a sink,
  ///   nothing.
  /// - Throws: ``JSONWriterError``, the first misuse, number that is not finite or failure of the
  ///   sink.
  @discardableResult
  public consuming func finish() throws(JSONWriterError) -> [UInt8] {
    if isDocumentOpen || documentCount == 0 { endDocument() }
    if sink != nil { flush() }
    if let failure { throw failure }
    return buffer
  }

  // MARK: Values

  /// Writes a text.
  public mutating func value(_ text: String) {
    guard beginValue() else { return }
    buffer.append(quoted: text)
    endValue()
  }

  /// Writes a whole number.
  public mutating func value(_ number: Int) {
    guard beginValue() else { return }
    buffer.append(integer: number)
    endValue()
  }

  /// Writes a number as the shortest decimal that reads back the same. It must be finite.
  public mutating func value(_ number: Double) {
    guard number.isFinite else { return fail(.notFinite(number)) }
    guard beginValue() else { return }
    buffer.append(shortest: number)
    endValue()
  }

  /// Writes a number rounded to some decimals, trailing zeros left out. It must be finite.
  ///
  /// - Precondition: `maxDecimals` is within 0…9.
  public mutating func value(_ number: Double, maxDecimals: Int) {
    guard number.isFinite else { return fail(.notFinite(number)) }
    guard beginValue() else { return }
    buffer.append(rounded: number, maxDecimals: maxDecimals)
    endValue()
  }

  /// Writes `true` or `false`.
  public mutating func value(_ truth: Bool) {
    guard beginValue() else { return }
    buffer.append(contentsOf: (truth ? "true" : "false").utf8)
    endValue()
  }

  /// Writes `null`.
  public mutating func null() {
    guard beginValue() else { return }
    buffer.append(contentsOf: "null".utf8)
    endValue()
  }

  /// Writes a value that is JSON already.
  ///
  /// - Parameter text: one value that ``JSONReader`` has accepted.
  mutating func value(written text: [UInt8]) {
    guard beginValue() else { return }
    buffer.append(contentsOf: text)
    endValue()
  }

  // MARK: Before and after a value

  /// Writes what stands before a value. `false` if the writer has failed.
  @inline(__always)
  private mutating func beginValue() -> Bool {
    guard failure == nil else { return false }
    let depth = frames.count - 1
    guard depth >= 0 else {
      if isDocumentOpen { fail(.severalValues) }
      return failure == nil
    }
    if frames[depth].isArray {
      if frames[depth].count > 0 { buffer.append(UInt8(ascii: ",")) }
      if layout == .pretty { startElement() }
    } else {
      guard frames[depth].isKeyWaiting else {
        fail(.valueWithoutKey)
        return false
      }
      frames[depth].isKeyWaiting = false
    }
    return true
  }

  @inline(__always)
  mutating func endValue() {
    if frames.isEmpty {
      isDocumentOpen = true
      documentCount += 1
    } else {
      frames[frames.count - 1].count += 1
      if layout == .pretty { breakInlineArraysBeyondWidth() }
    }
    if buffer.count >= Self.flushBytes, sink != nil, !isInline { flush() }
  }

  private mutating func flush() {
    guard failure == nil, let sink else { return }
    do {
      try sink.write(buffer.span)
      lineStart -= buffer.count
      buffer.removeAll(keepingCapacity: true)
    } catch {
      failure = JSONWriterError(path: path, problem: .output(error))
    }
  }

  mutating func fail(_ problem: JSONWriterError.Problem) {
    if failure == nil { failure = JSONWriterError(path: path, problem: problem) }
  }

  /// Where the writer stands: `$.features[3].properties.hours`.
  private var path: String {
    frames.reduce(into: "$") { path, frame in
      if frame.isArray {
        path += "[\(frame.count)]"
      } else if !frame.key.isEmpty {
        path += ".\(frame.key)"
      }
    }
  }
}
