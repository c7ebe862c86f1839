"""What is asked of content beyond its shape: whether its parts fit together."""

from toolkit.checks.project import check_project, read_and_check
from toolkit.checks.questionnaire import check_questionnaire

__all__ = ["check_project", "check_questionnaire", "read_and_check"]
