import Geo
import Scenarios

// Claims, and the codes the program speaks in.
extension Explainer {
  func claims(_ id: String) -> [Explanation] {
    let published = network.claims.filter { $0.id == id }.map { claim in
      Explanation(
        .claim,
        id: id,
        figures: [
          .init("claimed", claim.value, unit: claim.metric, low: claim.low, high: claim.high)
        ],
        asOf: claim.asOf,
        facts: [
          .init("corridor as printed", claim.corridor),
          .init("from", claim.from ?? claim.fromText), .init("to", claim.to ?? claim.toText),
          .init("kind", claim.kind?.rawValue ?? ""),
          .init("fitted to", claim.isCalibration ? "yes" : ""), .init("notes", claim.notes),
        ],
        sources: sources(claim.sourceIDs)
      )
    }
    let articles = seeds.claims.filter { $0.id == id }.map { claim in
      Explanation(
        .seedClaim,
        id: id,
        facts: [
          .init("article", claim.article), .init("says", claim.says),
          .init("kind", claim.kind?.rawValue ?? ""), .init("subject", claim.subject),
          .init("figure as printed", claim.printedFigure),
          .init("not checkable because", claim.notCheckableBecause ?? ""),
        ]
      )
    }
    return published + articles
  }

  func codes(_ id: String) -> [Explanation] {
    if let code = DataProblem.Code(rawValue: id) {
      let effect =
        code.severity == .error
        ? "stops the loading, exit code 65" : "is counted and printed by 'corridor check'"
      return [
        Explanation(
          .errorCode,
          id: id,
          facts: [.init("severity", code.severity.rawValue), .init("effect", effect)]
        )
      ]
    }
    return Explainer.exitCodes.filter { "\($0.0)" == id }.map {
      Explanation(.exitCode, id: id, facts: [.init("meaning", $0.1)])
    }
  }

  /// The codes of sysexits.h that the command ends with, and what each means.
  public static let exitCodes: [(Int, String)] = [
    (0, "done"),
    (64, "something is wrong on the command line, unknown names and coordinates included"),
    (65, "a data file is wrong"), (66, "an input is missing"), (69, "there is no route"),
    (70, "a bug of ours"), (73, "an output cannot be written"), (130, "interrupted"),
  ]
}
