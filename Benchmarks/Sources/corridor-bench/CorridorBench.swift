import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Measures the parts of the library that have a speed to keep, one line of JSON a measurement.
///
/// `corridor-bench [csv|json|export|geodesic|routes|matrix|uncertainty|batch|scenarios]…`: everything without
/// arguments. `corridor-bench --guide`: what GuideThreshold's numbers come from.
/// `corridor-bench --network-file FILE FROM TO`: opening a file of 'corridor build', a route through it and
/// a reach. `corridor-bench --csv-file`: the file that `csv` reads, on standard output.
/// `corridor-bench --uncertainty-figures`: what `uncertainty` draws and what comes out, as JSON.
/// `corridor-bench --batch-graph`, `--batch-questions`: the search graph and 10,000 questions.
@main
enum CorridorBench {
  static let benchmarks: [(name: String, run: @Sendable () throws -> [Measurement])] = [
    ("csv", CSVBenchmark.run),
    ("json", JSONBenchmark.run),
    ("export", ExportBenchmark.run),
    ("geodesic", GeodesicBenchmark.run),
    ("routes", RouteChoiceBenchmark.run),
    ("matrix", MatrixBenchmark.run),
    ("uncertainty", UncertaintyBenchmark.run),
    ("batch", BatchBenchmark.run),
    ("scenarios", ScenarioBenchmark.run),
  ]

  static func main() throws {
    let wanted = CommandLine.arguments.dropFirst()
    if wanted.elementsEqual(["--csv-file"]) {
      try FileDescriptorSink.standardOutput.write(CSVBenchmark.makeFile().span)
      return
    }
    if wanted.elementsEqual(["--uncertainty-figures"]) {
      print(try UncertaintyBenchmark.figures())
      return
    }
    if wanted.elementsEqual(["--batch-graph"]) {
      try FileDescriptorSink.standardOutput.write(BatchBenchmark.graph())
      return
    }
    if wanted.elementsEqual(["--batch-questions"]) {
      try FileDescriptorSink.standardOutput.write(BatchBenchmark.questions(count: 10_000))
      return
    }
    if wanted.elementsEqual(["--guide"]) {
      for measurement in try GuideBenchmark.run() { print(measurement.json) }
      return
    }
    if wanted.first == "--network-file", wanted.count == 4 {
      let arguments = Array(wanted)
      let measurements = try NetworkFileBenchmark.run(
        path: arguments[1],
        from: arguments[2],
        to: arguments[3]
      )
      for measurement in measurements { print(measurement.json) }
      return
    }
    for name in wanted where !benchmarks.contains(where: { $0.name == name }) {
      let known = benchmarks.map(\.name).joined(separator: ", ")
      let standardError = FileDescriptorSink(descriptor: 2, name: "standard error")
      try standardError.write("no benchmark \"\(name)\"; there are \(known)\n")
      exit(64)
    }
    for benchmark in benchmarks where wanted.isEmpty || wanted.contains(benchmark.name) {
      for measurement in try benchmark.run() {
        print(measurement.json)
      }
    }
  }
}
