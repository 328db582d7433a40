/// The parts of the page that are the same for every map.
enum MapPage {
  static let keys =
    "Wheel or + and − zoom, drag or arrows move, 0 shows all, N and P step through what is drawn."

  static let style = """
    :root { font: 15px/1.4 'DejaVu Sans', Verdana, Arial, sans-serif; color: #1A1A1A; }
    body { margin: 0; padding: 12px; background: #FFFFFF; }
    main { display: flex; flex-wrap: wrap; gap: 16px; }
    #map { flex: 1 1 640px; margin: 0; min-width: 0; }
    #map svg { width: 100%; height: auto; display: block; touch-action: none; }
    aside { flex: 0 1 300px; min-width: 240px; }
    fieldset { border: 1px solid #767676; margin: 0 0 12px; }
    #routes label { display: flex; gap: 6px; align-items: baseline; margin: 4px 0; }
    #routes .number { border-radius: 11px; flex: none; width: 22px; line-height: 22px;
      text-align: center; font-weight: bold; }
    #year { width: 100%; }
    #keys { margin: 0 0 12px; font-size: 13px; }
    #detail { border: 1px solid #767676; padding: 8px; min-height: 9em; }
    #detail h2 { font-size: 16px; margin: 0 0 6px; }
    #detail dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 10px; margin: 0; }
    #detail dt { color: #4A4A4A; }
    #detail dd { margin: 0; overflow-wrap: anywhere; }
    #table { overflow-x: auto; margin-top: 16px; }
    #chart svg { max-width: 100%; height: auto; }
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
    .mark.chosen { filter: drop-shadow(0 0 3px #000000); }
    .zoomed .degrees, .zoomed #map-plane .inset-tag { visibility: hidden; }
    @media print { aside, #keys { display: none; } }
    """

  static let script = """
    (() => {
      "use strict";
      const data = JSON.parse(document.getElementById("data").textContent);
      const figure = document.getElementById("map");
      const svg = figure.querySelector("svg");
      const plane = document.getElementById("map-plane");
      const all = (selector, root = document) => [...root.querySelectorAll(selector)];
      const routesOf = (element) =>
        (element.dataset.routes ?? "").split(" ").filter((text) => text !== "").map(Number);

      // Looking closer: the plane is moved and scaled, symbols and labels keep their size.
      const frame = svg.querySelector("rect.frame").getBBox();
      const view = { x: 0, y: 0, scale: 1 };
      const anchors = new Map();
      for (const mark of all(".mark", plane)) {
        const box = mark.getBBox();
        anchors.set(mark.dataset.node, [box.x + box.width / 2, box.y + box.height / 2]);
      }
      const steady = all(".mark, .label, .badge", plane).map((element) => {
        const box = element.getBBox();
        const own = [box.x + box.width / 2, box.y + box.height / 2];
        return [element, anchors.get(element.dataset.node) ?? own];
      });
      const bar = svg.querySelector(".scale-bar text");
      const barText = bar?.textContent ?? "";
      const barKm = Number(barText.split(" ")[0].replaceAll(",", ""));
      const show = () => {
        const { x, y, scale } = view;
        plane.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
        for (const [element, [cx, cy]] of steady) {
          const shift = 1 - 1 / scale;
          element.setAttribute("transform",
            `translate(${cx * shift} ${cy * shift}) scale(${1 / scale})`);
        }
        svg.classList.toggle("zoomed", scale !== 1 || x !== 0 || y !== 0);
        if (bar) {
          bar.textContent = scale === 1 ? barText
            : `${(barKm / scale).toPrecision(3)} km in the middle of the map`;
        }
      };
      const clamp = () => {
        view.scale = Math.min(Math.max(view.scale, 1), 40);
        const keep = (value, low, size) =>
          Math.min(Math.max(value, (low + size) * (1 - view.scale)), low * (1 - view.scale));
        view.x = keep(view.x, frame.x, frame.width);
        view.y = keep(view.y, frame.y, frame.height);
      };
      const zoom = (factor, cx, cy) => {
        const before = view.scale;
        view.scale = Math.min(Math.max(before * factor, 1), 40);
        const ratio = view.scale / before;
        view.x = cx - (cx - view.x) * ratio;
        view.y = cy - (cy - view.y) * ratio;
        clamp();
        show();
      };
      const move = (dx, dy) => {
        view.x += dx;
        view.y += dy;
        clamp();
        show();
      };
      const local = (event) => {
        const point = new DOMPoint(event.clientX, event.clientY);
        return point.matrixTransform(svg.getScreenCTM().inverse());
      };
      svg.addEventListener("wheel", (event) => {
        event.preventDefault();
        const at = local(event);
        zoom(Math.exp(-event.deltaY * 0.002), at.x, at.y);
      }, { passive: false });
      const fingers = new Map();
      svg.addEventListener("pointerdown", (event) => {
        fingers.set(event.pointerId, local(event));
      });
      svg.addEventListener("pointermove", (event) => {
        if (!fingers.has(event.pointerId)) return;
        const was = fingers.get(event.pointerId);
        const now = local(event);
        fingers.set(event.pointerId, now);
        if (fingers.size === 1) {
          move(now.x - was.x, now.y - was.y);
        } else {
          const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
          const spread = (point) => Math.hypot(point.x - other.x, point.y - other.y);
          if (spread(was) > 0) {
            zoom(spread(now) / spread(was), (now.x + other.x) / 2, (now.y + other.y) / 2);
          }
        }
      });
      for (const name of ["pointerup", "pointercancel", "pointerleave"]) {
        svg.addEventListener(name, (event) => fingers.delete(event.pointerId));
      }

      // Details.
      const detail = document.getElementById("detail");
      const rows = all("tbody tr[data-route]");
      let chosen = null;
      const choose = (element) => {
        if (element === chosen) return;
        chosen?.classList.remove("chosen");
        chosen = element;
        for (const row of rows) {
          row.classList.toggle("linked",
            element !== null && routesOf(element).includes(Number(row.dataset.route)));
        }
        if (element === null) return;
        element.classList.add("chosen");
        const entry = element.dataset.line !== undefined
          ? data.lines[Number(element.dataset.line)] : data.marks[Number(element.dataset.mark)];
        const heading = document.createElement("h2");
        heading.textContent = entry.title;
        const list = document.createElement("dl");
        for (const [name, value] of entry.facts) {
          const term = document.createElement("dt");
          term.textContent = name;
          const description = document.createElement("dd");
          description.textContent = value;
          list.append(term, description);
        }
        detail.replaceChildren(heading, list);
      };
      svg.addEventListener("pointerover", (event) => {
        const element = event.target.closest(".line, .mark");
        if (element) choose(element);
      });

      // Keys.
      const stops = all(".line, .mark", plane);
      const step = (by) => {
        const shown = stops.filter((element) => !element.classList.contains("away"));
        if (shown.length === 0) return;
        const at = shown.indexOf(chosen);
        choose(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1)
          : (at + by + shown.length) % shown.length]);
      };
      const middle = [frame.x + frame.width / 2, frame.y + frame.height / 2];
      const keys = {
        "+": () => zoom(1.5, ...middle), "=": () => zoom(1.5, ...middle),
        "-": () => zoom(1 / 1.5, ...middle),
        "0": () => { view.scale = 1; view.x = 0; view.y = 0; show(); },
        ArrowLeft: () => move(60, 0), ArrowRight: () => move(-60, 0),
        ArrowUp: () => move(0, 60), ArrowDown: () => move(0, -60),
        n: () => step(1), p: () => step(-1), Escape: () => choose(null),
      };
      figure.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        if (!Object.hasOwn(keys, key)) return;
        event.preventDefault();
        keys[key]();
      });

      // Routes shown.
      const boxes = all("#routes input");
      const belonging = all("[data-routes]", svg);
      const toggle = () => {
        const on = new Set(
          boxes.filter((box) => box.checked).map((box) => Number(box.dataset.route)));
        for (const element of belonging) {
          const routes = routesOf(element);
          const isAway = boxes.length > 0 && routes.length > 0
            && !routes.some((route) => on.has(route));
          element.classList.toggle("away", isAway && !element.closest(".legend"));
        }
      };
      for (const box of boxes) box.addEventListener("change", toggle);

      // Years.
      const year = document.getElementById("year");
      const says = document.getElementById("year-says");
      const lines = all(".line", svg);
      const isOpen = ({ status, opens, closes }, day) => {
        if (closes !== undefined && day >= closes) return false;
        if (status === "operational") return opens === undefined || day >= opens;
        return status !== "suspended" && opens !== undefined && day >= opens;
      };
      const showYear = () => {
        const day = `${year.value}-12-31`;
        document.getElementById("year-shown").textContent = year.value;
        const shut = new Set();
        for (const line of lines) {
          const open = isOpen(line.dataset, day);
          line.classList.toggle("shut", !open);
          line.classList.toggle("open-then", open);
          if (!open) shut.add(line.dataset.leg);
        }
        says.textContent = shut.size === 0 ? "Everything shown is open."
          : `${shut.size} of ${new Set(lines.map((line) => line.dataset.leg)).size} legs are not `
            + "open; they are faint.";
      };
      const asked = year.value;
      year.addEventListener("input", showYear);
      document.getElementById("year-reset").addEventListener("click", () => {
        year.value = asked;
        document.getElementById("year-shown").textContent = asked;
        says.textContent = "";
        for (const line of lines) line.classList.remove("shut", "open-then");
      });

      // The table: sorted by its headings, linked with the lines.
      const headings = all("thead th");
      headings.forEach((heading, column) => {
        heading.querySelector("button").addEventListener("click", () => {
          const down = heading.getAttribute("aria-sort") === "ascending";
          for (const other of headings) other.removeAttribute("aria-sort");
          heading.setAttribute("aria-sort", down ? "descending" : "ascending");
          const isNumeric = heading.classList.contains("number");
          const body = document.querySelector("tbody");
          const value = (row) => row.cells[column].dataset.value;
          const compare = (a, b) => {
            const [x, y] = [value(a), value(b)];
            // What is unknown stays at the end either way.
            if (x === "" || y === "") return (x === "") - (y === "");
            const order = isNumeric ? Number(x) - Number(y) : x < y ? -1 : x > y ? 1 : 0;
            return down ? -order : order;
          };
          body.append(...[...body.rows].sort(compare));
        });
      });
      const highlight = (route) => {
        for (const element of belonging) {
          const routes = routesOf(element);
          element.classList.toggle("dim",
            route !== null && routes.length > 0 && !routes.includes(route)
            && !element.closest(".legend"));
        }
      };
      for (const row of rows) {
        const route = Number(row.dataset.route);
        for (const name of ["pointerenter", "focus"]) {
          row.addEventListener(name, () => highlight(route));
        }
        for (const name of ["pointerleave", "blur"]) {
          row.addEventListener(name, () => highlight(null));
        }
      }
      show();
    })();
    """
}
