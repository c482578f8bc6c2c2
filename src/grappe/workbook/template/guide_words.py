"""The words of the guide that hold for every questionnaire."""

from grappe.questions import Words

DUE = Words(
    fr="À rendre avant le {day} · comptez {minutes} minutes",
    en="Due by {day} · allow {minutes} minutes",
)
MINUTES = Words(fr="Comptez {minutes} minutes", en="Allow {minutes} minutes")
RULES_TITLE = Words(fr="Quelques règles, et c’est tout", en="A few rules, and that is all")
RULES = (
    (
        Words(fr="Gardez les colonnes", en="Keep the columns"),
        Words(
            fr="Triez, filtrez, insérez des lignes, ajoutez vos colonnes : tout est relu. "
            "Seuls les titres de colonnes ne doivent pas disparaître.",
            en="Sort, filter, insert rows, add columns of your own: all of it can be read. "
            "Only the headings of columns must not disappear.",
        ),
    ),
    (
        Words(fr="Vide n’efface rien", en="Empty erases nothing"),
        Words(
            fr="Une cellule vide ne remplace jamais ce que vous avez déjà donné, "
            "et une ligne absente ne disparaît pas.",
            en="An empty cell never replaces what you have already given, "
            "and an absent row does not disappear.",
        ),
    ),
    (
        Words(fr="Deux portes, un brouillon", en="Two doors, one draft"),
        Words(
            fr="Ce classeur et le formulaire en ligne remplissent le même brouillon. "
            "Rien n’est envoyé à la Région avant que vous ne le demandiez.",
            en="This workbook and the form on the web fill the same draft. "
            "Nothing is sent to the Region before you ask for it.",
        ),
    ),
)


def departure(column: Words) -> tuple[Words, Words]:
    """The rule for rows that end, naming the column that says so."""
    return (
        Words(fr="Un départ se dit", en="A departure is said"),
        Words(
            fr="Ce qui prend fin reste dans la liste, avec l’année de sa fin "
            "dans la colonne «\u202f{column}\u202f».",
            en="What ends stays in the list, with the year of its end in the column “{column}”.",
        ).filled(column=column),
    )


FIELD = Words(fr="Question (* obligatoire)", en="Question (* mandatory)")
EXAMPLE = Words(fr="Exemple", en="Example")
WHY = Words(fr="Pourquoi c’est demandé", en="Why it is asked")
SEEN_BY = Words(fr="Qui le verra\u202f:", en="Who will see it:")
CHOICES = Words(fr="Réponses possibles :", en="Possible answers:")
PERSONAL = Words(
    fr="Vous, votre chargé de mission et le responsable de service ; "
    "conservé {years} ans, jamais publié.",
    en="You, your officer and the head of unit; kept for {years} years, never published.",
)
OPEN = Words(
    fr="Une information ouverte, comme celles que les clusters publient eux-mêmes.",
    en="An open fact, such as clusters publish themselves.",
)
PROTECTED = Words(
    fr="Vous, vos chargés de mission ; les autres, en total de trois clusters ou plus.",
    en="You and your officers; others, as a total over three clusters or more.",
)
