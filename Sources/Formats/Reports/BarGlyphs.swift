import Geo

/// What bars on a terminal are made of.
public enum BarGlyphs: String, CaseIterable, Sendable {
  case blocks
  /// For terminals and files that show nothing else.
  case ascii

  /// The cell of a kind of stage; no two are alike.
  func cell(_ kind: StageKind) -> Character {
    switch (kind, self) {
    case (.moving(.rail), .blocks): "█"
    case (.moving(.rail), .ascii): "#"
    case (.moving(.road), .blocks): "▓"
    case (.moving(.road), .ascii): "%"
    case (.moving(.sea), .blocks): "░"
    case (.moving(.sea), .ascii): "~"
    case (.moving(.ferry), .blocks): "▒"
    case (.moving(.ferry), .ascii): "f"
    case (.moving(.inlandWaterway), .blocks): "▚"
    case (.moving(.inlandWaterway), .ascii): "c"
    case (.moving(.pipeline), .blocks): "▬"
    case (.moving(.pipeline), .ascii): "="
    case (.standing(.gaugeChange), .blocks): "◆"
    case (.standing(.gaugeChange), .ascii): "X"
    case (.standing(.border), .blocks): "▌"
    case (.standing(.border), .ascii): "|"
    case (.standing(.port), .blocks): "▄"
    case (.standing(.port), .ascii): "P"
    case (.standing(.berth), .blocks): "▖"
    case (.standing(.berth), .ascii): "b"
    case (.standing(.modeChange), .blocks): "▲"
    case (.standing(.modeChange), .ascii): "^"
    case (.standing(.passage), .blocks): "≈"
    case (.standing(.passage), .ascii): "s"
    case (.standing(.wait), _): "."
    case (.standing(.end), _): "o"
    case (.standing(.place), _): "-"
    }
  }

  /// From the lowest to the highest.
  var levels: [Character] {
    switch self {
    case .blocks: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    case .ascii: ["_", ".", ":", "-", "=", "+", "*", "#"]
    }
  }
}
