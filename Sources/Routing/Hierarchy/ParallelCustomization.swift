internal import Dispatch
import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Basic customization by several workers.
///
/// Subtrees of the elimination tree, which are ranges of ranks, depend on nothing outside: workers take
/// them one after another. The few nodes above them, between which there is most to do, follow in order
/// of rank: a worker begins with one while lower ones are still being worked on, and waits for those only
/// when it needs their weights.
struct ParallelCustomization {
  private let hierarchy: Hierarchy
  private let workerCount: Int
  private let subtrees: [Range<Int>]
  /// Nodes above the subtrees, ascending.
  private let top: [Int]

  /// So many subtrees for each worker, so that none has to wait long for another at the end.
  private static let subtreesPerWorker = 16

  init(_ hierarchy: Hierarchy, workerCount: Int) {
    self.hierarchy = hierarchy
    self.workerCount = workerCount
    let parents = hierarchy.arrays.parents.span
    let firstArc = hierarchy.arrays.firstArc.span
    // Triangles above a node stand for the work that it makes.
    var work = [Int](repeating: 0, count: hierarchy.nodeCount)
    var first = Array(0..<hierarchy.nodeCount)
    var total = 0
    for rank in 0..<hierarchy.nodeCount {
      let neighbours = Int(firstArc[rank + 1] - firstArc[rank])
      let own = 4 + neighbours * (neighbours + 3) / 2
      work[rank] += own
      total += own
      let parent = parents[rank]
      if parent != Hierarchy.none {
        work[Int(parent)] += work[rank]
        first[Int(parent)] = min(first[Int(parent)], first[rank])
      }
    }
    let limit = total / (workerCount * ParallelCustomization.subtreesPerWorker)
    var subtrees: [Range<Int>] = []
    var top: [Int] = []
    var rank = hierarchy.nodeCount - 1
    while rank >= 0 {
      if work[rank] <= limit {
        subtrees.append(first[rank]..<(rank + 1))
        rank = first[rank] - 1
      } else {
        top.append(rank)
        rank -= 1
      }
    }
    self.subtrees = subtrees
    self.top = top.reversed()
  }

  func run(_ inputWeights: [UInt32], _ weights: inout [ArcWeights]) {
    weights.withUnsafeMutableBufferPointer { buffer in
      let shared = SharedWeights(buffer)
      layInputs(inputWeights, shared)
      let progress = Progress(workerCount: workerCount)
      DispatchQueue.concurrentPerform(iterations: workerCount) { worker in
        climbSubtrees(shared, progress)
      }
      DispatchQueue.concurrentPerform(iterations: workerCount) { worker in
        climbTop(shared, progress, worker)
      }
    }
  }

  private func layInputs(_ inputWeights: [UInt32], _ shared: SharedWeights) {
    let count = hierarchy.arcCount
    DispatchQueue.concurrentPerform(iterations: workerCount) { worker in
      let arcs = (count * worker / workerCount)..<(count * (worker + 1) / workerCount)
      var weights = shared.span
      hierarchy.layInputs(inputWeights.span, onto: &weights, in: arcs)
    }
  }

  private func climbSubtrees(_ shared: SharedWeights, _ progress: Progress) {
    var gathered = makeGathered()
    var span = gathered.mutableSpan
    var weights = shared.span
    while true {
      let index = progress.nextSubtree.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < subtrees.count else { return }
      for rank in subtrees[index] { hierarchy.customize(rank, &weights, &span) }
    }
  }

  private func climbTop(_ shared: SharedWeights, _ progress: Progress, _ worker: Int) {
    var gathered = makeGathered()
    var span = gathered.mutableSpan
    var weights = shared.span
    let firstOfTop = top.first ?? 0
    var finished = firstOfTop
    defer { progress.publish(.max, by: worker) }
    while true {
      // Said before a node is taken, so that nobody takes it for finished in between.
      let announced = progress.nextTop.load(ordering: .sequentiallyConsistent)
      guard announced < top.count else { return }
      progress.publish(top[announced], by: worker)
      let index = progress.nextTop.wrappingAdd(1, ordering: .sequentiallyConsistent).oldValue
      guard index < top.count else { return }
      progress.publish(top[index], by: worker)
      hierarchy.customize(top[index], &weights, &span) { lower in
        // Below the first of the top lie subtrees alone, but subtrees lie between its nodes too: they
        // are done, and waiting for what is below them does no harm.
        if lower < finished { return }
        finished = progress.finished()
        while lower >= finished {
          sched_yield()
          finished = progress.finished()
        }
      }
    }
  }

  private func makeGathered() -> [ArcWeights.Biased] {
    Array(repeating: ArcWeights.biasedUnreachable, count: max(hierarchy.depth, 1))
  }
}

/// What workers have taken and finished. A class because its atomic numbers must stay in one place.
private final class Progress: Sendable {
  let nextSubtree = Atomic<Int>(0)
  let nextTop = Atomic<Int>(0)
  private let current: [Current]

  /// The rank a worker is at: it has finished all of its own below.
  private final class Current: Sendable {
    let rank = Atomic<Int>(.max)
  }

  init(workerCount: Int) {
    current = (0..<workerCount).map { _ in Current() }
  }

  func publish(_ rank: Int, by worker: Int) {
    current[worker].rank.store(rank, ordering: .sequentiallyConsistent)
  }

  /// All ranks below this are finished.
  func finished() -> Int {
    current.reduce(.max) { min($0, $1.rank.load(ordering: .sequentiallyConsistent)) }
  }
}

/// Weights that several workers write: each arc by one of them, and read by others only after that one
/// has said, by an atomic store or by ending, that it has done so.
private struct SharedWeights: @unchecked Sendable {
  private let buffer: UnsafeMutableBufferPointer<ArcWeights>

  init(_ buffer: UnsafeMutableBufferPointer<ArcWeights>) {
    self.buffer = buffer
  }

  /// - Returns: a span that must not outlive the call in which the weights are lent.
  var span: MutableSpan<ArcWeights> {
    @_lifetime(borrow self)
    get {
      let span = MutableSpan(_unsafeElements: buffer)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
