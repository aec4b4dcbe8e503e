"""The page in a real browser: what a student sees at a desk and on a phone.

Needs Debian's chromium and chromium-driver, and selenium of the dev extra. Screenshots go to
tests/artefacts/. The picture of the README is made from the full index with
`MEDPHYS_SCREENSHOT=docs/screenshot.png pytest tests/test_ui_browser.py`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from index.build import build
from index.embed import MiniLM
from medphys.settings import load

ROOT = Path(__file__).resolve().parents[1]
ARTEFACTS = ROOT / "tests" / "artefacts"
SCREENSHOT = os.environ.get("MEDPHYS_SCREENSHOT", "")
NOTES = ("half-value-layer", "attenuation-exponential", "broad-beam-buildup", "interaction-regimes")
QUESTION = "What is the half-value layer of aluminium at 100 keV?"
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is missing: pip install -e '.[dev]'")
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("no Chromium here: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield opened
    opened.quit()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few notes under the real embedder; for the README's picture, the whole index."""
    if SCREENSHOT:
        return load().store_folder
    corpus, target = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("store")
    for note in (ROOT / "corpus" / "notes").glob("*/*.md"):
        if note.stem in NOTES:
            shutil.copy(note, corpus)
    build([corpus], target, embed=MiniLM(), progress=False)
    return target


@pytest.fixture(scope="module")
def address(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(store, tmp_path_factory.mktemp("log") / "streamlit.log") as url:
        yield url


@contextmanager
def served(store: Path, log: Path) -> Iterator[str]:
    """`streamlit run ui/app.py` on a free port, answering; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "ui/app.py", "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    env = os.environ | {"MEDPHYS_STORE": str(store), "MEDPHYS_GENERATOR": "grounded"}
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out)
    try:
        url = f"http://127.0.0.1:{port}"
        until(lambda: healthy(url), 60, lambda: f"Streamlit did not start:\n{log.read_text()}")
        yield url
    finally:
        server.terminate()
        server.wait(10)


def healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2) as reply:
            return bool(reply.status == 200)
    except OSError:
        return False


def until(holds: Any, seconds: float, complaint: Any) -> None:
    """Wait until it holds, or fail with the complaint."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, complaint()
        time.sleep(0.2)


def sees(browser: Any, words: str, seconds: float = 60) -> None:
    failed = '[data-testid="stAlertContentError"]'
    until(lambda: words in text(browser) or count(browser, failed) > 0, seconds, lambda: f"{words!r} never came")
    assert words in text(browser), f"no {words!r}; the page says:\n{text(browser)}"


def text(browser: Any) -> str:
    return str(browser.execute_script("return document.body.innerText"))


def count(browser: Any, selector: str) -> int:
    return int(browser.execute_script("return document.querySelectorAll(arguments[0]).length", selector))


def view(browser: Any, width: int, height: int, *, dark: bool = False) -> None:
    """The size of the window, and what the system's colours are."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})


def ask(browser: Any, question: str) -> None:
    box = browser.find_element("css selector", '[data-testid="stChatInputTextArea"]')
    box.send_keys(question + "\n")


def settled(browser: Any) -> None:
    """Wait until Streamlit is idle."""
    idle = '[data-testid="stApp"][data-test-script-state="notRunning"]'
    until(lambda: count(browser, idle) == 1, 60, lambda: "the page kept running")
    time.sleep(0.7)  # the last fonts and the fold-out of the cards


def picture(browser: Any, name: str) -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    browser.save_screenshot(str(ARTEFACTS / name))


def test_the_empty_page_greets_with_examples_and_says_what_it_is_not_for(browser: Any, address: str) -> None:
    view(browser, 1280, 900)
    browser.get(address)
    sees(browser, "Medical physics tutor")
    sees(browser, "never prescribes a dose")
    sees(browser, "Look up a formula")
    settled(browser)
    assert count(browser, '[class*="st-key-example-"] button') == 8
    picture(browser, "empty-desktop.png")


def test_a_question_is_answered_with_rendered_formulas_and_a_citation_card(browser: Any, address: str) -> None:
    view(browser, 1280, 1900)
    browser.get(address)
    sees(browser, "Try one of these")
    settled(browser)
    ask(browser, QUESTION)
    sees(browser, "1.507 cm")
    sees(browser, "Primary reference")
    settled(browser)
    assert "15.07 mm" in text(browser) and "[1]" in text(browser)
    assert count(browser, '[class*="st-key-citation-0-"]') >= 1
    assert count(browser, ".stMarkdownColoredBackground") >= 1, "the quote is not marked"
    assert count(browser, ".katex") >= 3 and count(browser, ".katex-error") == 0
    assert contrast(browser, '[data-testid="stCaptionContainer"] p') >= 4.5
    picture(browser, "answer-desktop.png")
    if SCREENSHOT:
        view(browser, 1280, 1250)
        (ROOT / SCREENSHOT).parent.mkdir(parents=True, exist_ok=True)
        browser.save_screenshot(str(ROOT / SCREENSHOT))


def test_a_phone_shows_it_without_scrolling_sideways(browser: Any, address: str) -> None:
    view(browser, 400, 800)
    browser.get(address)
    sees(browser, "Try one of these")
    settled(browser)
    time.sleep(1)
    picture(browser, "empty-phone.png")
    assert 0 <= browser.execute_script("return document.querySelector('h1').getBoundingClientRect().top") < 400
    ask(browser, QUESTION)
    sees(browser, "1.507 cm")
    settled(browser)
    ask(browser, "Which photon interaction dominates in soft tissue and in lead?")
    sees(browser, "Compton scattering")
    settled(browser)
    time.sleep(1)
    top = "return [...document.querySelectorAll('[data-testid=\"stChatMessage\"]')].at(-2).getBoundingClientRect().top"
    assert 0 <= browser.execute_script(top) < 400, "the reader does not start at the question"
    view(browser, 400, 6000)  # tall enough for the whole conversation
    time.sleep(1)
    picture(browser, "answer-phone.png")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 400


def test_the_page_reads_in_the_dark(browser: Any, address: str) -> None:
    view(browser, 1280, 1900, dark=True)
    browser.get(address)
    sees(browser, "Try one of these")
    settled(browser)
    ask(browser, QUESTION)
    sees(browser, "1.507 cm")
    settled(browser)
    picture(browser, "answer-dark.png")
    assert contrast(browser, '[data-testid="stChatMessage"] [data-testid="stMarkdownContainer"] p') >= 4.5
    assert contrast(browser, ".stMarkdownColoredBackground") >= 4.5
    assert contrast(browser, '[data-testid="stCaptionContainer"] p') >= 4.5


def contrast(browser: Any, selector: str) -> float:
    """WCAG contrast of an element's text against what lies behind it, layers mixed by their opacity."""
    return float(browser.execute_script(CONTRAST, selector))


CONTRAST = r"""
const rgba = c => { const n = c.match(/[\d.]+/g).map(Number); return n.length < 4 ? [...n, 1] : n; };
const over = (top, alpha, ground) => ground.map((v, i) => top[i] * alpha + v * (1 - alpha));
const linear = v => v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4;
const light = c => c.map(linear).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
let element = document.querySelector(arguments[0]), opacity = 1;
const ink = rgba(getComputedStyle(element).color), layers = [];
for (; element; element = element.parentElement) {
  opacity *= getComputedStyle(element).opacity;
  layers.unshift(rgba(getComputedStyle(element).backgroundColor));
}
const ground = layers.reduce((below, layer) => over(layer, layer[3], below), [255, 255, 255]);
const [a, b] = [light(over(ink, ink[3] * opacity, ground)), light(ground)];
return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
"""
