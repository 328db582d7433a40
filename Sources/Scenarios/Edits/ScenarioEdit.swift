import Geo
import Routing

/// One what-if edit: a verb and what it is done to.
///
/// An edit is resolved against a network first, which finds every element it means and every change
/// it would make; nothing is changed until all edits of a scenario have been resolved.
public protocol ScenarioEdit: Sendable {
  /// The edit as its file would say it: `close country:RU`.
  var summary: String { get }

  /// Finds the changes that the edit makes to the network of a context.
  ///
  /// - Throws: ``EditError`` if the edit names what is not there, selects nothing, or cannot be.
  func resolve(in context: inout EditContext) throws(EditError) -> EditOutcome
}

/// What an edit would do.
public struct EditOutcome: Hashable, Sendable {
  /// In the order in which they have to be applied.
  public var changes: [NetworkChange]
  public var touched: [TouchedFigure]
  /// What a person who reads the scenario should know.
  public var warnings: [String]

  public init(
    changes: [NetworkChange] = [],
    touched: [TouchedFigure] = [],
    warnings: [String] = []
  ) {
    self.changes = changes
    self.touched = touched
    self.warnings = warnings
  }
}

/// Something of an element that an edit changes: its dates, its hours, its being there.
public struct TouchedFigure: Hashable, Sendable {
  public enum Aspect: String, Hashable, Sendable {
    case existence
    case availability
    case figures
    case speed
    case borders
    case gauges
  }

  public var element: ElementID
  public var aspect: Aspect

  public init(_ kind: ElementKind, _ id: String, _ aspect: Aspect) {
    element = ElementID(kind: kind, id: id)
    self.aspect = aspect
  }
}

/// An element of a network by kind and id.
public struct ElementID: Hashable, Comparable, Sendable, CustomStringConvertible {
  public var kind: ElementKind
  public var id: String

  public init(kind: ElementKind, id: String) {
    self.kind = kind
    self.id = id
  }

  public var description: String { "\(kind.rawValue) \(id)" }

  public static func < (a: ElementID, b: ElementID) -> Bool {
    (a.kind.rawValue, a.id) < (b.kind.rawValue, b.id)
  }
}

/// The kinds of element that an edit can be done to.
public enum ElementKind: String, CaseIterable, Hashable, Sendable {
  case node
  case leg
  case facility
  case crossing
  case service
  case tariff
}

/// Why an edit cannot be made.
public struct EditError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The words of the edit that may be wrong, the likeliest first, so that a file can say where it
  /// stands; none for the edit as a whole.
  public var fields: [String]
  public var message: String

  public init(_ message: String, field: String? = nil) {
    self.message = message
    fields = field.map { [$0] } ?? []
  }

  /// - Parameter field: the word that holds the selector.
  init(_ error: SelectorError, field: String?) {
    self.init(error.description, field: field)
    switch error {
    case .unknownValue(let key, _, _): fields.insert(key, at: 0)
    case .lookup(.unknown(let kind, _, _)), .lookup(.ambiguous(let kind, _, _)):
      fields.insert(
        kind == Selector.Key.corridor.rawValue ? kind : Selector.Key.node.rawValue,
        at: 0
      )
    case .malformed, .unknownKey, .selectsNothing: break
    }
  }

  public var description: String { message }
}
