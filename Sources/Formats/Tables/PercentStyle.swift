/// Shares as people read them.
public enum PercentStyle {
  /// As many decimals as it takes, at most four: `0.5 %`, `60 %`.
  public static func text(_ share: Double) -> String {
    var text = NumberStyle.fixed(share * 100, decimals: 4)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text + " %"
  }

  /// To a whole percent.
  public static func rounded(_ share: Double) -> String {
    NumberStyle.fixed(share * 100, decimals: 0) + " %"
  }
}
