"""What leaves the page, which is nothing; and what may run on it, which is only its own script."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from site_builder.bundle import doing_assets
from site_builder.doing import STORAGE_DAYS
from tests.browser.conftest import Open
from toolkit.library import Library

CANARY = "canary-7f3a"
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""
# Sends the form, and comes back once the browser has said that it will not.
SUBMIT = """() => new Promise((done, fail) => {
  const heard = ({ violatedDirective }) => violatedDirective === "form-action" && done("stopped");
  document.addEventListener("securitypolicyviolation", heard);
  setTimeout(fail, 20_000, new Error("nothing stopped the form"));
  document.forms[0].submit();
})"""


@pytest.mark.parametrize("name", ["sample", "healthy-working", "fit-note"])
def test_a_page_asks_only_this_site_and_little_of_it(visit: Open, name: str) -> None:
    seen = visit(name)
    # The page, its styles and script, and what loads beside it: one more where answers come from another check.
    assert len(seen.requests) <= (5 if name == "healthy-working" else 4)
    assert {urlsplit(url).hostname for url in seen.requests} == {"127.0.0.1"}


def test_after_loading_nothing_is_asked_and_nothing_is_broken(visit: Open) -> None:
    seen = visit(before=WATCH)
    loaded = len(seen.requests)
    seen.answer({"staff": 12, "area": "fife", "policy": "no", "talk": "no", "ways": ["none"], "note": CANARY})
    seen.go_to("check-answers")
    seen.go_to("result")
    seen.page.click("[data-opens=save-dialog]")
    seen.page.click("[data-does=save]")
    assert seen.requests[loaded:] == []
    assert seen.complaints == []
    assert seen.page.evaluate("violations") == []


def test_an_answer_is_in_no_address_title_or_history(visit: Open) -> None:
    seen = visit()
    seen.answer({"staff": 137, "talk": "partly", "note": CANARY})
    for step in ("check-answers", "result", "section-talking"):
        seen.go_to(step)
        said = [seen.page.url, seen.page.title(), str(seen.page.evaluate("JSON.stringify(history.state)"))]
        for secret in (CANARY, "137", "partly"):
            assert not [text for text in said if secret in text]
    assert seen.page.evaluate("document.cookie") == ""
    assert seen.page.evaluate("Object.keys(localStorage)") == []


def test_the_link_to_report_a_problem_is_the_same_for_everybody(visit: Open) -> None:
    link = "footer a[href^='https://code.example/a/issues/new?']"
    seen = visit(before=WATCH)
    written = seen.page.get_attribute(link, "href")
    assert written is not None
    seen.answer({"staff": 137, "talk": "partly", "note": CANARY})
    for step in ("check-answers", "result", "section-talking"):
        seen.go_to(step)
        assert seen.page.eval_on_selector(link, "link => [link.href, link.target]") == [written, ""]
    assert seen.page.get_attribute("meta[name=referrer]", "content") == "no-referrer"
    assert seen.page.evaluate("violations") == []
    for secret in (CANARY, "137", "partly", "127.0.0.1"):
        assert secret not in written


def test_the_browser_would_stop_a_foreign_script_a_request_and_html_out_of_text(visit: Open) -> None:
    seen = visit(before=WATCH)
    seen.page.evaluate("fetch('/').catch(() => 0)")
    seen.page.evaluate(
        """() => { try { document.body.innerHTML = "<b>x</b>"; } catch (error) { violations.push(error.name); } }"""
    )
    assert seen.page.evaluate(SUBMIT) == "stopped"
    assert seen.page.evaluate("violations").count("form-action") == 1
    assert seen.page.evaluate("violations").count("connect-src") == 1
    assert "TypeError" in seen.page.evaluate("violations")
    assert "?" not in seen.page.url


def test_the_privacy_page_says_what_is_kept_and_for_how_long(published: Library) -> None:
    said = " ".join(published.pages["privacy"].source.body.split())
    assert f"for **{STORAGE_DAYS} days**" in said
    scripts = " ".join(asset.text for asset in doing_assets().files if asset.path.endswith(".js"))
    for storage, words in {"sessionStorage": '"session storage"', "localStorage": '"local storage"'}.items():
        assert storage in scripts
        assert words in said
    assert not [other for other in ("indexedDB", "caches", "cookie") if other in scripts]
    for promise in (
        "Use these answers",
        "whoever has the link can see your answers",
        "out of the address at once",
        "go along in the same way",
    ):
        assert promise in said


def test_a_partner_is_greeted_when_known_and_never_remembered(visit: Open) -> None:
    seen = visit("sample", "?from=helpful")
    assert seen.texts(".partner") == ["You came from Helpful Partner. Go back to Helpful Partner"]
    assert seen.page.get_attribute(".partner a", "href") == "https://partner.example/back"
    seen.answer({"staff": 3})
    stored = seen.page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}, history.state])")
    assert "helpful" not in stored
    for query in ("?from=unknown", "?from=%22%5D,body", "?from="):
        assert visit("sample", query).texts(".partner") == []
