"""What the machine has looked at is told in words, whichever rules a questionnaire has."""

from typing import get_args

import pytest
from django.utils import translation

from grappe.questions.model import RuleKind
from grappe.site.rounds.region.verified import _LOOKED


@pytest.mark.parametrize("kind", get_args(RuleKind))
def test_a_kind_of_rule_has_its_words_in_both_languages(kind: str) -> None:
    said = set()
    for language in ("fr", "en"):
        with translation.override(language):
            said.add(str(_LOOKED[kind]))
    assert len(said) == 2
