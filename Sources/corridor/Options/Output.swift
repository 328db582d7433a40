import Formats

extension OutputOptions {
  /// Writes to the file or to stdout; on failure the file is as it was.
  func emit(_ write: (any ByteSink) throws -> Void) throws {
    let file = try AtomicFile(path: output ?? "-")
    if OpenNetworkFile.isOpen {
      // A damaged file may show while an answer is put into words; nothing of that leaves.
      let held = HeldOutput()
      try write(held)
      try OpenNetworkFile.check()
      try file.write(held.bytes.span)
    } else {
      try write(file)
    }
    try file.commit()
  }

  func emit(_ text: String) throws {
    try emit { try $0.write(text) }
  }

  func emit(_ bytes: [UInt8]) throws {
    try emit { try $0.write(bytes.span) }
  }

  /// Writes a JSON document, a table's worth of it at a time.
  func emitJSON(_ body: (inout JSONWriter) -> Void) throws {
    try emit { sink in
      var json = JSONWriter(layout: .pretty, sink: sink)
      body(&json)
      _ = try json.finish()
    }
  }

  /// Words beside the data, unless nobody wants them.
  func note(_ text: String) {
    if !quiet { StandardError.write(text) }
  }

  /// Whether headers may be bold: only for a person at a terminal who has not said `NO_COLOR`.
  var emphasis: (String) -> String {
    let isForPerson = output == nil && Terminal.isInteractive
    return isForPerson ? { "\u{1B}[1m\($0)\u{1B}[0m" } : { $0 }
  }
}
