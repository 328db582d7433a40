import Foundation

/// A network as plain arrays, as every library that is measured takes it.
///
/// Its file is the machine's own numbers one after another: nodes and arcs as counts (UInt32), then
/// longitudes and latitudes (Float, degrees), tails, heads and weights (UInt32).
struct WeightedNetwork {
  var longitudes: [Float] = []
  var latitudes: [Float] = []
  var tails: [UInt32] = []
  var heads: [UInt32] = []
  var weights: [UInt32] = []

  var nodeCount: Int { longitudes.count }

  mutating func addNode(_ longitude: Double, _ latitude: Double) -> Int {
    longitudes.append(Float(longitude))
    latitudes.append(Float(latitude))
    return longitudes.count - 1
  }

  mutating func addArc(_ tail: Int, _ head: Int, weight: Double) {
    tails.append(UInt32(tail))
    heads.append(UInt32(head))
    weights.append(UInt32(max(1, weight.rounded())))
  }

  /// Degrees between two nodes, as on a plane.
  func distance(_ a: Int, _ b: Int) -> Double {
    let x = Double(longitudes[a] - longitudes[b])
    let y = Double(latitudes[a] - latitudes[b])
    return (x * x + y * y).squareRoot()
  }

  init() {}

  init(contentsOf path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    var reader = ArrayReader(data: data)
    let counts: [UInt32] = reader.next(2)
    let (nodes, arcs) = (Int(counts[0]), Int(counts[1]))
    longitudes = reader.next(nodes)
    latitudes = reader.next(nodes)
    tails = reader.next(arcs)
    heads = reader.next(arcs)
    weights = reader.next(arcs)
  }

  func write(to path: String) throws {
    var data = Data()
    func append<Element: BitwiseCopyable>(_ elements: [Element]) {
      elements.withUnsafeBytes { data.append(contentsOf: $0) }
    }
    append([UInt32(nodeCount), UInt32(tails.count)])
    append(longitudes)
    append(latitudes)
    append(tails)
    append(heads)
    append(weights)
    try data.write(to: URL(fileURLWithPath: path))
  }
}

/// Takes arrays from a file one after another.
struct ArrayReader {
  let data: Data
  private var offset = 0

  init(data: Data) {
    self.data = data
  }

  mutating func next<Element: BitwiseCopyable>(_ count: Int) -> [Element] {
    let size = count * MemoryLayout<Element>.stride
    defer { offset += size }
    return data.withUnsafeBytes { bytes in
      [Element](unsafeUninitializedCapacity: count) { target, initialized in
        UnsafeMutableRawBufferPointer(target).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + size)])
        )
        initialized = count
      }
    }
  }
}
