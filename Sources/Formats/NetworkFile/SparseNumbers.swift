/// A number by position, of which most are one and the same: only pages with others take memory, so that
/// a search on millions of states needs as much as it touches.
struct SparseNumbers {
  /// What stands where nothing was written.
  let rest: UInt32
  /// By page: where it lies among ``numbers``, in pages; 0, which nobody writes to, for one without.
  private var places: [UInt32]
  private var numbers: [UInt32]

  private static let pageBits = 8
  private static let pageCount = 1 << pageBits

  /// - Parameter count: positions.
  init(count: Int, rest: UInt32) {
    self.rest = rest
    places = Array(repeating: 0, count: count >> SparseNumbers.pageBits + 1)
    numbers = Array(repeating: rest, count: SparseNumbers.pageCount)
  }

  @inline(__always)
  subscript(position: UInt32) -> UInt32 {
    get {
      let place = places[Int(position >> SparseNumbers.pageBits)]
      return numbers[
        Int(place) << SparseNumbers.pageBits | Int(position) & (SparseNumbers.pageCount - 1)
      ]
    }
    set {
      let page = Int(position >> SparseNumbers.pageBits)
      if places[page] == 0 {
        places[page] = UInt32(numbers.count >> SparseNumbers.pageBits)
        numbers.append(contentsOf: repeatElement(rest, count: SparseNumbers.pageCount))
      }
      numbers[
        Int(places[page]) << SparseNumbers.pageBits | Int(position) & (SparseNumbers.pageCount - 1)
      ] = newValue
    }
  }
}
