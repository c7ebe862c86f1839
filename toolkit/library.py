"""The whole of the content, read and typed: what every page, check and file is a view of."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Generic, TypeVar

from toolkit.model.base import ID_PATTERN, Model
from toolkit.model.content import CaseStudy, Guidance, Page, Partner, Service, Site
from toolkit.model.lists import Area, BankHoliday, Duty, Evidence, LinkException, Sector, Stage, Topic, Word
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.rates import Rates
from toolkit.model.reading import read_list, read_model
from toolkit.model.templates import Template
from toolkit.problems import TOP, Problem
from toolkit.rates import Filling
from toolkit.source import Location, Source, read_markdown, read_yaml
from toolkit.the_day import the_day

ModelType = TypeVar("ModelType", bound=Model)


@dataclass(frozen=True)
class Entry(Generic[ModelType]):
    """One piece of content: its id, what it says, and the file that says it.

    `at` is where it stands in the file: () when the file is this one thing, (number,) in a list.
    """

    id: str
    value: ModelType
    source: Source
    at: Location = ()

    def problem(self, location: Location, code: str, message: str) -> Problem:
        """A problem at a value of this piece of content."""
        return self.source.problem(self.source.position((*self.at, *location)), code, message)

    def problem_at_key(self, location: Location, code: str, message: str) -> Problem:
        """A problem at a key of this piece of content."""
        return self.source.problem(self.source.key_position((*self.at, *location)), code, message)


Entries = Mapping[str, Entry[ModelType]]


@dataclass(frozen=True)
class Library:
    """Everything that was read, as at one day; each mapping is from id to entry, in a fixed order."""

    questionnaires: Entries[Questionnaire] = field(default_factory=dict)
    guidance: Entries[Guidance] = field(default_factory=dict)
    case_studies: Entries[CaseStudy] = field(default_factory=dict)
    services: Entries[Service] = field(default_factory=dict)
    templates: Entries[Template] = field(default_factory=dict)
    areas: Entries[Area] = field(default_factory=dict)
    duties: Entries[Duty] = field(default_factory=dict)
    evidence: Entries[Evidence] = field(default_factory=dict)
    sectors: Entries[Sector] = field(default_factory=dict)
    topics: Entries[Topic] = field(default_factory=dict)
    partners: Entries[Partner] = field(default_factory=dict)
    pages: Entries[Page] = field(default_factory=dict)
    words: Entries[Word] = field(default_factory=dict)
    link_exceptions: Entries[LinkException] = field(default_factory=dict)
    bank_holidays: Entries[BankHoliday] = field(default_factory=dict)
    pathway: Entries[Stage] = field(default_factory=dict)
    site: Entry[Site] | None = None
    rates: Entry[Rates] | None = None
    on: datetime.date = field(default_factory=the_day)

    def everything(self) -> Iterator[Entry[Model]]:
        """Every piece of content, of whatever kind."""
        for kind in vars(self).values():
            if isinstance(kind, Mapping):
                yield from kind.values()
        for alone in (self.site, self.rates):
            if alone:
                yield alone  # type: ignore[misc]

    def ids(self, kind: str) -> Iterable[str]:
        """The ids of one kind, named as links name it: guidance, case-study, service and so on."""
        return self.of_kind(kind).keys()

    def of_kind(self, kind: str) -> Mapping[str, Entry[Model]]:
        """The entries of one kind, named as links name it."""
        kinds: dict[str, Mapping[str, Entry[Model]]] = {
            "questionnaire": self.questionnaires,  # type: ignore[dict-item]
            "guidance": self.guidance,  # type: ignore[dict-item]
            "case-study": self.case_studies,  # type: ignore[dict-item]
            "service": self.services,  # type: ignore[dict-item]
            "template": self.templates,  # type: ignore[dict-item]
            "topic": self.topics,  # type: ignore[dict-item]
            "page": self.pages,  # type: ignore[dict-item]
            "partner": self.partners,  # type: ignore[dict-item]
        }
        return kinds[kind]


LINK_KINDS = ("questionnaire", "guidance", "case-study", "service", "template", "topic", "page")


def find_root(start: Path) -> Path | None:
    """The folder of the project around `start`: the nearest with `content/` and `questionnaires/`."""
    for folder in (start, *start.parents):
        if (folder / "content").is_dir() and (folder / "questionnaires").is_dir():
            return folder
    return None


def read_project(
    root: Path, on: datetime.date | None = None, *, questionnaires: bool = True
) -> tuple[Library, list[Problem]]:
    """Read all content below `root` as at a day; without one, that of `toolkit.the_day`.

    The library holds everything whose shape is right; it is complete when there is no problem.
    What the parts mean together is asked by `toolkit.checks`. Questionnaires take half of the time, and what is asked
    of one of them needs no other.
    """
    return _ProjectReader(root, on or the_day()).read(questionnaires)


def read_questionnaire(file: Path, shown_as: str) -> tuple[Entry[Questionnaire] | None, list[Problem]]:
    """Read one questionnaire, from anywhere."""
    source, problems = read_yaml(file, shown_as)
    if problems:
        return None, problems
    value, problems = read_model(Questionnaire, source)
    return (Entry(file.stem, value, source) if value else None), problems


# Where a file of each kind belongs.
_HOMES: dict[type[Model], str] = {
    Questionnaire: "questionnaires",
    Guidance: "content/guidance",
    CaseStudy: "content/case_studies",
    Service: "content/services",
    Template: "content/templates",
    Partner: "content/partners",
    Page: "content/pages",
}


def _strayed(model: type[Model], source: Source) -> Problem | None:
    """The problem of a whole file that is of another kind than those of its folder, as its keys tell."""
    keys = source.data.keys() if isinstance(source.data, dict) else set()
    if keys <= set(model.known_keys()):
        return None
    for other, home in _HOMES.items():
        if set(other.needed_keys()) <= keys <= set(other.known_keys()):
            message = f"this is {other.called}, but files of this folder are {model.called} each; move it to “{home}”"
            return source.problem(TOP, "S012", message)
    return None


class _ProjectReader:
    def __init__(self, root: Path, on: datetime.date) -> None:
        self.root = root
        self.on = on
        self.filling = Filling(None, on)
        self.problems: list[Problem] = []

    def read(self, questionnaires: bool) -> tuple[Library, list[Problem]]:
        content = self.root / "content"
        rates = self._alone(Rates, content / "rates.yml") if (content / "rates.yml").exists() else None
        self.filling = Filling(rates.value if rates else None, self.on, known=not self.problems)
        library = Library(
            questionnaires=self._files(Questionnaire, self.root / "questionnaires", ".yml") if questionnaires else {},
            guidance=self._files(Guidance, content / "guidance", ".md"),
            case_studies=self._files(CaseStudy, content / "case_studies", ".yml"),
            services=self._files(Service, content / "services", ".yml"),
            templates=self._files(Template, content / "templates", ".yml"),
            areas=self._list(Area, content / "areas.yml"),
            duties={name: self._as_at(duty) for name, duty in self._list(Duty, content / "duties.yml").items()},
            evidence=self._list(Evidence, content / "evidence.yml"),
            sectors=self._list(Sector, content / "sectors.yml"),
            topics=self._list(Topic, content / "topics.yml"),
            partners=self._files(Partner, content / "partners", ".yml"),
            pages=self._files(Page, content / "pages", ".md", nested=True),
            words=self._list_if_there(Word, content / "words.yml"),
            link_exceptions=self._list_if_there(LinkException, content / "link_exceptions.yml"),
            bank_holidays=self._list_if_there(BankHoliday, content / "bank_holidays.yml"),
            pathway=self._list_if_there(Stage, content / "pathway.yml"),
            site=self._alone(Site, content / "site.yml"),
            rates=rates,
            on=self.on,
        )
        return library, sorted(self.problems)

    def _as_at(self, duty: Entry[Duty]) -> Entry[Duty]:
        return replace(duty, value=duty.value.on(self.on))

    def _shown(self, file: Path) -> str:
        return file.relative_to(self.root).as_posix()

    def _files(
        self, model: type[ModelType], folder: Path, suffix: str, nested: bool = False
    ) -> dict[str, Entry[ModelType]]:
        entries: dict[str, Entry[ModelType]] = {}
        for file in sorted(folder.rglob("*") if nested else folder.glob("*")):
            if file.is_dir() or file.name.startswith("."):
                continue
            name = file.relative_to(folder).with_suffix("").as_posix()
            if not self._well_named(file, name, suffix):
                continue
            read = read_markdown if suffix == ".md" else read_yaml
            source, problems = read(file, self._shown(file))
            value = None
            if not problems and (strayed := _strayed(model, source)) is not None:
                problems = [strayed]
            elif not problems:
                self.problems += self.filling.of(source)
                value, problems = read_model(model, source)
            self.problems += problems
            if value is not None:
                entries[name] = Entry(name, value, source)
        return entries

    def _well_named(self, file: Path, name: str, suffix: str) -> bool:
        message = None
        if file.suffix != suffix:
            message = f"this folder holds “{suffix}” files; rename or move this one"
            if file.name.startswith("~$"):
                message = "this is left over from a word processor and holds no content; delete it"
        elif not all(ID_PATTERN.fullmatch(part) for part in name.split("/")):
            message = f"the name of the file is the id: small letters, digits and hyphens, but this is “{file.name}”"
        if message:
            self.problems.append(Problem(self._shown(file), TOP.line, TOP.column, "S012", message))
        return message is None

    def _list(self, model: type[ModelType], file: Path) -> dict[str, Entry[ModelType]]:
        source, problems = read_yaml(file, self._shown(file))
        items = None
        if not problems:
            self.problems += self.filling.of(source)
            items, problems = read_list(model, source)
        self.problems += problems
        entries: dict[str, Entry[ModelType]] = {}
        for number, item in enumerate(items or []):
            name: str = item.id  # type: ignore[attr-defined]
            entry = Entry(name, item, source, (number,))
            if name in entries:
                first = source.position(entries[name].at).line
                told = "an id belongs to one thing" if "id" in model.model_fields else "keep one of the two"
                message = f"“{name}” is used twice (first on line {first}); {told}"
                self.problems.append(entry.problem(("id",), "L002", message))
            else:
                entries[name] = entry
        return entries

    def _list_if_there(self, model: type[ModelType], file: Path) -> dict[str, Entry[ModelType]]:
        return self._list(model, file) if file.exists() else {}

    def _alone(self, model: type[ModelType], file: Path) -> Entry[ModelType] | None:
        """The one thing that a file of its own holds."""
        source, problems = read_yaml(file, self._shown(file))
        value = None
        if not problems:
            self.problems += self.filling.of(source)
            value, problems = read_model(model, source)
        self.problems += problems
        return Entry(file.stem, value, source) if value is not None else None
