/// One change of one row of a network. Applying it gives the change that undoes it.
///
/// Positions are those of the network that the change is applied to.
public enum NetworkChange: Hashable, Sendable {
  case node(TableChange<Node>)
  case leg(TableChange<Leg>)
  case facility(TableChange<Facility>)
  case crossing(TableChange<Crossing>)
  case service(TableChange<Service>)
  case tariff(TableChange<Tariff>)
  /// The day a query means that names none; `nil` is the data's own.
  case defaultDate(CivilDate?)
  /// The names of all scenarios that were applied.
  case scenarioNames([String])
  /// What a figure was before a scenario scaled it; `nil` if nothing has.
  case unscaled(FigureID, UnscaledFigure?)
}

/// One change of one row of a table.
public enum TableChange<Row: Hashable & Sendable>: Hashable, Sendable {
  /// Puts another row with the same id in a row's place.
  case replace(at: Int, with: Row)
  case append(Row)
  case remove(at: Int)
  /// Undoes a replacement of a loaded row: the row of the data package is back.
  case restoreLoaded(slot: Int)
  /// Undoes an addition.
  case dropLast
  /// Undoes a removal.
  case restore(slot: Int)
}

/// A figure of a row, to remember what it was.
public struct FigureID: Hashable, Sendable {
  public enum Table: Hashable, Sendable {
    case facility
    case crossing
    case service
  }

  public var table: Table
  /// The row's slot: see ``NetworkTable``.
  public var slot: Int
  /// `hours`, `usd`, `headway`.
  public var figure: String

  public init(table: Table, slot: Int, figure: String) {
    self.table = table
    self.slot = slot
    self.figure = figure
  }
}

/// A figure as it was before it was scaled.
public enum UnscaledFigure: Hashable, Sendable {
  case duration(DurationFigure)
  case number(Double)
}

extension NetworkTable where Row: Hashable {
  /// - Returns: the change that undoes this one.
  mutating func apply(_ change: TableChange<Row>) -> TableChange<Row> {
    switch change {
    case .replace(let position, let row):
      let slot = slot(at: position)
      let undo: TableChange<Row> =
        isAsLoaded(slot: slot)
        ? .restoreLoaded(slot: slot) : .replace(at: position, with: self.row(inSlot: slot))
      replace(slot: slot, with: row)
      return undo
    case .append(let row):
      append(row)
      return .dropLast
    case .remove(let position):
      let slot = slot(at: position)
      remove(slot: slot)
      return .restore(slot: slot)
    case .restoreLoaded(let slot):
      let row = row(inSlot: slot)
      restoreLoaded(slot: slot)
      return .replace(at: position(ofSlot: slot) ?? slot, with: row)
    case .dropLast:
      let row = row(inSlot: slotCount - 1)
      dropLast()
      return .append(row)
    case .restore(let slot):
      restore(slot: slot)
      return .remove(at: position(ofSlot: slot) ?? slot)
    }
  }
}
