/// What is wrong in a CSV file, and exactly where.
///
/// ``description`` is one line as compilers print it, `link.csv:17:4: error: …`;
/// ``diagnostic`` adds the line of the file and a caret.
public struct CSVError: Error, Hashable, Sendable {
  /// The name of the ``CSVSource``.
  public let file: String
  /// The line, counted from 1.
  public let line: Int
  /// The column in characters, counted from 1.
  public let column: Int
  /// The header name over the offending field, where there is one.
  public let field: String?
  /// The offending text; empty where something is missing.
  public let value: String
  /// What rule was broken.
  public let problem: Problem
  /// The text of the line.
  public let sourceLine: String

  /// The rules of RFC 4180 and of typed fields that a file can break.
  public enum Problem: Hashable, Sendable {
    /// Not even a header.
    case emptyFile
    /// Offsets of fields are kept in 32 bits.
    case fileTooLarge(limitBytes: Int)
    /// A sequence of bytes that is no UTF-8.
    case invalidUTF8
    /// A quoted field that the file ends in.
    case unterminatedQuote
    /// Something other than a comma or a line end after a closing quote.
    case textAfterClosingQuote
    /// A quote within a field that does not begin with one.
    case quoteInUnquotedField
    /// A carriage return that no line feed follows.
    case bareCarriageReturn
    /// A row of another length than the header's.
    case raggedRow(expectedFields: Int, foundFields: Int)
    /// A column without a name.
    case emptyHeaderName
    /// Two columns of one name.
    case duplicateHeaderName
    /// A column that must be there and is not.
    case missingColumn(String)
    /// A text that is no finite decimal number.
    case notANumber
    /// A text that is no whole number of 64 bits.
    case notAnInteger
    /// A value that its reader does not accept; the text says what would be.
    case unacceptable(expected: String)
  }
}

extension CSVError: CustomStringConvertible {
  public var description: String {
    let subject = field.map { "\($0): " } ?? ""
    return "\(file):\(line):\(column): error: \(subject)\(message)"
  }

  /// The description, the line of the file and a caret under the column.
  public var diagnostic: String {
    var text = "\(description)\n\(sourceLine)\n"
    for character in sourceLine.prefix(column - 1) {
      text.append(character == "\t" ? "\t" : " ")
    }
    return text + "^"
  }

  private var message: String {
    switch problem {
    case .emptyFile:
      "the file is empty; expected a header line"
    case .fileTooLarge(let limitBytes):
      "the file is too large; expected at most \(limitBytes) bytes"
    case .invalidUTF8:
      "invalid bytes; expected UTF-8"
    case .unterminatedQuote:
      "the quote opened here is never closed; expected \""
    case .textAfterClosingQuote:
      "\(quoted) after a closing quote; expected a comma or the end of the line"
    case .quoteInUnquotedField:
      "a quote inside a field that does not begin with one; "
        + "expected the whole field in quotes, quotes within it doubled"
    case .bareCarriageReturn:
      "a carriage return without a line feed; expected lines to end in LF or CR LF"
    case .raggedRow(let expectedFields, let foundFields):
      "expected \(expectedFields) fields, as in the header, found \(foundFields)"
    case .emptyHeaderName:
      "a column without a name; expected a name in the header"
    case .duplicateHeaderName:
      "two columns are named \(quoted); expected each name once"
    case .missingColumn(let name):
      "there is no column \"\(name)\"; expected it in the header"
    case .notANumber:
      "\(quoted) is not a number; expected a decimal number such as 1234.5"
    case .notAnInteger:
      "\(quoted) is not a whole number; expected digits, such as 1520"
    case .unacceptable(let expected):
      "\(quoted) is not accepted; expected \(expected)"
    }
  }

  private var quoted: String { "\"\(value)\"" }
}
