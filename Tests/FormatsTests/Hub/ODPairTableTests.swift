import Routing
import Testing

@testable import Formats

@Suite struct ODPairTableTests {
  @Test func `ends are names or points, in whatever order the columns stand`() throws {
    let text = "weight,destination,origin\n2,Poti,Baku\n,\"30.25,59.93\",Mumbai\n"
    let pairs = try ODPairTable.read(CSVSource(name: "od.csv", text: text))
    #expect(pairs.map(\.origin) == [.named("Baku"), .named("Mumbai")])
    #expect(pairs.map(\.destination) == [.named("Poti"), try .init(parsing: "30.25,59.93")])
  }

  @Test(arguments: [
    ("from,to\nBaku,Poti\n", 1), ("origin,destination\nBaku,Poti\nBaku,\n", 3),
    ("origin,destination\n\"200,10\",Poti\n", 2),
  ])
  func `what is wrong is named with its line`(text: String, line: Int) throws {
    let error = #expect(throws: CSVError.self) {
      try ODPairTable.read(CSVSource(name: "od.csv", text: text))
    }
    #expect(error?.line == line)
  }
}
