"""What a person sees of the network, a reach, a difference of scenarios, and of Leaflet."""

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from page import Page


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


class ReachPage(Page):
    name = "reach.html"

    def set_within(self, band):
        self.browser.execute_script(
            "const input = document.getElementById('within'); input.value = arguments[0];"
            "input.dispatchEvent(new Event('input'));",
            str(band),
        )

    def bands(self, selector):
        return {
            int(element.get_attribute("data-routes"))
            for element in self.visible(selector)
        }

    def test_the_slider_shows_the_reach_growing_band_by_band(self):
        count = int(self.one("#within").get_attribute("max"))
        self.assertGreater(count, 2)
        everything = len(self.visible("#map-plane .line"))
        shown = []
        for band in range(1, count + 1):
            self.set_within(band)
            for selector in ("#map-plane .line", "#map-plane .mark", "tbody tr"):
                self.assertLess(max(self.bands(selector)), band, selector)
            shown.append(len(self.visible("#map-plane .line")))
        self.assertEqual(shown, sorted(shown))
        self.assertLess(shown[0], everything)
        self.assertEqual(shown[-1], everything)
        self.assertEqual(self.one("#within-shown").text, "4 d")

    def test_the_slider_answers_to_the_keyboard(self):
        self.one("#within").send_keys(Keys.ARROW_LEFT)
        self.assertEqual(self.one("#within-shown").text, "3 d")

    def test_a_row_in_focus_shows_its_place(self):
        row = self.find("tbody tr[data-node]")[2]
        self.browser.execute_script("arguments[0].focus()", row)
        node = row.get_attribute("data-node")
        self.assertIn(node, self.one("#detail dl").text)
        chosen = [mark.get_attribute("data-node") for mark in self.find("#map-plane .chosen")]
        self.assertEqual(chosen, [node])

    def test_pointing_at_a_place_links_its_row(self):
        mark = self.one("#map-plane .mark[data-node='kg-torugart']")
        ActionChains(self.browser).move_to_element(mark).perform()
        linked = [row.get_attribute("data-node") for row in self.find("tr.linked")]
        self.assertEqual(linked, ["kg-torugart"])

    def test_texts_have_the_contrast_of_wcag_aa(self):
        self.check_contrast(30)


class DifferencePage(Page):
    name = "difference.html"

    def test_without_the_base_what_it_alone_uses_is_gone(self):
        def legs():
            return {
                line.get_attribute("data-leg"): line.get_attribute("data-routes")
                for line in self.visible("#map-plane .line")
            }

        before = legs()
        self.assertEqual(set(before.values()), {"0", "0 1", "1"})
        self.one("#routes input[data-route='0']").click()
        self.assertEqual(legs(), {leg: on for leg, on in before.items() if on != "0"})
        self.one("#routes input[data-route='1']").click()
        self.assertEqual(legs(), {})

    def test_the_rows_of_base_and_scenario_are_linked_and_the_change_is_not(self):
        rows = [row.get_attribute("data-routes") for row in self.find("tbody tr")]
        self.assertEqual(rows, ["0", "1", None])

    def test_base_and_scenario_have_their_lines_in_the_chart(self):
        labels = [line.text for line in self.find("#chart .line title")]
        self.assertEqual(len(self.visible("#chart .line")), 2, labels)

    def test_texts_have_the_contrast_of_wcag_aa(self):
        self.check_contrast(30)


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

    def test_the_caption_says_the_day_and_whose_figures_these_are(self):
        caption = self.one(".leaflet-control-attribution").text
        self.assertIn("2031-12-31", caption)
        self.assertIn("Sources: ", caption)

    def test_the_licence_of_leaflet_is_in_the_page(self):
        self.assertIn("Agafonkin", self.browser.page_source)
