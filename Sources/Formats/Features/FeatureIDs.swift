/// Gives ids to things that may come twice: the first keeps its name, the second is `name/2`.
///
/// What an id is made of does not depend on what else is in the file, so it stays when a step is
/// added before it.
struct FeatureIDs {
  private var given: Set<String> = []

  mutating func unique(_ name: String) -> String {
    var id = name
    var ordinal = 2
    while !given.insert(id).inserted {
      id = "\(name)/\(ordinal)"
      ordinal += 1
    }
    return id
  }
}
