"""A page on the screen of Chromium, and what is asked of every page."""

import json
import os
import pathlib
import unittest

from selenium import webdriver
from selenium.webdriver.common.by import By

# Where the pages are that run.sh has drawn.
FOLDER = pathlib.Path(os.environ["CORRIDOR_PAGES"]).resolve()


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

    def check_contrast(self, least_count):
        ratios = self.browser.execute_script(CONTRAST)
        self.assertGreater(len(ratios), least_count)
        for text, ratio in ratios:
            self.assertGreaterEqual(ratio, 4.5, text)

    def choose_year(self, year):
        self.browser.execute_script(
            "const input = document.getElementById('year'); input.value = arguments[0];"
            "input.dispatchEvent(new Event('input'));",
            str(year),
        )


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
    const label = isDrawn ? element.closest(".label") : null;
    const box = label?.querySelector(".label-box");
    // A label's ground lets what is under it through, at worst something black.
    if (box) behind = behind.map((value) => value * Number(getComputedStyle(box).fillOpacity));
    if (sign) behind = parse(getComputedStyle(sign.querySelector("circle, rect")).fill);
    const [high, low] = [luminance(color), luminance(behind)].sort((a, b) => b - a);
    result.push([element.textContent.trim().slice(0, 40), (high + 0.05) / (low + 0.05)]);
  }
  return result;
"""
