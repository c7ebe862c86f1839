"""A small project with one of everything that a page can be made of, written into a folder.

Titles and texts hold what must never be taken as HTML, as a template, or as Markdown that is not theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from toolkit.library import Library, read_project

ROOT = Path(__file__).parent.parent.parent

SOURCED = "sources: [act, study]\nchecked: 2026-11-20\nreview_by: 2027-05-20\n"

FILES: Mapping[str, str] = {
    "content/site.yml": """\
name: Small & <b>Works</b>
strapline: Health at work, "in short"
url: https://small.example/toolkit
advice_line: helpers
contact: {name: The team}
licence_note: Text under [OGL](https://www.nationalarchives.gov.uk/doc/), more [about it](page:about).
maintained_by: the team
repository: https://code.example/small
header:
  - {title: Check, to: /check/}
  - {title: Off sick, to: /fit-note/}
footer:
  - {title: About, to: /about/}
promised:
  - {title: "Talk & listen", to: /guidance/talk/}
""",
    "content/topics.yml": """\
- {id: stress, title: Stress, summary: What causes it.}
- {id: empty, title: A topic without anything}
""",
    "content/bank_holidays.yml": """\
- {date: 2026-11-30, name: St Andrew’s Day, only_in: scotland, sources: [act]}
- {date: 2026-12-26, name: Boxing "Day", sources: [act]}
- {date: 2027-03-29, name: Easter Monday, only_in: england-and-wales, sources: [act]}
- {date: 2028-12-25, name: Christmas Day, sources: [act]}
""",
    "content/pathway.yml": """\
- {id: worry, title: A <worry>, when: Day 1, you: Ask & listen., skips_to: well, skips_when: If it helps,
   guidance: [talk], services: [helpers]}
- {id: note, title: A note, when: Day 8, you: Read it., they: The doctor writes it., helped: GP}
- {id: well, title: Well, when: Later, you: Ask again.}
""",
    "content/sectors.yml": "- {id: retail, title: Retail}\n- {id: other, title: Other}\n",
    "content/areas.yml": """\
- id: fife
  name: Fife
  code: S12000047
  health_board: NHS Fife
  health_board_code: S08000029
  business_support: {name: Business Gateway Fife, web: "https://www.bgateway.com/fife", phone: 0300 013 4753}
- {id: moray, name: Moray, code: S12000020, health_board: NHS Grampian, health_board_code: S08000020}
""",
    "content/duties.yml": """\
- id: stress-risk
  title: Assess the risk of stress
  asks: Look at what could harm people and **do something** about it.
  applies: Every employer
  guidance: talk
  sources: [act]
  checked: 2026-11-20
  review_by: 2027-05-20
""",
    "content/evidence.yml": """\
- {id: act, year: 1974, title: An Act, publisher: Parliament, url: "https://www.legislation.gov.uk/", licence: OGL,
   kind: law, accessed: 2026-11-20}
- {id: study, authors: A. Author, year: 2019, title: "A study of <i>work</i>", publisher: A journal, licence: CC BY,
   kind: trial, accessed: 2026-11-20, statement: It helps., superseded_by: act}
""",
    "content/guidance/talk.md": """\
---
title: Talk <script>alert(1)</script> & "listen"
summary: A talk helps {{ 7 * 7 }} people.
topics: [stress]
priority: urgent
effort: minutes
cost: free
steps:
  - {id: ask, do: Ask <em>how</em> things are., by_days: 0}
  - {id: again, do: Ask again., by_days: 14}
services: [helpers]
duty: stress-risk
formerly: [speak, talk-old]
sources: [study, act]
checked: 2026-11-20
review_by: 2027-05-20
---
Words before the first heading, with [the line](service:helpers), [the check](questionnaire:healthy-working),
[a page](page:fit-note/employers), [a case](case-study:shop), [a topic](topic:stress) and
[a heading](guidance:talk#sources), [a paper](template:plan).

## What to do

A heading with the words of the builder's own.

## Sources

`{% raw %}` {{ 7 * 7 }}

| A | B |
| - | - |
| 1 | 2 |
""",
    "content/guidance/rest.md": f"""\
---
title: Rest
summary: Rest helps.
topics: [stress]
priority: low
effort: days
cost: some
audience: [employer, employee]
steps: [{{id: rest, do: Rest., by_days: 30}}]
{SOURCED}---
Rest.
""",
    "content/case_studies/shop.yml": f"""\
title: A shop that listened
organisation: A shop in Fife
sector: retail
staff: 6
area: fife
topics: [stress]
problem: People were tired.
action: They [talked](guidance:talk).
outcome: It went better.
figures: [{{label: Days off, before: "20", after: "6", unit: days}}, {{label: Cost, after: £120}}]
quote: {{words: It was good., who: A worker}}
licence: OGL
formerly: [old-shop]
{SOURCED}""",
    "content/case_studies/dream.yml": f"""\
title: A dream of a firm
organisation: A firm that is not there
illustrative: yes
sector: other
topics: [stress]
problem: One.
action: Two.
outcome: Three.
licence: OGL
{SOURCED}""",
    "content/services/helpers.yml": f"""\
name: Helpers
summary: They help.
kind: advice-line
audience: [employer]
phones: [{{number: "0300 123 1100", label: main line}}]
textphone: "18001 0300 123 1100"
text_relay: 18001 then 0300 123 1100
web: https://helpers.example/
hours:
  - {{days: [mon, tue, wed, thu, fri], opens: "08:00", closes: "18:00"}}
  - {{days: [sat], opens: "09:30", closes: "12:00"}}
hours_note: Not on bank holidays.
cost: Free
who_for: Employers
areas: everywhere
topics: [stress]
status: open
{SOURCED}""",
    "content/services/fife-only.yml": f"""\
name: Fife only
summary: They help in Fife.
kind: helpline
audience: [employer]
phones: [{{number: "116 123"}}]
open_always: yes
cost: Free
who_for: Firms
staff: {{at_most: 49}}
areas: [fife, moray]
topics: [stress]
status: open
{SOURCED}""",
    "content/services/gone.yml": f"""\
name: Gone
summary: They helped.
kind: history
audience: [employer]
phones: [{{number: "0800 019 2211"}}]
hours: [{{days: [mon], opens: "09:00", closes: "17:00"}}]
cost: Free
who_for: Employers
areas: everywhere
topics: [stress]
status: closed
closed_on: 2018-05-31
replaced_by: [helpers, fife-only]
note: It was **good**.
formerly: [was-here]
{SOURCED}""",
    "content/templates/plan.yml": f"""\
title: A plan & <b>more</b>
summary: Plan it on "one" sheet.
minutes: 1
guidance: [talk]
about: Write [after the talk](guidance:talk), **not** before; {{{{ 7 * 7 }}}}.
parts:
  - title: Who <i>and</i> when
    words: Write small.
    fields:
      - {{label: Name & job, hint: As in the book.}}
      - {{label: What we agreed, lines: 3}}
      - {{label: Full time, options: ["Yes", "No", <u>Not</u> yet]}}
  - title: How
    points: [We talk., We listen & act.]
    ticks: [The team knows.]
    table:
      columns: [{{title: Week}}, {{title: What <s>we</s> do, share: 3}}]
      rows: [First week, Second week]
      blank_rows: 2
      lines: 2
signatures: [Employee, Owner & manager]
keep: Lock it away.
formerly: [old-plan]
{SOURCED}""",
    "content/partners/gateway.yml": f"""\
name: Gateway
welcome: Welcome.
return_url: https://gateway.example/
local: yes
card: {{title: How is "work"?, words: Ten minutes & free.}}
{SOURCED}""",
    "content/pages/about.md": f"---\ntitle: About\nsummary: About us.\n{SOURCED}---\n## One\n\n## Two\n\n## Three\n",
    "content/pages/fit-note.md": "---\ntitle: Fit note\nsummary: Notes.\nchecked: 2026-11-20\nreview_by: 2027-05-20\n"
    "formerly: [/notes/]\n---\nNotes.\n",
    "content/pages/fit-note/employers.md": "---\ntitle: For employers\nsummary: What to do.\nchecked: 2026-11-20\n"
    "review_by: 2027-05-20\n---\nNotes for [employers](#notes).\n\n## Notes\n\n",
    "content/rates.yml": """\
sick_pay:
  - from: 2025-04-06
    until: 2026-04-05
    week: 118.75
    lower_earnings_limit: 125
    waiting_days: 3
    shortest_spell: 4
    most_weeks: 28
    linked_within_days: 56
    sources: [act]
    checked: 2026-11-20
  - from: 2026-04-06
    until: 2027-04-05
    week: 123.25
    percent: 80
    most_weeks: 28
    linked_within_days: 56
    spells_across: https://www.gov.uk/across
    sources: [act]
    checked: 2026-11-20
""",
    "content/pages/fit-note/sick-pay.md": "---\ntitle: Work out sick pay\nsummary: To the penny.\nsources: [act]\n"
    "checked: 2026-11-20\nreview_by: 2027-05-20\n---\n## The rules\n\n{rate:ssp-rule}\n",
    "content/pages/services.md": "---\ntitle: Who helps\nsummary: Words of an author.\nchecked: 2026-11-20\n"
    "review_by: 2027-05-20\n---\nThe author wrote this.\n",
    "questionnaires/healthy-working.yml": """\
title: Small check
summary: Three questions.
minutes: 2
checked: 2026-11-20
review_by: 2027-05-20
formerly: [old-check]
sections:
  - id: one
    title: One
    questions:
      - id: talks
        ask: Do you talk?
        options: [{id: yes, label: Yes, points: 1}, {id: no, label: No, points: 0}]
        advise: {no: [talk]}
bands:
  - {id: low, from: 0, title: Low}
  - {id: high, from: 50, title: High}
examples:
  - {name: Silence, answers: {talks: no}, expect: {advice: [talk]}}
""",
}


def write_project(folder: Path, **changed: str) -> Path:
    """Write the project with its `mkdocs.yml`; `changed` is file to content."""
    files = {**FILES, **changed}
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    theme = ROOT / "site_builder/theme"
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("site_builder/theme", theme.as_posix())
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def read(folder: Path) -> Library:
    """The library of a project, however wrong its text is."""
    library, problems = read_project(folder)
    assert problems == []
    return library
