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
    fr="Il faut le fichier StockUniteLegale\u202f: c’est lui qui dit qui existe.",
    en="The file StockUniteLegale is needed: it says who exists.",
)
EMPTY: Final = Words(
    fr="Aucune entreprise ne reste\u202f: le fichier est vide ou le filtre trop étroit.",
    en="No company is left: the file is empty or the filter too narrow.",
)
BUSY: Final = Words(
    fr="Un autre chargement du répertoire est en cours.",
    en="The register is being loaded by somebody else.",
)
LOADED: Final = Words(
    fr="{units} unités légales et {establishments} établissements, à jour du {as_of}.",
    en="{units} legal units and {establishments} establishments, up to {as_of}.",
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
