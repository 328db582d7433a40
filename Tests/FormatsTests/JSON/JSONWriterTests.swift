import Formats
import Testing

private func utf8Text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite struct JSONWriterTests {
  @Test func compactLayoutHasNoBlanks() throws {
    var json = JSONWriter()
    json.object { json in
      json.member("type", "Feature")
      json.member("km", 12.5)
      json.array("bbox") { json in
        json.value(1)
        json.value(-2.123_456_78, maxDecimals: 6)
      }
      json.member("open", true)
      json.member("hours", orNull: nil as Double?)
      json.object("properties") { _ in }
      json.array("legs") { _ in }
    }
    #expect(
      utf8Text(try json.finish())
        == #"{"type":"Feature","km":12.5,"bbox":[1,-2.123457],"open":true,"hours":null,"#
        + #""properties":{},"legs":[]}"# + "\n"
    )
  }

  @Test func prettyLayoutKeepsShortArraysOnOneLineAndBreaksLongOnes() throws {
    var json = JSONWriter(layout: .pretty)
    json.object { json in
      json.array("short") { json in for number in 1...5 { json.value(number) } }
      json.array("line") { json in
        for longitude in 50...57 {
          json.array { json in
            json.value(Double(longitude) + 0.25)
            json.value(40)
          }
        }
      }
      json.array("features") { json in
        json.object { json in json.member("id", "a") }
        json.object { _ in }
      }
      json.array("empty") { _ in }
    }
    #expect(
      utf8Text(try json.finish()) == """
        {
          "short": [1, 2, 3, 4, 5],
          "line": [
            [50.25, 40],
            [51.25, 40],
            [52.25, 40],
            [53.25, 40],
            [54.25, 40],
            [55.25, 40],
            [56.25, 40],
            [57.25, 40]
          ],
          "features": [
            {
              "id": "a"
            },
            {}
          ],
          "empty": []
        }

        """
    )
  }

  @Test func prettyLinesOfArraysFitEightyColumnsExactly() throws {
    // Indentation 2, brackets 2, comma 1, fourteen elements of three digits with what parts them
    // 70, which leaves 5 for the last.
    for (last, isOneLine) in [(10_000, true), (100_000, false)] {
      var json = JSONWriter(layout: .pretty)
      json.array { json in
        json.array { json in
          for _ in 0..<14 { json.value(100) }
          json.value(last)
        }
        json.value("a text long enough that the outer array must be broken into lines, surely")
      }
      let lines = utf8Text(try json.finish()).split(separator: "\n")
      #expect((lines.count == 4) == isOneLine)
      #expect(lines.allSatisfy { $0.utf8.count <= 80 })
    }
  }

  @Test func nestedInlineArraysAreBrokenFromTheOutside() throws {
    var json = JSONWriter(layout: .pretty)
    json.array { json in
      json.array { json in
        for _ in 0..<3 {
          json.array { json in for number in 0..<12 { json.value(number) } }
        }
      }
      json.array { json in json.value(1) }
    }
    #expect(
      utf8Text(try json.finish()) == """
        [
          [
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
          ],
          [1]
        ]

        """
    )
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersThatAreNotFiniteAreErrorsWithTheirPath(number: Double) throws {
    var json = JSONWriter()
    json.object { json in
      json.array("legs") { json in
        json.value(1)
        json.object { json in
          json.member("hours", number)
          json.member("km", 1.0)
        }
      }
    }
    do {
      try json.finish()
      Issue.record("the number was written")
    } catch {
      #expect(error.path == "$.legs[1].hours")
      guard case .notFinite = error.problem else {
        Issue.record("unexpected \(error)")
        return
      }
    }
  }

  private func problem(
    _ write: (inout JSONWriter) throws -> Void
  ) -> JSONWriterError.Problem? {
    var json = JSONWriter()
    try? write(&json)
    do {
      try json.finish()
      return nil
    } catch {
      return error.problem
    }
  }

  @Test func misuseIsAnError() {
    struct Stop: Error {}
    #expect(problem { _ in } == .noValue)
    #expect(problem { json in json.object { $0.value(1) } } == .valueWithoutKey)
    #expect(problem { json in json.object { $0.key("a") } } == .keyWithoutValue)
    #expect(
      problem { json in
        json.object { json in
          json.key("a")
          json.key("b")
          json.value(1)
        }
      } == .keyWithoutValue
    )
    #expect(problem { json in json.array { $0.key("a") } } == .keyOutsideObject("a"))
    #expect(problem { json in json.key("a") } == .keyOutsideObject("a"))
    #expect(
      problem { json in
        json.value(1)
        json.value(2)
      } == .severalValues
    )
    #expect(problem { json in try json.object { _ in throw Stop() } } == .abandoned)
  }

  @Test func documentsMayFollowEachOtherAsLinesOrAsASequence() throws {
    var lines = JSONWriter()
    for number in 1...3 {
      lines.value(number)
      lines.endDocument()
    }
    #expect(utf8Text(try lines.finish()) == "1\n2\n3\n")
    var sequence = JSONWriter()
    for number in 1...2 {
      sequence.recordSeparator()
      sequence.value(number)
      sequence.endDocument()
    }
    #expect(utf8Text(try sequence.finish()) == "\u{1E}1\n\u{1E}2\n")
  }
}
