import Geo

// How nodes and legs are written in a network file. A change here is a new version of the file.

extension Node {
  func write(to record: inout RecordWriter) {
    record.text(id)
    record.text(name)
    record.list(aliases) { $0.text($1) }
    record.number(coordinate.longitude)
    record.number(coordinate.latitude)
    record.choice(kind)
    record.text(country.code)
    record.choice(coordinateBasis)
    record.text(coordinateSource)
    record.text(notes)
  }

  init(from record: inout RecordReader) {
    self.init(
      id: record.text(),
      name: record.text(),
      aliases: record.list { $0.text() },
      coordinate: record.coordinate(),
      kind: record.choice(or: .station),
      country: record.country(),
      coordinateBasis: record.choice(or: .assumption),
      coordinateSource: record.text(),
      notes: record.text()
    )
  }
}

extension Leg {
  func write(to record: inout RecordWriter) {
    record.text(id)
    record.text(name)
    record.text(fromNodeID)
    record.text(toNodeID)
    record.flag(isDirected)
    record.choice(mode)
    record.list(gauges) { $0.count($1.millimetres) }
    record.optional(vesselClass) { $0.choice($1) }
    record.optional(commodity) { $0.choice($1) }
    record.list(countries) { $0.text($1.code) }
    record.number(lengthKm)
    record.choice(lengthKind)
    record.optional(lineLengthKm) { $0.number($1) }
    record.optional(lengthLowKm) { $0.number($1) }
    record.optional(lengthHighKm) { $0.number($1) }
    record.choice(lengthBasis)
    record.optional(lengthException) { $0.text($1) }
    record.choice(availability.status)
    record.optional(availability.opens) { $0.date($1) }
    record.optional(availability.closes) { $0.date($1) }
    record.optional(season) {
      $0.text($1.from.description)
      $0.text($1.to.description)
    }
    record.optional(variant) { $0.text($1) }
    record.optional(electricShare) { $0.number($1) }
    record.text(tracks)
    record.text(traction)
    record.optional(basinID) { $0.text($1) }
    record.optional(geometry) { record, line in
      record.list(line) {
        $0.number($1.longitude)
        $0.number($1.latitude)
      }
    }
    record.choice(geometryBasis)
    record.optional(capacityPerYear) { $0.number($1) }
    record.text(capacityUnit)
    record.list(sourceIDs) { $0.text($1) }
    record.text(asOf)
    record.text(notes)
  }

  init(from record: inout RecordReader) {
    self.init(
      id: record.text(),
      name: record.text(),
      fromNodeID: record.text(),
      toNodeID: record.text(),
      isDirected: record.flag(),
      mode: record.choice(or: .road),
      gauges: record.list { $0.gauge() },
      vesselClass: record.optional { $0.choice(or: .deepSea) },
      commodity: record.optional { $0.choice(or: .gas) },
      countries: record.list { $0.country() },
      lengthKm: record.number(),
      lengthKind: record.choice(or: .line),
      lineLengthKm: record.optional { $0.number() },
      lengthLowKm: record.optional { $0.number() },
      lengthHighKm: record.optional { $0.number() },
      lengthBasis: record.choice(or: .assumption),
      lengthException: record.optional { $0.text() },
      availability: Availability(
        status: record.choice(or: .suspended),
        opens: record.optional { $0.date() } ?? nil,
        closes: record.optional { $0.date() } ?? nil
      ),
      season: record.optional { $0.season() } ?? nil,
      variant: record.optional { $0.text() },
      electricShare: record.optional { $0.number() },
      tracks: record.text(),
      traction: record.text(),
      basinID: record.optional { $0.text() },
      geometry: record.optional { $0.list { $0.coordinate() } },
      geometryBasis: record.choice(or: .schematic),
      capacityPerYear: record.optional { $0.number() },
      capacityUnit: record.text(),
      sourceIDs: record.list { $0.text() },
      asOf: record.text(),
      notes: record.text()
    )
  }
}

extension RecordWriter {
  fileprivate mutating func date(_ date: CivilDate) {
    count(date.year)
    count(date.month)
    count(date.day)
  }
}

extension RecordReader {
  fileprivate mutating func date() -> CivilDate? {
    let (year, month, day) = (count(), count(), count())
    return required(CivilDate(year: year, month: month, day: day))
  }

  fileprivate mutating func coordinate() -> Coordinate {
    let (longitude, latitude) = (number(), number())
    return required(try? Coordinate(longitude: longitude, latitude: latitude))
      ?? Coordinate(trustedLongitude: 0, latitude: 0)
  }

  fileprivate mutating func country() -> Country {
    let code = text()
    return required(Country(code: code)) ?? .highSeas
  }

  fileprivate mutating func gauge() -> Gauge {
    let width = count()
    return required(Gauge(millimetres: width)) ?? .standard1435
  }

  fileprivate mutating func season() -> Season? {
    let from = required(Season.Day(parsing: text()))
    let to = required(Season.Day(parsing: text()))
    guard let from, let to else { return nil }
    return Season(from: from, to: to)
  }
}
