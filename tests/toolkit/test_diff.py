"""`toolkit diff`: what is told of a change between two revisions, and that an independent count agrees."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from tests.toolkit.faults.planted import sound_copy
from tests.toolkit.revisions import CHECK, git, replace, run, told
from toolkit.addresses import opened_with
from toolkit.answer_link import answers_in_fragment
from toolkit.compiling import compile_questionnaire
from toolkit.library import read_project
from toolkit.scoring import evaluate

ADVICE_TAKEN_AWAY = (
    "advise: {no: [return-to-work-talk], partly: [return-to-work-talk]}",
    "advise: {no: [return-to-work-talk]}",
)


def test_no_change_changes_nothing(committed: Path) -> None:
    assert told("HEAD") == {"questionnaires": [], "content": []}
    assert "Nothing that anybody would see" in run("HEAD")[1]


def test_points_moved_by_one_touch_those_that_an_independent_count_finds(committed: Path) -> None:
    before = compile_questionnaire(read_project(committed)[0].questionnaires["check"], read_project(committed)[0])
    replace(committed, "{id: partly, label: Partly, points: 1}", "{id: partly, label: Partly, points: 0}")
    library = read_project(committed)[0]
    after = compile_questionnaire(library.questionnaires["check"], library)
    (change,) = told("HEAD")["questionnaires"]
    attendance = next(score for score in change["outcomes"]["scores"] if score["id"] == "attendance")
    # Only one question is in this score, so its answers alone can be walked.
    options = ["yes", "partly", "no", "na", "unsure"]
    values = [
        [evaluate(version, {"return-talk": answer})["scores"]["attendance"] for version in (before, after)]
        for answer in options
    ]
    fell = sum(was["value"] is not None and int(now["value"]) < int(was["value"]) for was, now in values)
    moved = sum(was["band"] != now["band"] for was, now in values)
    assert Fraction(attendance["down"]["share"]) == Fraction(fell, len(options)) == Fraction(1, 5)
    assert attendance["most_down"] == "50"
    assert sum(Fraction(move["share"]) for move in attendance["moves"]) == Fraction(moved, len(options))
    assert Fraction(attendance["up"]["share"]) == 0
    witness = attendance["down"]["shortest"]
    assert evaluate(before, witness)["scores"]["attendance"] != evaluate(after, witness)["scores"]["attendance"]


def test_advice_that_is_taken_away_is_told_with_who_loses_it(committed: Path) -> None:
    replace(
        committed,
        "advise: {no: [return-to-work-talk], partly: [return-to-work-talk]}",
        "advise: {no: [return-to-work-talk]}",
    )
    (change,) = told("HEAD")["questionnaires"]
    (event,) = [each for each in change["outcomes"]["events"] if each["kind"] == "advice"]
    assert (event["id"], event["gains"], event["loses"]["share"]) == ("return-to-work-talk", None, "1/5")
    (pattern,) = event["loses"]["patterns"]
    assert pattern["parts"] == [{"kind": "question", "id": "return-talk", "version": 0, "any_of": ["partly"]}]
    assert change["outcomes"]["scores"] == []
    _, words = run("HEAD")
    assert "20.0 % no longer get it, those with" in words
    assert "“Partly” to “Do you talk with each person on the first day back?”" in words


def test_a_condition_that_is_widened_is_told_with_the_new_ones(committed: Path) -> None:
    replace(committed, "show_if: {staff: {at_least: 5}}", "show_if: {staff: {at_least: 3}}")
    (change,) = told("HEAD")["questionnaires"]
    asked = next(each for each in change["outcomes"]["events"] if each["kind"] == "question")
    assert (asked["id"], asked["loses"]) == ("written-policy", None)
    (pattern,) = asked["gains"]["patterns"]
    assert pattern["parts"][0]["any_of"] == [{"first": "3", "last": "4"}]
    assert {each["kind"] for each in change["written"]} == {"condition"}
    assert "3 to 4" in run("HEAD")[1]


def test_wording_alone_changes_nothing_for_anybody(committed: Path) -> None:
    replace(committed, "ask: What do you do?", "ask: What is your trade?")
    (change,) = told("HEAD")["questionnaires"]
    assert (change["outcomes"]["scores"], change["outcomes"]["events"]) == ([], [])
    assert change["written"][0]["before"] == "What do you do?"
    assert "Who is asked, scored and told what stays the same: proved for all 71,331,336 sets" in run("HEAD")[1]


def test_a_rule_that_looks_at_a_question_is_no_other_for_its_words(committed: Path) -> None:
    replace(committed, "ask: What do people worry about?", "ask: What worries people?")
    (change,) = told("HEAD")["questionnaires"]
    assert [each["kind"] for each in change["written"]] == ["wording"]


def test_what_is_rare_is_told_with_its_direction(committed: Path) -> None:
    replace(committed, "max: 249", "max: 99999")
    git(committed, "commit", "-aqm", "Firms of any size")
    replace(committed, "at_most: 49}", "at_most: 48}", "content/services/local.yml")
    assert "for fewer than 1 in 1,000 each, this is no longer there: the service" in run("HEAD")[1]
    git(committed, "commit", "-aqm", "A smaller limit")
    assert "for fewer than 1 in 1,000 each, this is new: the service" in run("HEAD", "HEAD~1")[1]


def test_a_change_of_order_is_no_change_of_nothing(committed: Path) -> None:
    replace(committed, "priority: high", "priority: low", "content/guidance/fit-note-guide.md")
    change = next(each for each in told("HEAD")["questionnaires"] if each["id"] == "check")
    assert (change["outcomes"]["scores"], change["outcomes"]["events"]) == ([], [])
    (said,) = change["ranking"]
    assert "also among the three things to do first: its priority is low, and was high" in said
    _, words = run("HEAD")
    assert said.partition(" may stand")[0] in words


def test_a_question_that_was_renamed_is_the_same_question(committed: Path) -> None:
    text = (committed / CHECK).read_text(encoding="utf-8")
    text = re.sub(r"\bdays\b(?!\?| were)", "lost-days", text)
    text = text.replace("- id: lost-days\n", "- id: lost-days\n        formerly: [days]\n")
    (committed / CHECK).write_text(text, encoding="utf-8")
    (change,) = told("HEAD")["questionnaires"]
    assert (change["outcomes"]["scores"], change["outcomes"]["events"]) == ([], [])


def test_examples_that_come_out_otherwise_are_named(committed: Path) -> None:
    replace(committed, "{id: growing, from: 40, title: Building up}", "{id: growing, from: 70, title: Building up}")
    replace(committed, "      band: growing\n", "      band: starting\n")
    (change,) = told("HEAD")["questionnaires"]
    (example,) = change["examples"]
    assert ["overall band", "growing", "starting"] in example["differences"]
    assert "1 of 2 come out otherwise" in run("HEAD")[1]


def test_what_changed_in_shared_options_is_told_once(committed: Path) -> None:
    replace(committed, "{id: partly, label: Partly, points: 1}", "{id: partly, label: Partly, points: 0.5}")
    (change,) = told("HEAD")["questionnaires"]
    assert [(each["about"], each["before"], each["after"]) for each in change["written"]] == [
        ("the options “in-place”, in 2 questions: “Partly”", "1 point", "0.5 points"),
    ]


def test_what_is_given_for_a_shared_answer_is_told_at_each_question(committed: Path) -> None:
    replace(committed, *ADVICE_TAKEN_AWAY)
    (change,) = told("HEAD")["questionnaires"]
    assert [each["about"] for each in change["written"]] == [
        "“Do you talk with each person on the first day back?”: “Partly”"
    ]


def test_an_option_that_no_longer_stands_alone_is_told_and_counted(committed: Path) -> None:
    replace(committed, "points: 0, exclusive: true}", "points: 0}")
    (change,) = told("HEAD")["questionnaires"]
    assert ["“Nothing”: stands alone, without others beside it", "yes", "no"] in [
        [each["about"].partition(": ")[2], each["before"], each["after"]] for each in change["written"]
    ]
    # What could not be answered before was blank then, and is answered now.
    assert change["outcomes"]["scores"]
    shown = [
        list(score[move]["shortest"].values())
        for score in change["outcomes"]["scores"]
        for move in ("up", "other")
        if score[move]["shortest"]
    ]
    assert any(
        "nothing" in answer and len(answer) > 1 for answers in shown for answer in answers if isinstance(answer, list)
    )


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("signed_by: [You, Your manager]", "signed_by: [You]", "removed: agreement, signed\\_by: Your manager"),
        ("leads_to: {questionnaire: check}\n", "", "leads\\_to: was questionnaire: check, now nothing"),
    ],
)
def test_what_a_result_leads_to_and_what_is_signed_is_told(committed: Path, old: str, new: str, words: str) -> None:
    replace(committed, old, new, "questionnaires/short.yml")
    assert words in run("HEAD")[1]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "hint: Too much of it",
            "hint: Far too much",
            "the hint of “Workload”: was “Too much of it”, now “Far too much”",
        ),
        (
            '    - {id: yes, label: "Yes", points: 2}\n    - {id: partly, label: Partly, points: 1}\n',
            '    - {id: partly, label: Partly, points: 1}\n    - {id: yes, label: "Yes", points: 2}\n',
            "the options “in-place”: the order of the answers: was yes, partly",
        ),
    ],
)
def test_hints_and_the_order_of_answers_are_told(committed: Path, old: str, new: str, words: str) -> None:
    replace(committed, old, new)
    assert words in run("HEAD")[1]


def test_every_choice_of_several_that_a_pattern_means_is_told(committed: Path) -> None:
    """Options that nothing tells apart are still told one by one."""
    replace(committed, "max_points: 2", "max_points: 2\n        advise: {workload: [second-day], hours: [second-day]}")
    output = run("HEAD")[1]
    assert (
        "“Workload”, “Workload and Hours” or “Hours” to" in output
        or "“Hours”, “Workload” or “Workload and Hours” to" in output
    )


def test_pages_that_went_away_or_moved_are_told(committed: Path) -> None:
    guidance = committed / "content/guidance"
    text = (guidance / "fit-note-guide.md").read_text(encoding="utf-8")
    (guidance / "fit-note-guide.md").write_text(text.replace("review_by: 2027-11-20", "review_by: 2028-01-31"))
    (committed / "content/topics.yml").write_text(
        (committed / "content/topics.yml").read_text() + "- {id: new, title: New}\n"
    )
    pages = {(page["kind"], page["id"]): page for page in told("HEAD")["content"]}
    assert pages["guidance", "fit-note-guide"]["review_by"] == ["2027-11-20", "2028-01-31"]
    assert pages["topic", "new"]["what"] == "added"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (
            "content/services/advice.yml",
            "{number: 0300 123 4567",
            "{number: 0300 123 4576",
            "service `advice`: changed\n  - phones, number: was “0300 123 4567”, now “0300 123 4576”",
        ),
        (
            "content/duties.yml",
            "asks: Write down how",
            "asks: Print how",
            "duty `written-policy`: changed\n  - asks: was “Write down how you keep people safe.”, now “Print",
        ),
        (
            "content/duties.yml",
            "title: Assess all the risks",
            "title: Assess them all",
            "duty `risk-assessment`: changed\n  - changes “2027-04-06”, title: was “Assess all the risks”",
        ),
        ("content/areas.yml", "name: Moray", "name: Murray", "area `moray`: changed\n  - name: was “Moray”"),
        ("content/sectors.yml", "title: Care", "title: Caring", "sector `care`: changed\n  - title: was “Care”"),
        ("content/site.yml", "name: Sound", "name: Silence", "site `site`: changed\n  - name: was “Sound”"),
        ("content/rates.yml", "week: 110.50", "week: 1105", "sick\\_pay “2026-04-06”, week: was 110.5, now 1105"),
        (
            "content/guidance/return-to-work-talk.md",
            "id: talk, do: Ask how the person is., by_days: 14",
            "id: talk, do: Ask how they are., by_days: 15",
            "  - steps “talk”, do: was “Ask how the person is.”, now “Ask how they are.”",
        ),
        (
            "content/guidance/return-to-work-talk.md",
            "by_days: 14",
            "by_days: 15",
            "  - steps “talk”, by\\_days: was 14, now 15",
        ),
        (
            "content/guidance/return-to-work-talk.md",
            "services: [advice, local]",
            "services: [local, advice]",
            "  - services: the order: was advice, local, now local, advice",
        ),
        (
            "content/guidance/return-to-work-talk.md",
            "People who are asked come back sooner,\n",
            "People who are asked come back later,\nmostly,\n",
            "now “… who are asked come back later,”\n  - added: the text: mostly,",
        ),
    ],
)
def test_what_stands_in_lists_and_services_is_told_before_and_after(
    committed: Path, file: str, old: str, new: str, words: str
) -> None:
    replace(committed, old, new, file)
    output = run("HEAD")[1]
    assert words in output
    assert "Nothing that anybody would see" not in output


def test_two_revisions_are_compared_wherever_the_files_are(committed: Path) -> None:
    replace(committed, "title: Bronze", "title: Copper")
    git(committed, "commit", "-q", "-a", "-m", "Copper")
    first, second = git(committed, "rev-parse", "HEAD~1"), git(committed, "rev-parse", "HEAD")
    replace(committed, "title: Copper", "title: Tin")
    assert "Copper" in run(first, second)[1]
    assert "Tin" not in run(first, second)[1]
    assert "Tin" in run(second)[1]


@pytest.mark.parametrize(
    ("base", "words"), [("nowhere", "git knows no revision “nowhere”"), ("--help-me", "no such option")]
)
def test_a_revision_that_is_none_is_told(committed: Path, base: str, words: str) -> None:
    code, output = run(base)
    assert code == 2
    assert words.lower() in output.lower()


def test_broken_content_is_told_with_its_errors(committed: Path) -> None:
    replace(committed, "questions: [return-talk]", "questions: [return-tak]")
    code, output = run("HEAD")
    assert code == 2
    assert "once the content here has no errors" in output
    assert "return-tak" in output


def test_of_many_errors_it_is_told_how_many_there_are(committed: Path) -> None:
    for number in range(7):
        (committed / f"content/guidance/broken-{number}.md").write_text("---\ntitle: No more\n---\n", encoding="utf-8")
    code, output = run("HEAD")
    assert code == 2
    assert len(output.splitlines()) == 7
    assert re.search(r"and \d+ more, which “toolkit check” tells", output.splitlines()[-1])


def test_a_folder_without_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sound_copy(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, output = run("HEAD")
    assert code == 2
    assert "not kept with git" in output or "no revision" in output


def test_words_of_the_content_cannot_break_out_of_the_markdown(committed: Path) -> None:
    nasty = "'](https://evil.example) <!-- @everyone `x` | # heading'"
    replace(committed, "ask: What do you do?", f"ask: {nasty}")
    _, output = run("HEAD")
    assert "](https://evil.example)" not in output.replace("\\]", "")
    assert not re.search(r"(?<!\\)<!--", output)
    assert "\n# heading" not in output


def test_the_links_lead_to_their_witness(committed: Path) -> None:
    replace(
        committed,
        "advise: {no: [return-to-work-talk], partly: [return-to-work-talk]}",
        "advise: {no: [return-to-work-talk]}",
    )
    library = read_project(committed)[0]
    compiled = compile_questionnaire(library.questionnaires["check"], library)
    links = re.findall(r"\((https://sound\.example/check/check/(#answers\?[^)]*))\)", run("HEAD")[1])
    assert links
    for address, fragment in links:
        answers = answers_in_fragment(compiled, fragment).answers
        assert opened_with(compiled, answers, "https://sound.example") == address


def test_every_share_adds_up(committed: Path) -> None:
    """Gains and losses of duty states cancel out: nobody is in two states, and nobody in none for a reason untold."""
    replace(committed, "duty: {id: written-policy, met_by: [yes, partly]}", "duty: {id: written-policy, met_by: [yes]}")
    (change,) = told("HEAD")["questionnaires"]
    moved = {
        (each["state"], side): Fraction(each[side]["share"]) if each[side] else Fraction()
        for each, side in product(change["outcomes"]["events"], ("gains", "loses"))
        if each["kind"] == "duty"
    }
    assert moved["met", "loses"] == moved["unmet", "gains"] > 0
    assert moved["met", "gains"] == moved["unmet", "loses"] == 0
