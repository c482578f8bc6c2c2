"""The words that a template speaks, beside those of the questionnaire itself."""

from grappe.questions import Words

BACK = Words(fr="← À lire", en="← Guide")
YES = Words(fr="oui", en="yes")
NO = Words(fr="non", en="no")
TOTAL = Words(fr="Total", en="Total")
LEGEND = Words(
    fr="Fond gris : repris de {year}, à confirmer ou à modifier.",
    en="Grey ground: carried over from {year}, to confirm or to change.",
)
STATUS_TITLE = Words(fr="Une ligne qui n’a pas changé", en="A row that has not changed")
STATUS_HELP = Words(
    fr="Choisissez « inchangé » pour confirmer la ligne. Si vous la modifiez, laissez tel quel.",
    en="Choose “unchanged” to confirm the row. If you change it, leave this as it is.",
)
ALL_HELP = Words(
    fr="« oui » confirme d’un coup tout ce qui est repris dans cette feuille et non modifié.",
    en="“yes” confirms at once all that is carried over in this sheet and not changed.",
)
TO_CHECK = Words(fr="À vérifier", en="Please check")
CHOICE_ERROR = Words(
    fr="Ce n’est pas une des réponses proposées. La garder quand même ?",
    en="This is not one of the proposed answers. Keep it all the same?",
)
NUMBER_ERROR = Words(
    fr="Un nombre est attendu ici{bounds}. Garder quand même ce qui est écrit ?",
    en="A number is expected here{bounds}. Keep what is written all the same?",
)
YEAR_ERROR = Words(
    fr="Une année sur quatre chiffres est attendue, comme {year}. Garder quand même ?",
    en="A year in four digits is expected, such as {year}. Keep it all the same?",
)
DATE_ERROR = Words(
    fr="Une date est attendue, comme 31/12/{year}. Garder quand même ce qui est écrit ?",
    en="A date is expected, such as 31/12/{year}. Keep what is written all the same?",
)
BOUNDS = Words(fr=", de {low} à {high}", en=", from {low} to {high}")
FOOTER = Words(fr="page &P sur &N", en="page &P of &N")
