/// What formats that begin with their layers have to know of all features.
struct FeatureSurvey {
  private(set) var tables: [FeatureLayer: FeatureTable] = [:]
  private(set) var legend: FeatureLegend

  /// Goes through all features once.
  ///
  /// - Complexity: O(properties); memory for the columns and the legend only.
  init(_ source: some FeatureSource) {
    legend = FeatureLegend(categories: source.categories)
    for layer in source.layers { tables[layer] = FeatureTable() }
    for feature in source.features {
      tables[feature.layer, default: FeatureTable()].add(feature)
      legend.add(feature)
    }
  }
}
