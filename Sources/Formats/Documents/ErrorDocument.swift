/// The answer to a question that has none.
enum ErrorDocument {
  static func write(_ failure: BatchFailure, requestID: RequestID?, to json: inout JSONWriter) {
    json.object { json in
      if let requestID { json.member("id", requestID) }
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "error")
      json.member("code", failure.code.rawValue)
      json.member("message", failure.message)
      json.member("column", orNull: failure.column.map(Double.init))
      json.member("exit_code", failure.exitCode)
    }
    json.endDocument()
  }
}
