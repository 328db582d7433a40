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
  private let split: SubtreeSplit

  init(_ hierarchy: Hierarchy, _ split: SubtreeSplit) {
    self.hierarchy = hierarchy
    self.split = split
  }

  func run(_ inputWeights: [UInt32], _ shared: SharedWeights) {
    let progress = Progress(workerCount: split.workerCount)
    DispatchQueue.concurrentPerform(iterations: split.workerCount) { worker in
      climbSubtrees(inputWeights, shared, progress)
      // Whoever has taken a subtree is running, even where fewer threads run than there are workers.
      while progress.finishedSubtrees.load(ordering: .acquiring) < split.subtrees.count {
        sched_yield()
      }
      climbTop(inputWeights, shared, progress, worker)
    }
  }

  private func climbSubtrees(
    _ inputWeights: [UInt32],
    _ shared: SharedWeights,
    _ progress: Progress
  ) {
    var subtree = SubtreeCustomization(hierarchy)
    var weights = shared.span
    while true {
      let index = progress.nextSubtree.wrappingAdd(1, ordering: .relaxed).oldValue
      if index < split.subtrees.count {
        let ranks = split.subtrees[index]
        hierarchy.layInputs(inputWeights.span, of: ranks, onto: shared)
        subtree.customize(ranks, of: hierarchy, &weights)
        progress.finishedSubtrees.wrappingAdd(1, ordering: .releasing)
      } else {
        return
      }
    }
  }

  private func climbTop(
    _ inputWeights: [UInt32],
    _ shared: SharedWeights,
    _ progress: Progress,
    _ worker: Int
  ) {
    var gathered = makeGathered()
    var span = gathered.mutableSpan
    var weights = shared.span
    let top = split.top
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
      let rank = top[index]
      hierarchy.layInputs(inputWeights.span, of: rank..<(rank + 1), onto: shared)
      hierarchy.customize(rank, &weights, &span) { lower in
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
  let finishedSubtrees = Atomic<Int>(0)
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
