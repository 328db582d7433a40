/// The parts of the page that are the same for every map.
enum MapPage {
  static let keys =
    "Wheel or + and − zoom, drag or arrows move, 0 shows all, N and P step through what is drawn."

  static let style = """
    :root { font: 15px/1.4 'DejaVu Sans', Verdana, Arial, sans-serif; color: #1A1A1A; }
    body { margin: 0; padding: 12px; background: #FFFFFF; }
    main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; align-items: start; }
    #map { margin: 0; min-width: 0; }
    #chart { min-width: 0; }
    #side { display: flex; flex-wrap: wrap; gap: 12px 16px; align-items: flex-start; min-width: 0; }
    #side > * { flex: 1 1 230px; }
    @media (min-width: 1000px) {
      main { grid-template-columns: minmax(0, 3fr) minmax(250px, 1fr); }
      main.charted { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); }
      main.charted #side { grid-column: 1 / -1; }
    }
    #map svg { width: 100%; height: auto; display: block; touch-action: none; }
    fieldset { border: 1px solid #767676; margin: 0; min-width: 0; }
    #routes label { display: flex; align-items: baseline; margin: 4px 0; }
    #routes input { margin: 0 8px 0 0; }
    .sign { display: inline-block; border-radius: 11px; flex: none; min-width: 22px;
      line-height: 22px; padding: 0 2px; box-sizing: border-box; margin-right: 6px;
      text-align: center; font-weight: bold; }
    input[type=range] { width: 100%; }
    #side > #keys { margin: 0; font-size: 13px; flex-basis: 100%; }
    #side > #routes, #side > #detail { flex: 2 1 300px; }
    #detail { border: 1px solid #767676; padding: 8px; min-height: 9em; }
    #detail h2 { font-size: 16px; margin: 0 0 6px; }
    #detail dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 10px; margin: 0; }
    #detail dt { color: #4A4A4A; }
    #detail dd { margin: 0; overflow-wrap: anywhere; }
    #table { overflow-x: auto; margin-top: 16px; }
    #chart svg { width: 100%; height: auto; display: block; }
    table { border-collapse: collapse; font-size: 13px; }
    caption { text-align: left; padding: 4px 0; color: #4A4A4A; }
    th, td { border-bottom: 1px solid #C4C4C4; padding: 4px 8px; text-align: left; }
    th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
    th button { font: inherit; font-weight: bold; background: none; border: 0; padding: 2px;
      cursor: pointer; color: inherit; }
    th[aria-sort=ascending] button::after { content: " \\2191"; }
    th[aria-sort=descending] button::after { content: " \\2193"; }
    tr.linked, tbody tr:hover, tbody tr:focus { background: #FFF3C4; }
    :focus-visible { outline: 3px solid #0050B3; outline-offset: 2px; }
    #map-plane path, #map-plane rect { vector-effect: non-scaling-stroke; }
    .line, .mark { cursor: pointer; }
    .away { display: none; }
    .dim { opacity: 0.15; }
    .line.shut { opacity: 0.22; }
    .line.open-then.dashed path:first-of-type { stroke-dasharray: none; }
    .chosen path { stroke-width: 6px; }
    .line.linked path:last-of-type { stroke-width: 5px; }
    .mark.chosen, .stop.linked { filter: drop-shadow(0 0 3px #000000); }
    .zoomed .degrees, .zoomed #map-plane .inset-tag { visibility: hidden; }
    @media print { #side { display: none; } }
    """
}
