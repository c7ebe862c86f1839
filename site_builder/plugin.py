"""The MkDocs plugin: reads the project, has the pages made, hands them to MkDocs. Nothing is decided here.

This is the only module that knows MkDocs. Its hooks, in the order in which MkDocs calls them:

    on_startup   is this a build, or a preview that people look at while they write?
    on_config    read and check the content; make the docs tree in the cache; tell the theme what stands around a page
    on_files     give MkDocs the files of the cache in place of those in docs_dir
    on_serve     watch what pages are made of
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from site_builder import pages
from site_builder.links import full
from site_builder.reading import shell
from site_builder.writing import write_tree
from toolkit.checks.dated import BECAUSE_OF_THE_DAY
from toolkit.checks.project import read_and_check
from toolkit.library import Library
from toolkit.problems import Problem, Severity, errors
from toolkit.the_day import NotADayError

CACHE = ".cache/docs"
WATCHED = (
    "content",
    "questionnaires",
    "site_builder/templates",
    "site_builder/client",
    "site_builder/theme",
)

_log = get_plugin_logger(__name__)


class HealthWorksConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: what a site may choose is in `content/site.yml`."""


class HealthWorksPlugin(BasePlugin[HealthWorksConfig]):  # type: ignore[no-untyped-call]
    """Makes the site out of `content/` and `questionnaires/`, beside the `mkdocs.yml` that names the plugin."""

    def __init__(self) -> None:
        self.preview = False
        self.root = Path()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether people are looking; then broken content is shown to them and does not end the run."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the docs tree, and set what `content/site.yml` decides."""
        self.root = _root(config)
        try:
            library, problems = read_and_check(self.root)
        except NotADayError as error:
            raise Abort(str(error)) from None
        _warn(problems)
        if found := errors(problems):
            self._show(found, config)
        else:
            tree = pages.build(library, self.preview)
            write_tree(self.root / CACHE, tree)
            config.extra["problems"] = ""
            config.extra["shell"] = shell.settings(library, self.preview)
            _set_site(config, library, self.preview)
            config.nav = [{title: file} for title, file in shell.navigation(library) if file in tree]
        # Ours is in the docs tree; the one of MkDocs holds the day of the build.
        config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what lies in docs_dir, which is the source of the pages, and put in what was made of it."""
        for file in list(files):
            if file.src_dir == config.docs_dir:
                files.remove(file)
        cache = self.root / CACHE
        for path in sorted(cache.rglob("*")):
            if path.is_file():
                _put(files, path.relative_to(cache).as_posix(), path, config)
        return files

    def on_serve(  # MkDocs gives what it gives by name
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        builder: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Rebuild when anything changes that pages are made of; never for the cache, which a build itself writes."""
        for name in WATCHED:
            if (self.root / name).is_dir():
                server.watch(str(self.root / name))
        return server

    def _show(self, problems: Sequence[Problem], config: MkDocsConfig) -> None:
        """Tell what is wrong: in place of the site in a preview, and otherwise as the end of the run."""
        lines = "\n".join(str(problem) for problem in problems)
        if not self.preview:
            raise Abort(f"{lines}\n\nThe content has problems; nothing was built.")
        _log.error("the content has problems:\n%s", lines)
        write_tree(self.root / CACHE, pages.build_problems(problems))
        config.extra["problems"] = str(pages.problem_page(problems).body)
        config.extra["shell"] = shell.settings(Library(), preview=True)


def _put(files: Files, name: str, path: Path, config: MkDocsConfig) -> None:
    if (other := files.get_file_from_path(name)) is not None:
        files.remove(other)  # the theme has a file of this name too
    files.append(File.generated(config, name, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV))


def _root(config: MkDocsConfig) -> Path:
    if not config.config_file_path:
        raise ConfigurationError("health-works: a mkdocs.yml beside content/ and questionnaires/ is needed")
    return Path(config.config_file_path).resolve().parent


def _warn(problems: Sequence[Problem]) -> None:
    for problem in problems:
        if problem.severity is Severity.WARNING:
            # With --strict a warning ends the run; that a day has come must not.
            (_log.info if problem.code in BECAUSE_OF_THE_DAY else _log.warning)("%s", problem)


def _set_site(config: MkDocsConfig, library: Library, preview: bool) -> None:
    assert library.site is not None  # a library without problems has its site
    site = library.site.value
    config.site_name = site.name
    if not preview:
        config.site_url = full(site.url, "/")
