"""What the register says to people."""

from typing import Final

from grappe.words import Words

NOT_A_FILE: Final = Words(
    fr="Aucun fichier à cet endroit\u202f: {file}", en="No file there: {file}"
)
NOT_READABLE: Final = Words(
    fr="{file} ne se lit pas\u202f: le fichier est coupé, ou ce n’est ni du Parquet ni du CSV "
    "en UTF-8.",
    en="{file} cannot be read: it is cut off, or neither Parquet nor CSV in UTF-8.",
)
EMPTY_FILE: Final = Words(fr="{file} est vide.", en="{file} is empty.")
BROKEN: Final = Words(
    fr="{files}\u202f: une ligne ne se lit pas. {why}",
    en="{files}: a row cannot be read. {why}",
)
NO_ROOM: Final = Words(
    fr="La mémoire ou le disque ne suffit pas\u202f: un filtre (départements, employeurs) aide.",
    en="Memory or disk do not suffice: a filter (departments, employers) helps.",
)
NO_DEPARTMENT: Final = Words(
    fr="«\u202f{code}\u202f» n’est le code d’aucun département.",
    en="“{code}” is the code of no department.",
)
NOT_A_ZIP: Final = Words(
    fr="{file} ne se décompresse pas\u202f: l’archive est coupée ou contient plusieurs fichiers.",
    en="{file} cannot be unzipped: the archive is cut off or holds several files.",
)
UNKNOWN_KIND: Final = Words(
    fr="{file} n’est aucun des fichiers attendus\u202f: ses colonnes ne sont pas celles de Sirene "
    "(StockUniteLegale, StockEtablissement, …) ni des ratios financiers.",
    en="{file} is none of the files expected: its columns are neither those of Sirene "
    "(StockUniteLegale, StockEtablissement, …) nor of the financial ratios.",
)
MISSING_COLUMNS: Final = Words(
    fr="{file} est un fichier {kind} auquel il manque\u202f: {columns}.",
    en="{file} is a {kind} file that lacks: {columns}.",
)
TWICE: Final = Words(
    fr="Deux fichiers {kind}\u202f: {file} est de trop.",
    en="Two {kind} files: {file} is one too many.",
)
NO_UNITS: Final = Words(
    fr="Il faut aussi le fichier StockUniteLegale\u202f: c’est lui qui dit qui existe. Seuls les "
    "ratios financiers se chargent à part, quand un répertoire est déjà là.",
    en="The file StockUniteLegale is needed as well: it says who exists. Only the financial ratios "
    "are loaded by themselves, once there is a register.",
)
NO_FILTER: Final = Words(
    fr="Un filtre va avec le fichier StockUniteLegale\u202f: les comptes suivent les entreprises "
    "déjà chargées.",
    en="A filter goes with the file StockUniteLegale: accounts follow the companies that are "
    "loaded already.",
)
EMPTY: Final = Words(
    fr="Aucune entreprise ne reste\u202f: le fichier est vide ou le filtre trop étroit.",
    en="No company is left: the file is empty or the filter too narrow.",
)
BUSY: Final = Words(
    fr="Un autre chargement du répertoire est en cours.",
    en="The register is being loaded by somebody else.",
)
NONE_YET: Final = Words(
    fr="Aucun répertoire n’est chargé ici.", en="No register has been loaded here."
)
STEPS: Final = {
    "files": Words(fr="Lecture des fichiers", en="Reading the files"),
    "establishments": Words(fr="Établissements", en="Establishments"),
    "units": Words(fr="Unités légales", en="Legal units"),
    "others": Words(fr="Noms d’avant, successions, comptes", en="Earlier names, successions"),
    "index": Words(fr="Index des noms", en="Index of names"),
}
LOADED: Final = Words(
    fr="Unités légales\u202f: {units}\u202f; établissements\u202f: {places}\u202f; comptes "
    "annuels\u202f: {accounts}.",
    en="Legal units: {units}; establishments: {places}; annual accounts: {accounts}.",
)
AS_OF: Final = Words(fr="À jour du {day}, {age}.", en="Up to {day}, {age}.")
TODAY: Final = Words(fr="aujourd’hui", en="today")
ONE_DAY: Final = Words(fr="il y a un jour", en="one day ago")
DAYS: Final = Words(fr="il y a {days} jours", en="{days} days ago")
NO_DAY: Final = Words(
    fr="Les fichiers ne disent pas de quel jour ils sont.",
    en="The files do not say of which day they are.",
)
ONLY_IN: Final = Words(
    fr="Seulement les organisations présentes dans\u202f: {names}.",
    en="Only organisations present in: {names}.",
)
ONLY_EMPLOYERS: Final = Words(
    fr="Seulement celles qui ont des salariés.", en="Only those with employees."
)
ONLY_LEGAL_PERSONS: Final = Words(
    fr="Sans les entreprises individuelles.", en="Without sole traders."
)
SILENCES: Final = {
    "closed": Words(
        fr="Au répertoire, cette organisation a cessé{since}. Si une autre a pris sa suite, "
        "écrivez le numéro de celle-ci.",
        en="According to the register, this organisation ceased{since}. If another one took over, "
        "write that one’s number.",
    ),
    "hidden": Words(
        fr="Cette personne n’a pas voulu que l’Insee diffuse ce qui la concerne\u202f: rien n’est "
        "comparé.",
        en="This person did not want Insee to show what concerns them: nothing is compared.",
    ),
    "not_found": Words(
        fr="Ce numéro ne figure pas dans le répertoire chargé{until}. S’il est sur l’avis de "
        "situation, gardez-le.",
        en="This number is not in the register loaded{until}. If it stands on the company’s "
        "notice, keep it.",
    ),
    "older": Words(
        fr="Ce numéro ne figure pas dans le répertoire chargé{until}\u202f: il date d’avant "
        "l’année de la question, l’organisation est peut-être plus récente.",
        en="This number is not in the register loaded{until}: it is older than the year of the "
        "question, the organisation may be younger.",
    ),
    "not_checked": Words(
        fr="Non vérifié\u202f: aucun répertoire n’est chargé.",
        en="Not checked: no register has been loaded.",
    ),
}
UNTIL: Final = Words(fr=", à jour du {day}", en=", which knows up to {day}")
SINCE: Final = Words(fr=" le {day}", en=" on {day}")
ON: Final = Words(fr="{told} (le {day})", en="{told} (on {day})")
CHANGES: Final = {
    "absent": Words(fr="ne figure plus dans le répertoire", en="is not in the register any more"),
    "hidden": Words(fr="n’est plus diffusée par l’Insee", en="is no longer shown by Insee"),
    "renamed": Words(
        fr="s’appelle désormais {after}, et non plus {before}",
        en="is now called {after}, no longer {before}",
    ),
    "moved": Words(
        fr="a son siège à {after}, et non plus à {before}",
        en="has its seat in {after}, no longer in {before}",
    ),
    "merged": Words(
        fr="a cessé\u202f; l’organisation {after} a pris sa suite",
        en="ceased; organisation {after} took over",
    ),
    "ceased": Words(fr="a cessé son activité", en="ceased"),
    "reopened": Words(fr="a repris son activité", en="is at work again"),
    "resized": Words(
        fr="change de taille\u202f: {after}, et non plus {before}",
        en="changes size: {after}, no longer {before}",
    ),
    "other_activity": Words(
        fr="change d’activité\u202f: {after}, et non plus {before}",
        en="changes activity: {after}, no longer {before}",
    ),
}
"""A change as a sentence without its subject."""
