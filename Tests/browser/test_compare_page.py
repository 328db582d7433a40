"""What a person sees of a comparison: lines, chart, slider, table, keys and fingers."""

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from page import Page


class ComparePage(Page):
    name = "compare.html"

    def test_texts_have_the_contrast_of_wcag_aa(self):
        self.check_contrast(40)

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
        row = self.one("tbody tr[data-routes='1']")
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
        linked = {row.get_attribute("data-routes") for row in self.find("tr.linked")}
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

    def test_two_fingers_zoom_and_one_moves(self):
        plane = self.one("#map-plane")
        box = self.one("#map svg").rect
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

        def touch(kind, *points):
            fingers = [{"x": x + dx, "y": y + dy, "id": n} for n, (dx, dy) in enumerate(points)]
            self.browser.execute_cdp_cmd(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers}
            )

        touch("touchStart", (-20, 0), (20, 0))
        touch("touchMove", (-60, 0), (60, 0))
        touch("touchEnd")
        pinched = plane.get_attribute("transform")
        scale = float(pinched.split("scale(")[1].rstrip(")"))
        self.assertGreater(scale, 1.5)
        touch("touchStart", (0, 0))
        touch("touchMove", (50, 30))
        touch("touchEnd")
        self.assertNotEqual(plane.get_attribute("transform"), pinched)

    def test_everything_that_can_be_used_is_reached_by_tab(self):
        reached = set()
        self.browser.execute_script("document.body.focus()")
        for _ in range(80):
            ActionChains(self.browser).send_keys(Keys.TAB).perform()
            focused = self.browser.switch_to.active_element
            reached.add(
                focused.get_attribute("id")
                or f"{focused.tag_name} {self.number_of(focused)}"
            )
        self.assertIn("map", reached)
        self.assertIn("year", reached)
        self.assertIn("year-reset", reached)
        for box in self.find("#routes input"):
            self.assertIn(f"input {box.get_attribute('data-route')}", reached)
        for row in self.find("tbody tr[data-routes]"):
            self.assertIn(f"tr {self.number_of(row)}", reached)
        for line in self.find("#chart .line"):
            self.assertIn(f"g {self.number_of(line)}", reached)

    @staticmethod
    def number_of(element):
        return (
            element.get_attribute("data-route")
            or element.get_attribute("data-routes")
            or element.text
        )

    def test_unticking_a_route_takes_it_out_of_the_chart_too(self):
        self.assertEqual(len(self.visible("#chart .line")), len(self.find("#routes input")))
        self.one("#routes input[data-route='1']").click()
        left = {line.get_attribute("data-routes") for line in self.visible("#chart .line")}
        self.assertNotIn("1", left)
        self.assertEqual(len(left), len(self.find("#routes input")) - 1)

    def test_the_chart_stands_beside_the_map(self):
        map_, chart = self.one("#map svg").rect, self.one("#chart svg").rect
        self.assertGreaterEqual(chart["x"], map_["x"] + map_["width"])
        self.assertLess(chart["y"], map_["y"] + map_["height"])

    def test_a_line_of_the_chart_in_focus_dims_the_other_routes_of_the_map(self):
        line = self.one("#chart .line[data-routes='1']")
        self.browser.execute_script("arguments[0].focus()", line)
        for drawn in self.find("#map-plane .line"):
            is_own = "1" in drawn.get_attribute("data-routes").split()
            self.assertEqual(float(self.style(drawn, "opacity")) < 0.5, not is_own)
        linked = {row.get_attribute("data-routes") for row in self.find("tr.linked")}
        self.assertEqual(linked, {"1"})
        self.browser.execute_script("arguments[0].blur()", line)
        self.assertEqual(self.find(".dim"), [])

    def test_a_stop_of_the_chart_shows_the_facts_of_its_place(self):
        stop = self.visible("#chart .stop")[0]
        ActionChains(self.browser).move_to_element(stop).perform()
        node = stop.get_attribute("data-node")
        self.assertIn(node, self.one("#detail dl").text)
        chosen = [mark.get_attribute("data-node") for mark in self.find("#map-plane .chosen")]
        self.assertEqual(chosen, [node])

    def test_the_page_can_fetch_nothing(self):
        blocked = self.browser.execute_async_script(
            "const done = arguments[0];"
            "fetch('https://example.invalid/').then(() => done(false), () => done(true));"
        )
        self.assertTrue(blocked)
        # The policy's own complaint is what we came for.
        complaints = self.browser.get_log("browser")
        self.assertTrue(any("Content Security Policy" in entry["message"] for entry in complaints))
