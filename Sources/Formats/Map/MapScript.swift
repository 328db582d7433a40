/// The script of a map's page. It changes classes, positions and texts; it makes no markup and asks
/// for nothing.
enum MapScript {
  static let text = view + links

  /// Pan and zoom by wheel, touch and drag.
  private static let view = """
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
        // A sign that made room for another stays with its place.
        anchors.set(mark.dataset.node, mark.dataset.x === undefined
          ? [box.x + box.width / 2, box.y + box.height / 2]
          : [Number(mark.dataset.x), Number(mark.dataset.y)]);
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

    """
}
