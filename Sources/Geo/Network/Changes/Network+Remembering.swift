/// What changes leave behind.
extension Network {
  /// What a figure was before a scenario scaled it; `nil` if none has.
  public func unscaled(_ id: FigureID) -> UnscaledFigure? { unscaledFigures[id] }

  mutating func remember(_ figure: UnscaledFigure?, as id: FigureID) -> UnscaledFigure? {
    let old = unscaledFigures[id]
    unscaledFigures[id] = figure
    return old
  }

  mutating func swapDefaultDate(_ date: CivilDate?) -> CivilDate? {
    let old = scenarioDate
    scenarioDate = date
    return old
  }

  mutating func swapScenarioNames(_ names: [String]) -> [String] {
    let old = scenarioNames
    scenarioNames = names
    return old
  }

  /// The slot of a facility, crossing or service, by which its figures are remembered.
  public func slot(ofFacilityAt position: Int) -> Int { facilities.slot(at: position) }
  public func slot(ofCrossingAt position: Int) -> Int { crossings.slot(at: position) }
  public func slot(ofServiceAt position: Int) -> Int { services.slot(at: position) }
  /// The slot that the next added service will have.
  public var nextServiceSlot: Int { services.slotCount }

  /// O(added nodes).
  mutating func rebuildAddedNames() {
    addedNames =
      nodes.slotCount == loadedNodeCount
      ? nil
      : NameIndex(
        slots: (loadedNodeCount..<nodes.slotCount).map { ($0, nodes.row(inSlot: $0)) }
      )
  }
}
