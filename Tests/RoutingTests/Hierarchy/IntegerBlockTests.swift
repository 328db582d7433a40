import Routing
import Testing

@Suite("Integer block")
struct IntegerBlockTests {
  private final class Owner: Sendable {
    nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer
    init(count: Int) { bytes = .allocate(byteCount: count, alignment: 8) }
    deinit { bytes.deallocate() }
  }

  private func elements<Element>(of block: IntegerBlock<Element>) -> [Element] {
    (0..<block.count).map { block.span[$0] }
  }

  @Test("It holds what it was made of, by copy or by filling")
  func contents() {
    let copied = IntegerBlock<UInt32>([1, 2, 3])
    #expect(elements(of: copied) == [1, 2, 3])
    let filled = IntegerBlock<UInt16>(count: 4) { $0[1] = 9 }
    #expect(elements(of: filled) == [0, 9, 0, 0])
    #expect(elements(of: IntegerBlock<UInt32>([])).isEmpty)
  }

  @Test("Bytes of somebody else are read in place, for as long as the block lives")
  func borrowedBytes() throws {
    var block: IntegerBlock<UInt32>?
    weak var observed: Owner?
    do {
      let owner = Owner(count: 8)
      owner.bytes.storeBytes(of: 5, toByteOffset: 0, as: UInt32.self)
      owner.bytes.storeBytes(of: 6, toByteOffset: 4, as: UInt32.self)
      observed = owner
      block = IntegerBlock(unsafeBytes: UnsafeRawBufferPointer(owner.bytes), keptAliveBy: owner)
    }
    #expect(observed != nil)
    #expect(block.map { elements(of: $0) } == [5, 6])
    block = nil
    #expect(observed == nil)
  }

  @Test("Bytes that are not aligned or not whole numbers are refused")
  func refusals() {
    let owner = Owner(count: 16)
    let bytes = UnsafeRawBufferPointer(owner.bytes)
    func block(_ range: Range<Int>) -> IntegerBlock<UInt32>? {
      IntegerBlock(unsafeBytes: UnsafeRawBufferPointer(rebasing: bytes[range]), keptAliveBy: owner)
    }
    #expect(block(0..<8) != nil)
    #expect(block(0..<7) == nil)
    #expect(block(2..<10) == nil)
  }

  @Test("Reading past the end stops the program")
  func bounds() async {
    await #expect(processExitsWith: .failure) {
      let block = IntegerBlock<UInt32>([1])
      print(block.span[1])
    }
  }
}
