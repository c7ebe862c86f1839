"""What must hold for every result of every questionnaire: statements in `content/site.yml`."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from toolkit.model.base import Flag, Id, Model, Text
from toolkit.model.questionnaire import Expectation, Limits
from toolkit.model.questions import ConditionField


class SiteExpectation(Expectation):
    """What must come out in every questionnaire that the statement is about."""

    called: ClassVar[str] = "an expectation of the site"

    services_count: Limits | None = Field(
        default=None, description="how many services a result may show", examples=[{"at_least": 1}]
    )
    services_suit: Flag = Field(
        default=False,
        description="yes: every service that a result shows is open, and takes a firm of that size in that area",
        examples=[True],
    )


class SiteStatement(Model):
    """What must hold for every set of answers to every questionnaire, or to some of them."""

    called: ClassVar[str] = "a statement of the site"

    name: Text = Field(description="what must hold, as a sentence", examples=["The advice line is on every result"])
    questionnaires: list[Id] = Field(
        default=[],
        description="the questionnaires it is about; all of them when this is left out",
        examples=[["check"]],
    )
    when: ConditionField | None = Field(
        default=None,
        description="for which answers; questionnaires that do not ask these questions are left out",
        examples=[{"staff": {"at_most": 9}}],
    )
    expect: SiteExpectation = Field(description="what must come out", examples=[{"services_suit": True}])
