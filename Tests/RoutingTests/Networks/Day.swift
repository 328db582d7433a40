import Geo

/// A date written in a test, which is known to be one.
func day(_ text: String) -> CivilDate {
  guard let date = CivilDate(parsing: text) else { preconditionFailure("no date: \(text)") }
  return date
}
