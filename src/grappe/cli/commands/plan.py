from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grappe.cli import options, telling
from grappe.cli.words import IN_DAYS, MILESTONE, NO_PLAN, NOT_DONE, OF_ACTION
from grappe.questions import Words, money, number_words

if TYPE_CHECKING:
    from grappe.policies import Plan


@telling.command(
    "plan",
    Words(
        fr="Le plan d’actions\u202f: ses jalons, ses jours de travail, son coût. "
        "S’il y a un dossier de données, il dit ce qui est fait.",
        en="The action plan: its milestones, its working days, its cost. "
        "A data folder, where there is one, tells what is done.",
    ),
)
@options.data
@options.language
@options.as_json
def command(data: Path, lang: str, as_json: bool) -> None:
    from grappe.policies import plan_document

    plan = options.policy(lang).plan
    document = plan_document(plan, _done(data, lang))
    if as_json:
        options.print_json(document)
    elif plan is None:
        options.could_not(NO_PLAN.to(lang))
    else:
        _tell(plan, document, lang)


def _done(data: Path, lang: str) -> dict[str, date]:
    """The day of each milestone that is done; of none where nothing is kept yet."""
    if not options.holds_data(data):
        return {}
    options.site(data, lang)
    from grappe.site.plan import days_done

    return days_done()


def _tell(plan: "Plan", document: dict[str, Any], lang: str) -> None:
    for action, told in zip(plan.actions, document["actions"], strict=True):
        words = OF_ACTION.filled(number=action.number, title=action.title)
        click.echo(f"{words.to(lang)} · {_sum(action.days, told['cost'], lang)}")
        for milestone, one in zip(action.milestones, told["milestones"], strict=True):
            done = one["done"] or NOT_DONE.to(lang)
            what = milestone.what.to(lang)
            click.echo(MILESTONE.filled(planned=one["planned"], done=done, what=what).to(lang))
    click.echo(_sum(document["days"], document["cost"], lang))


def _sum(days: float, cost: float, lang: str) -> str:
    return IN_DAYS.filled(days=number_words(days), cost=money(cost)).to(lang)
