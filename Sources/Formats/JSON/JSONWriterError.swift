/// Why a document could not be written, and where in it.
public struct JSONWriterError: Error, Hashable, Sendable {
  /// The place in the document: `$.features[3].properties.hours`.
  public let path: String
  public let problem: Problem

  public enum Problem: Hashable, Sendable {
    /// JSON has no NaN and no infinity.
    case notFinite(Double)
    /// A value in an object without a key before it.
    case valueWithoutKey
    /// A key that is not in an object.
    case keyOutsideObject(String)
    /// A key that no value follows.
    case keyWithoutValue
    /// A second value at the top level of one document.
    case severalValues
    /// A document without a value.
    case noValue
    /// The closure that writes an object or array has thrown.
    case abandoned
    /// The sink did not take the bytes.
    case output(OutputError)
  }
}

extension JSONWriterError: CustomStringConvertible {
  public var description: String {
    switch problem {
    case .notFinite(let number): "\(path): JSON cannot hold \(number); expected a finite number"
    case .valueWithoutKey: "\(path): a value in an object; expected a key before it"
    case .keyOutsideObject(let name): "\(path): the key \"\(name)\" is not in an object"
    case .keyWithoutValue: "\(path): a key without a value"
    case .severalValues: "\(path): a second value; expected the document to end"
    case .noValue: "\(path): the document has no value"
    case .abandoned: "\(path): the document was given up here"
    case .output(let error): error.description
    }
  }
}
