import Geo

/// The JSON of explanations; its keys are in Documentation/json.md.
public enum ExplanationDocument {
  public static func write(
    _ explanations: [Explanation],
    network: Network,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.member("schema_version", ItineraryDocument.schemaVersion)
      json.member("kind", "explanation")
      json.members(network.edition)
      json.array("explanations") { json in
        for explanation in explanations { write(explanation, to: &json) }
      }
    }
    json.endDocument()
  }

  private static func write(_ explanation: Explanation, to json: inout JSONWriter) {
    json.object { json in
      json.member("kind", explanation.kind.rawValue)
      json.member("id", explanation.id)
      json.array("figures") { json in
        for figure in explanation.figures {
          json.object { json in
            json.member("quantity", figure.quantity)
            json.member("unit", figure.unit)
            json.member("value", orNull: figure.value)
            json.member("low", orNull: figure.low)
            json.member("high", orNull: figure.high)
          }
        }
      }
      json.member("basis", orNull: explanation.basis?.rawValue)
      json.member("as_of", orNull: explanation.asOf.isEmpty ? nil : explanation.asOf)
      json.array("facts") { json in
        for fact in explanation.facts {
          json.object { json in
            json.member("field", fact.field)
            json.member("value", fact.value)
          }
        }
      }
      json.array("sources") { json in
        for source in explanation.sources {
          json.object { json in
            json.member("id", source.id)
            json.member("publisher", source.publisher)
            json.member("url", source.url)
          }
        }
      }
      json.strings("corridor_ids", explanation.corridorIDs)
    }
  }
}
