/// Networks drawn from a seed: the same on every machine.
enum SyntheticNetworks {
  /// Jittered crossings a thousand by a thousand, a fifth of whose edges are missing; all weigh what
  /// they are long. Its separators are large, which makes it the hardest network of all.
  static func grid(side: Int = 1000) -> WeightedNetwork {
    var random = SeededRandom(seed: 20_161_101)
    var network = WeightedNetwork()
    placeCrossings(side: side, degrees: 0.01, &network, &random)
    for (a, b) in gridEdges(side: side) where random.unit() >= 0.2 {
      addRoad(a, b, speed: 1, &network)
    }
    return network.largestComponent()
  }

  /// A million nodes like those of road maps: crossings of which many are T-junctions, and between
  /// them nodes that only give the road its shape. Roads on every 4th, 16th and 64th line are faster
  /// and all there; a tenth of the others are one-way.
  static func roads(side: Int = 552) -> WeightedNetwork {
    var random = SeededRandom(seed: 20_160_401)
    var network = WeightedNetwork()
    placeCrossings(side: side, degrees: 0.02, &network, &random)
    for (a, b) in gridEdges(side: side) {
      let line = b == a + 1 ? a / side : a % side
      let rank = line % 64 == 0 ? 3 : line % 16 == 0 ? 2 : line % 4 == 0 ? 1 : 0
      guard rank > 0 || random.unit() >= 0.35 else { continue }
      let speed = [1, 1.6, 2.2, 3][rank]
      let isOneWay = rank == 0 && random.unit() < 0.1
      let pieceCount = 1 + Int(random.unit() * 4.2)
      var from = a
      for piece in 1...pieceCount {
        var to = b
        if piece < pieceCount {
          let part = Double(piece) / Double(pieceCount)
          let x = Double(network.longitudes[a]) * (1 - part) + Double(network.longitudes[b]) * part
          let y = Double(network.latitudes[a]) * (1 - part) + Double(network.latitudes[b]) * part
          to = network.addNode(x + random.jitter(0.002), y + random.jitter(0.002))
        }
        if isOneWay {
          network.addArc(from, to, weight: network.distance(from, to) * 100_000 / speed)
        } else {
          addRoad(from, to, speed: speed, &network)
        }
        from = to
      }
    }
    return network.largestComponent()
  }

  private static func placeCrossings(
    side: Int,
    degrees: Double,
    _ network: inout WeightedNetwork,
    _ random: inout SeededRandom
  ) {
    for row in 0..<side {
      for column in 0..<side {
        _ = network.addNode(
          20 + (Double(column) + random.jitter(0.4)) * degrees,
          40 + (Double(row) + random.jitter(0.4)) * degrees
        )
      }
    }
  }

  private static func gridEdges(side: Int) -> [(Int, Int)] {
    var edges: [(Int, Int)] = []
    for row in 0..<side {
      for column in 0..<side {
        let node = row * side + column
        if column + 1 < side { edges.append((node, node + 1)) }
        if row + 1 < side { edges.append((node, node + side)) }
      }
    }
    return edges
  }

  private static func addRoad(
    _ a: Int,
    _ b: Int,
    speed: Double,
    _ network: inout WeightedNetwork
  ) {
    let weight = network.distance(a, b) * 100_000 / speed
    network.addArc(a, b, weight: weight)
    network.addArc(b, a, weight: weight)
  }
}

extension WeightedNetwork {
  /// Its largest part that is connected when directions are left aside, numbered in the same order.
  func largestComponent() -> WeightedNetwork {
    var leader = Array(0..<nodeCount)
    func find(_ node: Int) -> Int {
      var node = node
      while leader[node] != node {
        leader[node] = leader[leader[node]]
        node = leader[node]
      }
      return node
    }
    for arc in tails.indices {
      let (a, b) = (find(Int(tails[arc])), find(Int(heads[arc])))
      leader[max(a, b)] = min(a, b)
    }
    var size = Array(repeating: 0, count: nodeCount)
    for node in 0..<nodeCount { size[find(node)] += 1 }
    let largest = size.indices.max { (size[$0], $1) < (size[$1], $0) } ?? 0
    var network = WeightedNetwork()
    var numbers = Array(repeating: UInt32.max, count: nodeCount)
    for node in 0..<nodeCount where find(node) == largest {
      numbers[node] = UInt32(network.longitudes.count)
      network.longitudes.append(longitudes[node])
      network.latitudes.append(latitudes[node])
    }
    for arc in tails.indices where numbers[Int(tails[arc])] != .max {
      network.tails.append(numbers[Int(tails[arc])])
      network.heads.append(numbers[Int(heads[arc])])
      network.weights.append(weights[arc])
    }
    return network
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededRandom {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// 0 up to but not 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Minus to plus so much.
  mutating func jitter(_ size: Double) -> Double { (2 * unit() - 1) * size }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
