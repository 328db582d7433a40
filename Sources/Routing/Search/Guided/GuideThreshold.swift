/// When a ``SearchGuide`` is worth making.
///
/// Ordering, contracting and customizing a graph takes as long as some tens of Dijkstra's searches on
/// it, and a guided search a small part of one. So it is made when as many searches were asked for as
/// would have paid for it. On a small graph a search costs less than a millisecond and nothing is worth
/// making. The three numbers are estimates.
package enum GuideThreshold {
  /// States of a graph on which one search takes some milliseconds.
  static let states = 20_000
  /// Searches that take as long as making a guide.
  static let searches = 32

  /// Destinations up to which a guided search for each is quicker than one search for all.
  static let destinations = 64

  /// Origins and destinations up to which a network's file tells in which part of it their ways lie sooner
  /// than the search graph of the whole is built.
  static let excerptOrigins = 64
  static let excerptDestinations = 256
  /// Questions of a stream that are answered from the file, each on a part of the network, before the
  /// search graph of the whole is built for the rest.
  package static let excerptQuestions = 256

  static func isReached(states: Int, searches: Int) -> Bool {
    states >= GuideThreshold.states && searches >= GuideThreshold.searches
  }
}
