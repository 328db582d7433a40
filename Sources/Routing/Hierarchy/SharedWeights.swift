/// Weights lent out for one call, to one worker or to several: each arc is written by one of them, and
/// read by others only after that one has said, by an atomic number or by ending, that it has done so.
struct SharedWeights: @unchecked Sendable {
  private let buffer: UnsafeMutableBufferPointer<ArcWeights>

  init(_ buffer: UnsafeMutableBufferPointer<ArcWeights>) {
    self.buffer = buffer
  }

  /// - Returns: by arc: a span that must not outlive the call in which the weights are lent.
  var span: MutableSpan<ArcWeights> {
    @_lifetime(borrow self)
    get {
      let span = MutableSpan(_unsafeElements: buffer)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// - Returns: likewise by slot: twice the arc, plus 1 for what leads down.
  var bySlot: MutableSpan<UInt32> {
    @_lifetime(borrow self)
    get {
      let slots = UnsafeMutableRawBufferPointer(buffer).assumingMemoryBound(to: UInt32.self)
      let span = MutableSpan(_unsafeElements: slots)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }
}
