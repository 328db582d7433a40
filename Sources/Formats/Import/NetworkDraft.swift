import Geo

/// A network while it is imported: columns of numbers, because it may have millions of legs.
struct NetworkDraft {
  // By node.
  private(set) var nodeIDs = TextIndex()
  private(set) var longitudes: [Double] = []
  private(set) var latitudes: [Double] = []
  var nodeAttributes: [AttributeColumn] = []
  /// The node that another one was snapped to; empty if none was.
  private(set) var anchors: [Int32] = []

  /// Positions in space, once ``locateNodes()`` was called.
  private(set) var points: [SIMD3<Double>] = []

  // By leg.
  var legIDs = TextIndex()
  private(set) var ends: [Ends] = []
  /// NaN where the source gives none.
  private(set) var lengthKm: [Double] = []
  private(set) var lengthOrigins: [LengthOrigin] = []
  var legAttributes: [AttributeColumn] = []
  private(set) var lines = LinePool()
  /// Where in its source a leg comes from: the first byte of a row, or the number of a feature; and
  /// the legs of each source.
  private(set) var rows: [UInt32] = []
  private(set) var sources: [Source] = []

  /// Legs whose two ends are one node; they lead nowhere and are left out.
  private(set) var loopCount = 0
  private(set) var snappedCount = 0
  /// Nodes that got their position from the ends of lines, by position.
  private var positions = PositionIndex()

  /// Where a leg's length comes from.
  enum LengthOrigin: UInt8, CaseIterable {
    case none
    case source
    /// The source's, shorter than the geodesic by what a spherical Earth explains.
    case sphericalSource
    case line
    case geodesic
  }

  /// Numbers of the nodes at a leg's ends.
  struct Ends {
    var from: Int32
    var to: Int32
  }

  /// Which legs came from a source, and where a row of it is.
  struct Source {
    var name: String
    var firstLeg: Int
    var place: @Sendable (_ row: Int) -> ImportProblem.Place
  }

  var nodeCount: Int { longitudes.count }
  var legCount: Int { ends.count }

  mutating func reserve(nodes: Int) {
    if nodeCount == 0 { nodeIDs = TextIndex(expectedCount: nodes) }
    longitudes.reserveCapacity(nodeCount + nodes)
    latitudes.reserveCapacity(nodeCount + nodes)
  }

  mutating func reserve(legs: Int) {
    if legCount == 0 { legIDs = TextIndex(expectedCount: legs) }
    ends.reserveCapacity(legCount + legs)
    lengthKm.reserveCapacity(legCount + legs)
    rows.reserveCapacity(legCount + legs)
  }

  mutating func begin(_ source: String, place: @escaping @Sendable (Int) -> ImportProblem.Place) {
    sources.append(Source(name: source, firstLeg: legCount, place: place))
  }

  // MARK: Nodes

  /// - Returns: whether no node of that id was there.
  @inline(__always)
  mutating func addNode(_ id: Span<UInt8>, longitude: Double, latitude: Double) -> Bool {
    guard nodeIDs.insert(id).isNew else { return false }
    longitudes.append(longitude)
    latitudes.append(latitude)
    return true
  }

  /// The node at a position; one is made where there is none.
  mutating func node(atLongitude longitude: Double, latitude: Double) -> Int {
    positions.catchUp(longitudes, latitudes)
    if let known = positions.node(longitude, latitude, longitudes, latitudes) { return known }
    var number = nodeCount + 1
    while true {
      let id = Array("n\(number)".utf8)
      if addNode(id.span, longitude: longitude, latitude: latitude) { return nodeCount - 1 }
      number += 1
    }
  }

  // MARK: Legs

  @inline(__always)
  mutating func addLeg(from: Int, to: Int, lengthKm: Double, row: Int) {
    ends.append(Ends(from: Int32(from), to: Int32(to)))
    self.lengthKm.append(lengthKm)
    rows.append(UInt32(row))
  }

  /// Numbers the leg that is added next, by an id that no leg has.
  mutating func addGeneratedLegID() {
    var number = legIDs.count + 1
    while !legIDs.insert(decimal: number).isNew { number += 1 }
  }

  /// Gives the leg added last its line.
  mutating func setLine(_ line: [Coordinate]) { lines.set(line, ofLeg: legCount - 1) }

  func line(ofLeg leg: Int) -> [Coordinate]? { lines.line(ofLeg: leg) }

  func place(ofLeg leg: Int) -> (file: String, place: ImportProblem.Place) {
    let source = sources.last { $0.firstLeg <= leg }
    guard let source else { return ("", .file) }
    return (source.name, source.place(Int(rows[leg])))
  }

  mutating func setLengths(_ lengths: [Double], origins: [LengthOrigin]) {
    lengthKm = lengths
    lengthOrigins = origins
  }

  // MARK: Snapping

  /// Joins every node to an earlier one within a tolerance; and leaves out legs that then, or ever,
  /// begin and end at one node.
  mutating func snap(toleranceM: Double) {
    if toleranceM > 0 {
      locateNodes()
      var nearby = NearbyNodes(toleranceM: toleranceM, expectedCount: nodeCount)
      anchors = Array(0..<Int32(nodeCount))
      for node in 0..<nodeCount {
        let point = points[node]
        if let anchor = nearby.nearest(to: point) {
          anchors[node] = Int32(anchor.number)
          snappedCount += 1
        } else {
          nearby.insert(point, number: node)
        }
      }
      for leg in 0..<legCount {
        ends[leg].from = anchors[Int(ends[leg].from)]
        ends[leg].to = anchors[Int(ends[leg].to)]
      }
    }
    loopCount = ends.count { $0.from == $0.to }
  }

  @inline(__always)
  func isLoop(_ leg: Int) -> Bool { ends[leg].from == ends[leg].to }

  func isKept(node: Int) -> Bool { anchors.isEmpty || anchors[node] == Int32(node) }

  /// Works out where the nodes are in space, unless that is known. To be called once all are there.
  mutating func locateNodes() {
    guard points.count != nodeCount else { return }
    points = (0..<nodeCount).map {
      EarthPoint.point(longitude: longitudes[$0], latitude: latitudes[$0])
    }
  }

  func coordinate(ofNode node: Int) -> Coordinate? {
    try? Coordinate(longitude: longitudes[node], latitude: latitudes[node])
  }
}
