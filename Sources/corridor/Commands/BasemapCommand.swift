import ArgumentParser
import Formats

struct BasemapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "basemap",
    abstract: "Fetch the land that maps are drawn on.",
    subcommands: [BasemapInstallCommand.self]
  )
}

struct BasemapInstallCommand: CorridorCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Fetch Natural Earth's land at 1:110 million into the user's cache.",
    discussion: """
      It comes out of the Python package geopandas 0.14.4, which carries it (public domain); \
      python3 with pip does the fetching. Nothing else of the package is kept.
      """
  )

  @Flag(name: .long, help: "No words on stderr but errors.")
  var quiet = false

  func execute() throws {
    guard let directory = BasemapCache.directory, let path = BasemapCache.path else {
      throw UsageError("there is no home directory to keep a base map in; use --basemap FILE")
    }
    let status = try ChildProcess.run(["python3", "-c", Self.script, directory])
    guard status == 0, BaseMap.exists(at: path) else {
      throw UsageError(
        "the base map could not be fetched (python3 ended with \(status)); python3, pip and a "
          + "package index are needed, or --basemap FILE with a .shp or .geojson of yours"
      )
    }
    let baseMap = try BaseMap(path: path)
    if !quiet { StandardError.write("\(path): \(baseMap.rings.count) rings") }
  }

  /// The wheel is fetched into a directory of its own, and only a whole file takes its place.
  private static let script = """
    import glob, os, subprocess, sys, tempfile, zipfile
    target = sys.argv[1]
    os.makedirs(target, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target) as work:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps",
               "--disable-pip-version-check", "--only-binary=:all:", "-d", work,
               "geopandas==0.14.4"]
        if subprocess.run(pip, stdout=sys.stderr).returncode != 0:
            sys.exit(1)
        wheel = zipfile.ZipFile(glob.glob(os.path.join(work, "*.whl"))[0])
        name = "naturalearth_lowres.shp"
        folder = "geopandas/datasets/naturalearth_lowres/"
        with open(os.path.join(work, name), "wb") as out:
            out.write(wheel.read(folder + name))
        os.replace(os.path.join(work, name), os.path.join(target, name))
    """
}
