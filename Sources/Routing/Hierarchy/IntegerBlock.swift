/// A run of numbers that never changes: in memory of its own, or within a file mapped into memory.
///
/// The one place in this folder that holds a pointer. Everything else sees a `Span`, whose bounds are
/// checked and whose lifetime the compiler ties to the block.
public struct IntegerBlock<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
  /// Keeps what the numbers lie in alive, and lies where the pointer points.
  private final class Allocation: Sendable {
    nonisolated(unsafe) let buffer: UnsafeMutableBufferPointer<Element>

    init(count: Int) {
      buffer = .allocate(capacity: count)
    }

    deinit { buffer.deallocate() }
  }

  // Nobody writes through the pointer once the block is made, so that threads may share it.
  nonisolated(unsafe) private let buffer: UnsafeBufferPointer<Element>
  private let owner: any AnyObject & Sendable

  /// Copies an array. O(count).
  public init(_ elements: [Element]) {
    self.init(count: elements.count) { target in
      for index in elements.indices { target[index] = elements[index] }
    }
  }

  /// Makes a block of zeros and lets a function fill it in. O(count).
  public init(count: Int, _ fill: (inout MutableSpan<Element>) -> Void) {
    let allocation = Allocation(count: count)
    allocation.buffer.initialize(repeating: 0)
    var span = MutableSpan(_unsafeElements: allocation.buffer)
    fill(&span)
    buffer = UnsafeBufferPointer(allocation.buffer)
    owner = allocation
  }

  /// Takes numbers that lie somewhere else, such as in a mapped file. O(1).
  ///
  /// - Parameters:
  ///   - bytes: aligned for `Element`, a whole number of them, in the byte order of the machine.
  ///     Nobody may change them while `owner` lives.
  ///   - owner: keeps the bytes where they are for as long as it lives.
  /// - Returns: `nil` if the bytes are not aligned or not a whole number of elements.
  public init?(
    unsafeBytes bytes: UnsafeRawBufferPointer,
    keptAliveBy owner: any AnyObject & Sendable
  ) {
    guard bytes.count.isMultiple(of: MemoryLayout<Element>.stride) else { return nil }
    if let base = bytes.baseAddress {
      guard Int(bitPattern: base).isMultiple(of: MemoryLayout<Element>.alignment) else {
        return nil
      }
    }
    buffer = bytes.bindMemory(to: Element.self)
    self.owner = owner
  }

  public var count: Int { buffer.count }

  /// The numbers, for as long as the block is held.
  public var span: Span<Element> {
    @_lifetime(borrow self)
    get {
      let span = Span(_unsafeElements: buffer)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
