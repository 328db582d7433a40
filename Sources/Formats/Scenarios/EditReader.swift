import Geo
import Routing
import Scenarios

/// Reads edits: one verb each, with its words.
///
/// ```yaml
/// - close: { country: RU, reason: "sanctions" }
/// - scale: { crossing: { country: KZ, mode: rail }, hours: 0.5 }
/// ```
struct EditReader {
  /// Where `within` looks for its files: the directory of the scenario.
  let directory: String
  var problems: [ScenarioProblem] = []

  init(directory: String) {
    self.directory = directory
  }

  enum Verb: String, CaseIterable {
    case open
    case close
    case set
    case scale
    case regauge
    case add
    case remove
    case tariff
  }

  /// Reads a list of edits.
  mutating func edits(_ value: MarkedValue) -> [PlacedEdit] {
    if value.isNull { return [] }
    guard case .sequence(let items) = value.content else {
      report("edits are a list, one a line after '- ', not \(value.noun)", value)
      return []
    }
    return items.compactMap { edit($0) }
  }

  private mutating func edit(_ value: MarkedValue) -> PlacedEdit? {
    guard case .mapping(let pairs) = value.content, let (key, body) = pairs.first, pairs.count == 1
    else {
      report(
        "an edit is one verb and its words, such as close: { country: RU }, not \(value.noun)",
        value
      )
      return nil
    }
    guard let verb = key.text.flatMap(Verb.init(rawValue:)) else {
      let words = Verb.allCases.map(\.rawValue)
      let near = NameFolding.suggestions(for: key.text ?? "", among: words)
      report(
        "no verb \(key.noun)"
          + (near.isEmpty
            ? "; there are \(words.joined(separator: ", "))" : "; did you mean '\(near[0])'?"),
        key
      )
      return nil
    }
    guard var fields = EditFields(body, noun: verb.rawValue, problems: &problems) else {
      return nil
    }
    let edit: (any ScenarioEdit)?
    switch verb {
    case .open: edit = open(&fields)
    case .close: edit = close(&fields)
    case .set: edit = set(&fields)
    case .scale: edit = scale(&fields)
    case .regauge: edit = regauge(&fields)
    case .add: edit = add(&fields)
    case .remove: edit = remove(&fields)
    case .tariff: edit = tariff(&fields)
    }
    fields.finish(problems: &problems)
    return edit.map { PlacedEdit($0, at: key.place, places: fields.places) }
  }

  mutating func report(_ message: String, _ value: MarkedValue) {
    problems.append(ScenarioProblem(message, at: value.place))
  }
}

// MARK: - Verbs of a few words

extension EditReader {
  private mutating func open(_ fields: inout EditFields) -> OpenEdit? {
    let from = fields.date("from", problems: &problems)
    let reason = fields.text("reason", problems: &problems)
    let allowsEmpty = fields.flag("allow_empty", problems: &problems) ?? false
    guard let selector = selector(ofTermsIn: &fields) else { return nil }
    return OpenEdit(selector, from: from, reason: reason, allowsEmpty: allowsEmpty)
  }

  private mutating func close(_ fields: inout EditFields) -> CloseEdit? {
    let from = fields.date("from", problems: &problems)
    let reason = fields.text("reason", problems: &problems)
    let allowsEmpty = fields.flag("allow_empty", problems: &problems) ?? false
    guard let selector = selector(ofTermsIn: &fields) else { return nil }
    return CloseEdit(selector, from: from, reason: reason, allowsEmpty: allowsEmpty)
  }

  private mutating func set(_ fields: inout EditFields) -> SetEdit? {
    let kinds: [ElementKind] = [.leg, .facility, .crossing, .service]
    guard let target = target(of: kinds, in: &fields) else { return nil }
    let before = problems.count
    var figures = SetEdit.NewFigures()
    switch target.kind {
    case .leg:
      figures.lengthKm = fields.number("length_km", in: FigureRange.aboveZero, problems: &problems)
      figures.lineLengthKm = fields.number(
        "line_length_km",
        in: FigureRange.aboveZero,
        problems: &problems
      )
      figures.electricShare = fields.number(
        "electric_share",
        in: FigureRange.share,
        problems: &problems
      )
    case .service:
      figures.hours = fields.hours("hours", problems: &problems)
      figures.headwayHours = fields.number(
        "headway_hours",
        in: FigureRange.anyAmount,
        problems: &problems
      )
    case .facility, .crossing:
      figures.hours = fields.hours("hours", problems: &problems)
      figures.usdPerFEU = fields.number(
        "usd_per_feu",
        in: FigureRange.anyAmount,
        problems: &problems
      )
    case .node, .tariff: break
    }
    if target.kind == .leg || target.kind == .facility {
      figures.status = fields.choice("status", as: Status.self, problems: &problems)
      figures.opens = fields.day("opens", problems: &problems)
      figures.closes = fields.day("closes", problems: &problems)
      figures.capacityPerYear = fields.number(
        "capacity_per_year",
        in: FigureRange.anyAmount,
        problems: &problems
      )
    }
    let reason = fields.text("reason", problems: &problems)
    guard figures != SetEdit.NewFigures() else {
      if problems.count == before, !fields.hasMore { reportNothing("set", "to set", fields) }
      return nil
    }
    return SetEdit(target, figures, reason: reason)
  }

  private mutating func scale(_ fields: inout EditFields) -> ScaleEdit? {
    let kinds: [ElementKind] = [.leg, .facility, .crossing, .service]
    guard let target = target(of: kinds, in: &fields) else { return nil }
    let before = problems.count
    var factors = ScaleEdit.Factors()
    if target.kind == .leg {
      factors.speed = fields.number("speed", in: FigureRange.aboveZero, problems: &problems)
      if factors.speed == nil {
        factors.hours = fields.number("hours", in: FigureRange.aboveZero, problems: &problems)
      }
    } else {
      factors.hours = fields.number("hours", in: FigureRange.anyAmount, problems: &problems)
    }
    if target.kind == .service {
      factors.headwayHours = fields.number(
        "headway_hours",
        in: FigureRange.aboveZero,
        problems: &problems
      )
    } else {
      factors.usd = fields.number("usd", in: FigureRange.anyAmount, problems: &problems)
    }
    let reason = fields.text("reason", problems: &problems)
    guard factors != ScaleEdit.Factors() else {
      if problems.count == before, !fields.hasMore {
        reportNothing("scale", "to multiply by", fields)
      }
      return nil
    }
    return ScaleEdit(target, factors, reason: reason)
  }

  private mutating func reportNothing(_ verb: String, _ what: String, _ fields: EditFields) {
    problems.append(ScenarioProblem("\(verb) has nothing \(what)", at: fields.place))
  }

  private mutating func regauge(_ fields: inout EditFields) -> RegaugeEdit? {
    let target = target(of: [.leg], in: &fields)
    if !fields.words.contains("gauge") {
      _ = fields.require("gauge", "1435", problems: &problems)
    }
    let gauges = fields.gauges("gauge", problems: &problems)
    let places = fields.texts("facility_at", problems: &problems) ?? []
    let hours = fields.hours("hours", problems: &problems)
    let usd = fields.number("usd_per_feu", in: FigureRange.anyAmount, problems: &problems)
    let reason = fields.text("reason", problems: &problems)
    guard let target, let gauges else { return nil }
    return RegaugeEdit(
      target,
      gauges: gauges,
      facilitiesAt: places,
      hours: hours,
      usdPerFEU: usd,
      reason: reason
    )
  }

  private mutating func remove(_ fields: inout EditFields) -> RemoveEdit? {
    let target = target(of: [.node, .leg, .facility], in: &fields)
    let reason = fields.text("reason", problems: &problems)
    return target.map { RemoveEdit($0, reason: reason) }
  }

  private mutating func tariff(_ fields: inout EditFields) -> TariffEdit? {
    let mode = fields.require("mode", "rail", problems: &problems)
      .flatMap { fields.choice($0, "mode", as: Mode.self, problems: &problems) }
    let country = fields.country("country", problems: &problems)
    if !fields.words.contains("usd_per_feu_km") {
      _ = fields.require("usd_per_feu_km", "0.24", problems: &problems)
    }
    let usd = fields.number("usd_per_feu_km", in: FigureRange.anyAmount, problems: &problems)
    let from = fields.date("valid", problems: &problems)
    let reason = fields.text("reason", problems: &problems)
    guard let mode, let usd else { return nil }
    return TariffEdit(
      mode: mode,
      country: country,
      usdPerFEUKm: usd,
      validFrom: from,
      reason: reason
    )
  }
}
