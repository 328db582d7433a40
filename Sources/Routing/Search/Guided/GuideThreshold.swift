/// When a ``SearchGuide`` is worth making, and when a part of a network is worth finding.
///
/// `corridor-bench --guide` measured on grids of roads (24 November 2026): a route without a guide takes
/// 7.9 ms at 76,000 states and 31.7 ms at 303,000, one with it 3.0 ms and 9.2 ms, making it 138 ms and
/// 795 ms. So 28 to 35 searches pay for it, and one search for all destinations, which takes about twice
/// as long as a route, is as quick as five to seven guided ones. On a small graph nothing is worth making.
package enum GuideThreshold {
  /// States of a graph on which one search takes some milliseconds.
  static let states = 20_000
  /// Searches that take as long as making a guide.
  static let searches = 32

  /// Destinations up to which a guided search for each is quicker than one search for all.
  static let destinations = 6

  /// Origins and destinations up to which a network's file tells in which part of it their ways lie sooner
  /// than the search graph of the whole is built: at a million nodes that takes nine seconds, an origin
  /// of far ends 0.1 to 0.4, and a destination a few hundredths.
  static let excerptOrigins = 64
  static let excerptDestinations = 256
  /// Questions of a stream that are answered from the file before the search graph of the whole is built
  /// for the rest: at 0.02 to 0.2 seconds each they have taken about as long.
  package static let excerptQuestions = 256

  static func isReached(states: Int, searches: Int) -> Bool {
    states >= GuideThreshold.states && searches >= GuideThreshold.searches
  }
}
