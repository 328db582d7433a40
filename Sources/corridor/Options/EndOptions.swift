import ArgumentParser

/// The two ends of a route.
struct EndOptions: ParsableArguments {
  @Argument(help: "Where freight starts.", completion: .custom(NameCompletion.ends))
  var origin: String

  @Argument(help: "Where it ends.", completion: .custom(NameCompletion.ends))
  var destination: String
}
