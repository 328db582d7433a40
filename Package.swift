// swift-tools-version: 6.1

import PackageDescription

let package = Package(
  name: "corridor",
  products: [
    .library(name: "Geo", targets: ["Geo"]),
    .library(name: "Routing", targets: ["Routing"]),
    .library(name: "Scenarios", targets: ["Scenarios"]),
    .library(name: "Formats", targets: ["Formats"]),
    .executable(name: "corridor", targets: ["corridor"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CPROJ",
      pkgConfig: "proj",
      providers: [.apt(["libproj-dev"]), .brew(["proj"])]
    ),
    .systemLibrary(
      name: "CSQLite",
      pkgConfig: "sqlite3",
      providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]
    ),
    .target(name: "Geo", dependencies: ["CPROJ"]),
    .target(
      name: "Routing",
      dependencies: ["Geo"],
      // Spans that a type of ours lends out (SE-0446, SE-0456).
      swiftSettings: [.enableExperimentalFeature("Lifetimes")]
    ),
    .target(name: "Scenarios", dependencies: ["Routing"]),
    .target(name: "ShippedData"),
    .target(
      name: "Formats",
      dependencies: [
        "Scenarios", "ShippedData", "CSQLite", .product(name: "Yams", package: "Yams"),
      ]
    ),
    .executableTarget(
      name: "corridor",
      dependencies: [
        "Formats",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .target(name: "TestSupport", path: "Tests/TestSupport"),
    .testTarget(
      name: "GeoTests",
      dependencies: ["Geo", "TestSupport"],
      exclude: ["Fixtures"]
    ),
    .testTarget(name: "RoutingTests", dependencies: ["Routing", "TestSupport"]),
    .testTarget(name: "ScenariosTests", dependencies: ["Scenarios", "TestSupport"]),
    .testTarget(
      name: "FormatsTests",
      dependencies: ["Formats", "TestSupport"],
      exclude: ["Fixtures", "GeoJSON/Fixtures"]
    ),
    .testTarget(
      name: "CommandTests",
      dependencies: ["corridor"],
      exclude: ["Fixtures", "Golden", "GoldenFiles"]
    ),
  ],
  swiftLanguageModes: [.v6]
)
