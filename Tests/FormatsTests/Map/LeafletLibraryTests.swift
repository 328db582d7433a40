import Formats
import Foundation
import Geo
import Testing

@Suite("Leaflet")
struct LeafletLibraryTests {
  @Test("without the library the error names the folder and the package")
  func absent() {
    let error = #expect(throws: LeafletError.self) {
      try LeafletLibrary.installed(folder: "/nowhere")
    }
    #expect(error?.description.contains("/nowhere") == true)
    #expect(error?.description.contains("libjs-leaflet") == true)
  }

  @Test("a page takes neither pictures nor source maps from beside the library")
  func refersToNothing() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "var L = {};\n//# sourceMappingURL=leaflet.js.map\n".write(
      to: folder.appendingPathComponent("leaflet.js"),
      atomically: true,
      encoding: .utf8
    )
    try ".a{background:url(images/a.png);color:red}.b{margin:0}\n/*# sourceMappingURL=a.map */"
      .write(
        to: folder.appendingPathComponent("leaflet.css"),
        atomically: true,
        encoding: .utf8
      )
    let library = try LeafletLibrary.installed(folder: folder.path, licencePath: "/nowhere")
    let subject = MapSubject(title: "T", date: try #require(CivilDate(parsing: "2026")))
    let sink = Collected()
    try LeafletMap(subject, library: library).write(to: sink)
    let page = String(decoding: sink.bytes, as: UTF8.self)
    #expect(page.contains(".a{background:none;color:red}.b{margin:0}"))
    #expect(page.contains("var L = {};"))
    #expect(page.contains("BSD 2-Clause"))
    #expect(!page.contains("sourceMappingURL") && !page.contains("url("))
  }

  private final class Collected: ByteSink {
    var bytes: [UInt8] = []

    func write(_ part: Span<UInt8>) throws(OutputError) {
      for index in part.indices { bytes.append(part[index]) }
    }
  }
}
