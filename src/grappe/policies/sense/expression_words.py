"""What is said of an expression of SQL that a policy may not hold."""

from grappe.questions import Words

BY_NOUGHT = Words(
    fr="il divise par zéro\u202f; écrivez nullif(…, 0) autour de ce par quoi il divise\u202f: ce "
    "qui ne se divise pas est alors sans objet",
    en="it divides by zero; write nullif(…, 0) around what it divides by: what can’t be divided "
    "is then not applicable",
)
UNREADABLE = Words(fr="«\u202f{text}\u202f» ne se lit pas", en="“{text}” cannot be read")
NEAR = Words(
    fr="«\u202f{text}\u202f» ne se lit pas, à partir de «\u202f{near}\u202f»",
    en="“{text}” cannot be read, from “{near}” on",
)
NOT_HERE = Words(fr="«\u202f{sign}\u202f» ne s’emploie pas ici", en="“{sign}” is not used here")
PARENTHESES = Words(
    fr="dans «\u202f{text}\u202f», chaque parenthèse ouverte se referme",
    en="in “{text}”, each parenthesis that is opened is closed",
)
NO_QUERY = Words(
    fr="une question dans la question (SELECT) ne s’emploie pas ici\u202f: une mesure lit une "
    "seule rubrique, un indicateur réunit des mesures",
    en="a query inside it (SELECT) is not used here: a measure reads one section, an indicator "
    "puts measures together",
)
NO_WINDOW = Words(
    fr="OVER ne s’emploie pas ici\u202f: une mesure donne un nombre par cluster",
    en="OVER is not used here: a measure gives one number a cluster",
)
NO_CAST = Words(
    fr="une réponse garde la nature de son champ\u202f: CAST ne s’emploie pas ici",
    en="an answer keeps its field’s kind: CAST is not used here",
)
NO_OTHER = Words(
    fr="des champs, des nombres, des textes, des conditions et des fonctions de la liste sont "
    "attendus, rien d’autre",
    en="fields, numbers, texts, conditions and listed functions are expected, nothing else",
)
ONE_VALUE = Words(fr="une seule valeur est attendue", en="one value is expected")
NO_FUNCTION = Words(
    fr="la fonction «\u202f{name}\u202f» n’est pas dans la liste\u202f: {known}",
    en="the function “{name}” is not in the list: {known}",
)
PERSONAL = Words(
    fr="«\u202f{name}\u202f» est une réponse personnelle\u202f: elle n’est jamais publiée et ne se "
    "compte pas",
    en="“{name}” is a personal answer: it is never published and can’t be counted",
)
NEARLY = Words(
    fr="«\u202f{name}\u202f» n’est pas un champ de cette rubrique\u202f; cherchiez-vous\u202f: "
    "{near}\u202f?",
    en="“{name}” is no field of this section; did you mean: {near}?",
)
NO_FIELD = Words(
    fr="«\u202f{name}\u202f» n’est pas un champ de cette rubrique\u202f; il y a\u202f: {known}",
    en="“{name}” is no field of this section; there are: {known}",
)
