"""Joining modules: one script that does what the modules do, and a clear word where they cannot be joined."""

from __future__ import annotations

import subprocess
from pathlib import Path

import brotli
import pytest

from site_builder.bundle import BundleError, doing_assets, hashed, join_modules

# What a phone loads before the first question can be answered, in bytes as a server sends them.
MOST_SCRIPT = 10_000
MOST_SCRIPT_AND_STYLES = 14_000
# And beside it, for those who take their answers along, go on to another questionnaire, or sign what they agreed.
MOST_BESIDE = 3_000


def written(folder: Path, **modules: str) -> Path:
    """Write modules beside each other; the first is the entry."""
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, "utf-8")
    return folder / f"{next(iter(modules))}.js"


def test_a_module_stands_before_those_that_import_it(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        entry='import { b } from "./b.js";\nimport { a } from "./a.js";\nconsole.log(a + b());\n',
        b='import {\n  a,\n  unit,\n} from "./a.js";\n\n/** Words. */\nexport function b() {\n  return a + unit;\n}\n',
        a='export const a = "1";\nexport const unit = " point";\n',
    )
    joined = join_modules(entry)
    assert "import" not in joined
    assert "export" not in joined
    done = subprocess.run(["node", "-e", joined], capture_output=True, text=True, check=True)
    assert done.stdout == "11 point\n"


def test_a_module_may_pass_something_on(tmp_path: Path) -> None:
    entry = written(
        tmp_path,
        entry='import { a } from "./index.js";\nconsole.log(a);\n',
        index='export { a } from "./a.js";\n',
        a="export const a = 7;\n",
    )
    done = subprocess.run(["node", "-e", join_modules(entry)], capture_output=True, text=True, check=True)
    assert done.stdout == "7\n"


def test_comments_may_speak_of_imports_and_types(tmp_path: Path) -> None:
    text = '/**\n * export nothing, import("./x.js").Type\n */\n// import x\nexport class A {}\n'
    assert "class A {}" in join_modules(written(tmp_path, entry=text))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('import x from "./a.js";', "entry.js:2: “import x from "),
        ('import * as x from "./a.js";', "cannot be joined; expected “import { name } from"),
        ('import "./a.js";', "cannot be joined"),
        ('import { a as b } from "./a.js";', "entry.js:2: “a as b”: a name is imported as it is, without “as”"),
        ('import { a } from "left-pad";', "cannot be joined"),
        ('import { a } from "./away.js";', "entry.js:2: there is no module “./away.js” beside it"),
        ('import { missing } from "./a.js";', "entry.js:2: “missing” is not exported by a.js"),
        ("export default function () {}", "cannot be joined"),
        ("export { first };", "cannot be joined"),
        ("const { x } = first;", "entry.js: a name for each declaration is expected"),
        ("const later = () => import(first);", "cannot be joined"),
        ('import { a } from "./a.js";\nfunction a() {}', "entry.js: “a” is declared in a.js too"),
        ('import { c } from "./c.js";', "modules import each other in a circle (entry.js → c.js → entry.js)"),
    ],
)
def test_what_cannot_be_joined_is_said_with_its_place(tmp_path: Path, line: str, words: str) -> None:
    entry = written(
        tmp_path,
        entry=f"export const first = 1;\n{line}\n",
        a="export const a = 1;\n",
        c='import { first } from "./entry.js";\nexport const c = first;\n',
    )
    with pytest.raises(BundleError) as caught:
        join_modules(entry)
    assert words in str(caught.value)


def test_the_name_of_a_file_changes_with_what_is_in_it() -> None:
    assert hashed("a", "js", "1") == hashed("a", "js", "1")
    assert hashed("a", "js", "1").path != hashed("a", "js", "2").path


def test_a_page_loads_little() -> None:
    assets = doing_assets()
    script, styles, *beside = (len(brotli.compress(asset.text.encode(), quality=11)) for asset in assets.files)
    assert len(beside) == 3
    assert max(beside) < MOST_BESIDE
    assert script < MOST_SCRIPT
    assert script + styles < MOST_SCRIPT_AND_STYLES


@pytest.mark.parametrize("name", ["script", "taking", "handing_over", "agreement"])
def test_a_script_never_makes_html_of_text(name: str) -> None:
    script = getattr(doing_assets(), name).text
    for sink in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "eval(", "Function("):
        assert sink not in script
    for way_out in ("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource", "document.cookie"):
        assert way_out not in script
