extension MapScript {
  /// What belongs together on the map, in the chart and in the table; keys, sliders, sorting.
  static let links = """
      // Details.
      const detail = document.getElementById("detail");
      const rows = all("tbody tr[data-routes]");
      const stopsOfChart = all("#chart .stop");
      const linesOfChart = all("#chart .line");
      let chosen = null;
      const choose = (element) => {
        if (element === chosen) return;
        chosen?.classList.remove("chosen");
        chosen = element;
        for (const row of rows) {
          row.classList.toggle("linked", element !== null && (row.dataset.node === undefined
            ? routesOf(element).includes(Number(row.dataset.routes))
            : row.dataset.node === element.dataset.node));
        }
        for (const stop of stopsOfChart) {
          stop.classList.toggle("linked",
            element !== null && stop.dataset.node === element.dataset.node);
        }
        for (const line of linesOfChart) {
          line.classList.toggle("linked", element !== null && element.dataset.line !== undefined
            && routesOf(element).includes(routesOf(line)[0]));
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
      const markOf = (node) =>
        all(".mark", plane).find((mark) => mark.dataset.node === node) ?? null;
      for (const stop of stopsOfChart) {
        stop.addEventListener("pointerenter", () => choose(markOf(stop.dataset.node)));
      }

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
      const drawn = all("svg [data-routes]").filter((element) => !element.closest(".legend"));
      const showOnly = (elements, isOn) => {
        for (const element of elements) {
          const routes = routesOf(element);
          element.classList.toggle("away", routes.length > 0 && !routes.some(isOn));
        }
      };
      const toggle = () => {
        const on = new Set(
          boxes.filter((box) => box.checked).map((box) => Number(box.dataset.route)));
        showOnly(drawn, (route) => on.has(route));
      };
      for (const box of boxes) box.addEventListener("change", toggle);

      // The bands of a reach, the nearest first.
      const within = document.getElementById("within");
      within?.addEventListener("input", () => {
        const last = Number(within.value);
        document.getElementById("within-shown").textContent = data.bands[last - 1];
        showOnly([...drawn, ...rows], (route) => route < last);
      });

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
        for (const element of drawn) {
          const routes = routesOf(element);
          element.classList.toggle("dim",
            route !== null && routes.length > 0 && !routes.includes(route));
        }
        for (const row of rows) {
          row.classList.toggle("linked", route !== null && routesOf(row).includes(route));
        }
      };
      const whilePointed = (element, act, undo) => {
        for (const name of ["pointerenter", "focus"]) element.addEventListener(name, act);
        for (const name of ["pointerleave", "blur"]) element.addEventListener(name, undo);
      };
      for (const row of rows) {
        const node = row.dataset.node;
        const route = Number(row.dataset.routes);
        whilePointed(row,
          () => node === undefined ? highlight(route) : choose(markOf(node)),
          () => node === undefined ? highlight(null) : choose(null));
      }
      for (const line of linesOfChart) {
        line.setAttribute("tabindex", "0");
        whilePointed(line, () => highlight(routesOf(line)[0]), () => highlight(null));
      }
      show();
    })();
    """
}
