"""What a person sees of the map pages: drives Chromium and asks it what is on the screen.

usage: test_map_page.py FOLDER   (with compare.html, network.html and leaflet.html in it)
"""

import json
import pathlib
import sys
import unittest

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

FOLDER = pathlib.Path(sys.argv.pop(1)).resolve()


def start_browser():
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1500,1200"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    service = webdriver.ChromeService("/usr/bin/chromedriver")
    return webdriver.Chrome(options=options, service=service)


class Page(unittest.TestCase):
    name = ""

    @classmethod
    def setUpClass(cls):
        cls.browser = start_browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()

    def setUp(self):
        self.browser.get_log("performance")
        self.browser.get((FOLDER / self.name).as_uri())

    def tearDown(self):
        self.assertEqual(self.browser.get_log("browser"), [], "the console is silent")
        for entry in self.browser.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                url = message["params"]["request"]["url"]
                self.assertTrue(url.startswith(("file:", "data:")), f"asked for {url}")

    def find(self, selector):
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def visible(self, selector):
        return [element for element in self.find(selector) if element.is_displayed()]

    def style(self, element, name):
        return element.value_of_css_property(name)

    def choose_year(self, year):
        self.browser.execute_script(
            "const input = document.getElementById('year'); input.value = arguments[0];"
            "input.dispatchEvent(new Event('input'));",
            str(year),
        )


class ComparePage(Page):
    name = "compare.html"

    def lines_of(self, route):
        return [
            line.get_attribute("data-leg")
            for line in self.visible("#map-plane .line")
            if str(route) in line.get_attribute("data-routes").split()
        ]

    def test_unticking_a_route_hides_the_lines_that_no_other_route_uses(self):
        before = {line.get_attribute("data-leg") for line in self.visible("#map-plane .line")}
        own = {
            line.get_attribute("data-leg")
            for line in self.find("#map-plane .line")
            if line.get_attribute("data-routes") == "1"
        }
        self.assertTrue(own)
        self.one("#routes input[data-route='1']").click()
        after = {line.get_attribute("data-leg") for line in self.visible("#map-plane .line")}
        self.assertEqual(before - after, own)
        self.assertEqual(self.visible("#map-plane .badge[data-routes='1']"), [])
        self.assertEqual(self.visible("#map-plane .halo[data-routes='1']"), [])
        self.one("#routes input[data-route='1']").click()
        again = {line.get_attribute("data-leg") for line in self.visible("#map-plane .line")}
        self.assertEqual(again, before)

    def test_without_any_route_no_line_is_left_and_the_legend_stays(self):
        for box in self.find("#routes input"):
            box.click()
        self.assertEqual(self.visible("#map-plane .line"), [])
        self.assertTrue(self.one(".legend").is_displayed())
        self.assertEqual(len(self.visible(".legend .badge")), len(self.find("#routes input")))

    def test_the_slider_makes_faint_what_is_not_open_in_a_year(self):
        self.choose_year(2029)
        shut = {
            line.get_attribute("data-leg")
            for line in self.find("#map-plane .line")
            if float(self.style(line, "opacity")) < 0.5
        }
        expected = {
            line.get_attribute("data-leg")
            for line in self.find("#map-plane .line")
            if (line.get_attribute("data-opens") or "") > "2029-12-31"
        }
        self.assertTrue(expected)
        self.assertEqual(shut, expected)
        self.assertIn(str(len(expected)), self.one("#year-says").text)
        self.choose_year(2031)
        for line in self.find("#map-plane .line"):
            self.assertEqual(float(self.style(line, "opacity")), 1)
        self.assertEqual(self.one("#year-says").text, "Everything shown is open.")
        self.one("#year-reset").click()
        self.assertEqual(self.one("#year-says").text, "")

    def test_the_slider_answers_to_the_keyboard(self):
        year = self.one("#year")
        before = int(year.get_attribute("value"))
        year.send_keys(Keys.ARROW_LEFT)
        self.assertEqual(self.one("#year-shown").text, str(before - 1))

    def test_a_heading_sorts_the_table_by_number_both_ways(self):
        heading = next(
            cell for cell in self.find("thead th") if cell.text.split()[:1] == ["km"]
        )
        column = self.find("thead th").index(heading)
        values = lambda: [
            float(row.find_elements(By.CSS_SELECTOR, "td")[column].get_attribute("data-value"))
            for row in self.find("tbody tr")
        ]
        given = values()
        heading.find_element(By.CSS_SELECTOR, "button").click()
        self.assertEqual(values(), sorted(given))
        self.assertEqual(heading.get_attribute("aria-sort"), "ascending")
        heading.find_element(By.CSS_SELECTOR, "button").send_keys(Keys.ENTER)
        self.assertEqual(values(), sorted(given, reverse=True))
        self.assertEqual(heading.get_attribute("aria-sort"), "descending")

    def test_a_row_in_focus_dims_the_other_routes(self):
        row = self.one("tbody tr[data-route='1']")
        self.browser.execute_script("arguments[0].focus()", row)
        for line in self.find("#map-plane .line"):
            is_own = "1" in line.get_attribute("data-routes").split()
            self.assertEqual(float(self.style(line, "opacity")) < 0.5, not is_own)
        self.browser.execute_script("arguments[0].blur()", row)
        self.assertEqual(self.find("#map-plane .dim"), [])

    def test_pointing_at_a_place_shows_its_facts_and_links_its_rows(self):
        mark = self.one("#map-plane .mark[data-node='kg-torugart']")
        ActionChains(self.browser).move_to_element(mark).perform()
        self.assertIn("Torugart", self.one("#detail h2").text)
        self.assertIn("kg-torugart", self.one("#detail dl").text)
        linked = {row.get_attribute("data-route") for row in self.find("tr.linked")}
        self.assertEqual(linked, set(mark.get_attribute("data-routes").split()))

    def test_keys_step_zoom_move_and_go_back(self):
        figure = self.one("#map")
        figure.send_keys("n")
        first = self.one("#detail h2").text
        figure.send_keys("n")
        self.assertNotEqual(self.one("#detail h2").text, first)
        figure.send_keys("p")
        self.assertEqual(self.one("#detail h2").text, first)

        plane = self.one("#map-plane")
        mark = self.one("#map-plane .mark")
        ground = self.one("#map-plane .ground")
        width, size = ground.rect["width"], mark.rect["width"]
        start = plane.get_attribute("transform")
        figure.send_keys("+")
        self.assertAlmostEqual(ground.rect["width"] / width, 1.5, places=1)
        self.assertAlmostEqual(mark.rect["width"], size, delta=1)
        zoomed = plane.get_attribute("transform")
        figure.send_keys(Keys.ARROW_RIGHT)
        self.assertNotEqual(plane.get_attribute("transform"), zoomed)
        figure.send_keys("0")
        self.assertEqual(plane.get_attribute("transform"), start)

    def test_the_wheel_zooms_and_a_drag_moves(self):
        plane = self.one("#map-plane")
        svg = self.one("#map svg")
        start = plane.get_attribute("transform")
        origin = webdriver.common.actions.wheel_input.ScrollOrigin.from_element(svg)
        ActionChains(self.browser).scroll_from_origin(origin, 0, -400).perform()
        zoomed = plane.get_attribute("transform")
        self.assertNotEqual(zoomed, start)
        ActionChains(self.browser).click_and_hold(svg).move_by_offset(40, 20).release().perform()
        self.assertNotEqual(plane.get_attribute("transform"), zoomed)

    def test_everything_that_can_be_used_is_reached_by_tab(self):
        reached = set()
        self.browser.execute_script("document.body.focus()")
        for _ in range(80):
            ActionChains(self.browser).send_keys(Keys.TAB).perform()
            focused = self.browser.switch_to.active_element
            reached.add(
                focused.get_attribute("id")
                or f"{focused.tag_name} {focused.get_attribute('data-route') or focused.text}"
            )
        self.assertIn("map", reached)
        self.assertIn("year", reached)
        self.assertIn("year-reset", reached)
        for box in self.find("#routes input"):
            self.assertIn(f"input {box.get_attribute('data-route')}", reached)
        for row in self.find("tbody tr[data-route]"):
            self.assertIn(f"tr {row.get_attribute('data-route')}", reached)

    def test_texts_have_the_contrast_of_wcag_aa(self):
        ratios = self.browser.execute_script(CONTRAST)
        self.assertGreater(len(ratios), 40)
        for text, ratio in ratios:
            self.assertGreaterEqual(ratio, 4.5, text)

    def test_the_page_can_fetch_nothing(self):
        blocked = self.browser.execute_async_script(
            "const done = arguments[0];"
            "fetch('https://example.invalid/').then(() => done(false), () => done(true));"
        )
        self.assertTrue(blocked)
        # The policy's own complaint is what we came for.
        complaints = self.browser.get_log("browser")
        self.assertTrue(any("Content Security Policy" in entry["message"] for entry in complaints))


class NetworkPage(Page):
    name = "network.html"

    def test_what_is_built_later_stands_out_when_its_year_comes(self):
        dashed = self.find("#map-plane .line.dashed")
        self.assertTrue(dashed)
        path = dashed[0].find_element(By.CSS_SELECTOR, "path")
        self.assertNotEqual(self.style(path, "stroke-dasharray"), "none")
        self.choose_year(2031)
        opens = [line for line in dashed if line.get_attribute("data-opens")]
        for line in opens:
            first = line.find_element(By.CSS_SELECTOR, "path")
            self.assertEqual(self.style(first, "stroke-dasharray"), "none")

    def test_every_label_is_on_the_screen_and_none_lies_on_another(self):
        boxes = [element.rect for element in self.visible(".label text")]
        self.assertGreater(len(boxes), 10)
        labels = [element.rect for element in self.visible("#map-plane .label-box")]
        for index, a in enumerate(labels):
            for b in labels[index + 1 :]:
                apart = (
                    a["x"] + a["width"] <= b["x"] + 1
                    or b["x"] + b["width"] <= a["x"] + 1
                    or a["y"] + a["height"] <= b["y"] + 1
                    or b["y"] + b["height"] <= a["y"] + 1
                )
                self.assertTrue(apart, (a, b))

    def test_letters_stay_within_the_room_kept_for_them(self):
        overflow = self.browser.execute_script(
            """
            return [...document.querySelectorAll("#map-plane .label")].flatMap((label) => {
              const room = label.querySelector(".label-box").getBBox();
              return [...label.querySelectorAll("text")].filter((text) => {
                const box = text.getBBox();
                return box.x < room.x - 0.5 || box.x + box.width > room.x + room.width + 0.5;
              }).map((text) => text.textContent);
            });
            """
        )
        self.assertEqual(overflow, [])


class LeafletPage(Page):
    name = "leaflet.html"

    def test_leaflet_draws_the_lines_and_a_toggle_takes_them_away(self):
        before = len(self.find("path.leaflet-interactive"))
        self.assertGreater(before, 10)
        self.find(".leaflet-control-layers-selector")[0].click()
        self.assertLess(len(self.find("path.leaflet-interactive")), before)

    def test_the_map_fills_the_window_and_its_controls_are_on_it(self):
        width, height = self.browser.execute_script("return [innerWidth, innerHeight]")
        control = self.one(".leaflet-control-layers").rect
        self.assertLess(control["x"] + control["width"], width + 1)
        self.assertLess(control["y"] + control["height"], height / 2)
        scroll = self.browser.execute_script("return document.documentElement.scrollWidth")
        self.assertLessEqual(scroll, width)

    def test_the_licence_of_leaflet_is_in_the_page(self):
        self.assertIn("Agafonkin", self.browser.page_source)


CONTRAST = """
  const channel = (value) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = ([r, g, b]) =>
    0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parse = (text) => (text.match(/[0-9.]+/g) ?? []).map(Number);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = parse(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0.99) return color;
    }
    return [255, 255, 255];
  };
  const result = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === 3 && node.textContent.trim() !== "");
    if (!own || ["SCRIPT", "STYLE", "title", "desc"].includes(element.tagName)) continue;
    const style = getComputedStyle(element);
    const isDrawn = element instanceof SVGElement;
    const color = parse(isDrawn ? style.fill : style.color);
    let behind = ground(element);
    const sign = isDrawn ? element.closest(".badge, .inset-tag") : null;
    if (sign) behind = parse(getComputedStyle(sign.querySelector("circle, rect")).fill);
    const [high, low] = [luminance(color), luminance(behind)].sort((a, b) => b - a);
    result.push([element.textContent.trim().slice(0, 40), (high + 0.05) / (low + 0.05)]);
  }
  return result;
"""

if __name__ == "__main__":
    suite = unittest.TestSuite()
    for case in (ComparePage, NetworkPage, LeafletPage):
        suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(case))
    outcome = unittest.TextTestRunner(verbosity=1).run(suite)
    sys.exit(0 if outcome.wasSuccessful() else 1)
