// swift-tools-version: 6.1

import PackageDescription

// A package of its own, so that users of the library never resolve what only measuring needs.
let package = Package(
  name: "corridor-benchmarks",
  dependencies: [
    .package(name: "corridor", path: "..")
  ],
  targets: [
    .executableTarget(
      name: "corridor-bench",
      dependencies: [
        .product(name: "Formats", package: "corridor"),
        .product(name: "Geo", package: "corridor"),
        .product(name: "Routing", package: "corridor"),
        .product(name: "Scenarios", package: "corridor"),
      ]
    ),
    .executableTarget(
      name: "scale-bench",
      dependencies: [.product(name: "Routing", package: "corridor")]
    ),
  ],
  swiftLanguageModes: [.v6]
)
