"""What papers say by themselves, in both languages."""

from grappe.questions import Words

KINDS = {
    "cluster": Words(fr="Portrait d’un cluster", en="Portrait of a cluster"),
    "domain": Words(fr="Portrait d’un domaine", en="Portrait of a domain"),
    "region": Words(fr="Rapport annuel sur les clusters", en="Yearly report on clusters"),
}
PUBLICATION = Words(fr="Publication {code}", en="Publication {code}")
SUBTITLE = Words(
    fr="D’après la publication {code} du {day}, qui réunit {reports}",
    en="From publication {code} of {day}, which holds {reports}",
)
REPORTS = Words(fr="{n} réponses acceptées", en="{n} accepted reports")
ONE_REPORT = Words(fr="une réponse acceptée", en="one accepted report")
IN_YEAR = Words(fr="{what} en {year}", en="{what} in {year}")
WITH_CHANGE = Words(fr="{what} en {year}, {change}", en="{what} in {year}, {change}")
OF = Words(fr="{n} sur {of}", en="{n} of {of}")
CLUSTER_OF = Words(fr="{n} cluster sur {of}", en="{n} of {of} clusters")
CLUSTERS_OF = Words(fr="{n} clusters sur {of}", en="{n} of {of} clusters")
NO_DATA = Words(
    fr="{where}\u202f: rien n’est encore publié à ce sujet.",
    en="{where}: nothing is published about it yet.",
)
STATUSES = {
    "hidden": Words(fr="masqué", en="hidden"),
    "missing": Words(fr="manquant", en="missing"),
    "not_applicable": Words(fr="sans objet", en="not applicable"),
}
NOT_SHOWN = {
    "hidden": Words(
        fr="Masqué, car trop peu de clusters ou d’entreprises répondent\u202f: {what}.",
        en="Hidden, because too few clusters or companies stand behind it: {what}.",
    ),
    "missing": Words(fr="Pas de réponse publiée\u202f: {what}.", en="Missing: {what}."),
    "not_applicable": Words(fr="Sans objet\u202f: {what}.", en="Not applicable: {what}."),
}
YEAR_BY_YEAR = Words(fr="Année après année", en="Year by year")
OWN_PAST = Words(fr="Son propre passé", en="Its own past")
BY_DEPARTMENT = Words(fr="{what} par département en {year}", en="{what} by department in {year}")
ELSEWHERE = Words(fr="Ailleurs en France", en="Elsewhere in France")
ABROAD = Words(fr="À l’étranger", en="Abroad")
UNPLACED = Words(fr="Lieu non connu", en="Place not known")
READ_IN = Words(fr="Lu dans «\u202f{section}\u202f».", en="Read from “{section}”.")
MAP_NOTE = Words(
    fr="Un point pour {n} {rows}, près de leur commune. {year}.",
    en="One dot for {n} {rows}, near their commune. {year}.",
)
MAP_ALT = Words(fr="{title}, carte de {year}. {told}", en="{title}, map of {year}. {told}")
REMARK = Words(fr="{cluster}, sur {year}", en="{cluster}, on {year}")
CLUSTER_IS = Words(
    fr="{domain}, depuis {created}. {for_whom}", en="{domain}, since {created}. {for_whom}"
)
DOMAIN_OF = Words(fr="Le domaine réunit {clusters}.", en="The domain brings together {clusters}.")
REGION_OF = Words(fr="Ses clusters : {clusters}.", en="Its clusters: {clusters}.")
TOC = Words(fr="Sommaire", en="Contents")
IN_SENTENCES = Words(fr="L’année en phrases", en="The year in sentences")
IN_NUMBERS = Words(fr="En quelques chiffres", en="In a few numbers")
WHERE_THEY_ARE = Words(fr="Où ils sont", en="Where they are")
LABEL_BY_DOMAIN = Words(fr="{what} par domaine", en="{what} by domain")
BY_DOMAIN = Words(fr="Domaine par domaine", en="Domain by domain")
BY_DOMAIN_NOTE = Words(
    fr="Dans l’ordre de la politique régionale, jamais par valeur. Chaque cluster compte une fois, "
    "dans son domaine principal.",
    en="In the order of the regional policy, never by value. Each cluster counts once, in its main "
    "domain.",
)
COMMENTS_OF_ONE = Words(fr="Ce qu’en dit le cluster", en="What the cluster says of it")
COMMENTS = Words(fr="Ce qu’en disent les clusters", en="What clusters say of it")
NO_COMMENTS = Words(
    fr="Aucun cluster n’a joint de commentaire à cette publication.",
    en="No cluster attached a comment to this publication.",
)
METHOD = Words(fr="Méthode", en="Method")
DEFINITIONS = Words(fr="Définitions", en="Definitions")
SOURCES = Words(fr="Sources", en="Sources")
PAGE = Words(fr="Page {n} sur {of}", en="Page {n} of {of}")
INDICATOR = Words(fr="Indicateur", en="Indicator")
OBJECTIVE = Words(fr="Objectif", en="Objective")
DOMAIN = Words(fr="Domaine", en="Domain")
ABOUT = Words(fr="Cluster, année", en="Cluster, year")
DEPARTMENT = Words(fr="Département", en="Department")
SHARE = Words(fr="Part", en="Share")
UNIT = Words(fr="Unité", en="Unit")
LACKING = Words(
    fr="□ remplace un signe qu’aucune police de ce poste ne contient.",
    en="□ stands for a sign that no font at hand contains.",
)
CONFIDENTIAL = Words(
    fr="Ce portrait est fait pour le cluster et ceux qui le suivent à la Région.",
    en="This portrait is for the cluster and those who follow it at the Region.",
)
SHEETS = Words(fr="Les feuilles de ce classeur", en="The sheets of this workbook")
COVER = Words(fr="Couverture", en="Cover")
HOW_TO_READ = Words(fr="Lire ces chiffres", en="How to read these figures")
ALL_FIGURES = Words(fr="Tous les indicateurs", en="All indicators")
METHOD_OF = (
    Words(
        fr="Les clusters répondent à chaque questionnaire une fois par an ou par trimestre. Leurs "
        "réponses sont vérifiées à l’entrée, lues par un chargé de mission, puis acceptées. Une "
        "publication fige toutes les réponses acceptées à sa date\u202f; elle ne change plus. "
        "Une année demandée par trimestres réunit les quatre, une fois tous connus.",
        en="Clusters answer each questionnaire once a year or once a quarter. Their answers are "
        "checked at the door, read by an officer, then accepted. A publication freezes all answers "
        "accepted up to its date; it never changes again. A year of what is asked by quarters "
        "brings its four together, once all are known.",
    ),
    Words(
        fr="La part d’un domaine ou de la Région est une part de sommes, jamais une moyenne de "
        "parts. Ce qui manque est dit manquant et ne vaut jamais zéro\u202f; rien n’est extrapolé. "
        "Une année pour laquelle une partie des clusters seulement a répondu le dit, se dessine "
        "en pointillé, et ne se compare pas à la précédente.",
        en="The share of a domain or the Region is a share of sums, never a mean of shares. What "
        "is missing is said to be missing and is never zero; nothing is extrapolated. A year that "
        "only some clusters answered about says so, is drawn with a dashed line, and is not "
        "compared with the one before.",
    ),
    Words(
        fr="Les montants, les personnes et les parts ne sont donnés que sur trois clusters au "
        "moins, et seulement si rien de ce qui est montré ne les trahit par soustraction. Ce que "
        "gagnent des entreprises ne l’est que sur plusieurs d’entre elles. «\u202fMasqué\u202f», "
        "«\u202fmanquant\u202f» et «\u202fsans objet\u202f» sont trois choses différentes.",
        en="Amounts, people and shares are told only over three clusters or more, and only where "
        "nothing that is shown gives them away by subtraction. What companies earn is told only "
        "over several of them. “Hidden”, “missing” and “not applicable” are three different "
        "things.",
    ),
    Words(
        fr="Personne ne classe les clusters. Aucun tableau n’est rangé par valeur, et aucun "
        "chiffre d’un cluster n’est mis à côté de celui d’un autre.",
        en="Nobody ranks clusters. No table is ordered by value, and no figure of a cluster "
        "stands beside that of another one.",
    ),
)
SOURCE_ANSWERS = Words(
    fr="«\u202f{what}\u202f», réponses pour {years}", en="“{what}”, answers about {years}"
)
SOURCE_NO_ANSWER = Words(
    fr="«\u202f{what}\u202f», pas encore de réponse", en="“{what}”, no answer yet"
)
SOURCE_REGISTER = Words(
    fr="Répertoire Sirene de l’Insee, état au {day}", en="Insee’s Sirene register, as of {day}"
)
SOURCE_OUTLINES = Words(fr="Contours des départements\u202f: {vintage}", en="Outlines: {vintage}")
STORY = Words(fr="Un récit", en="A story")
PUBLISHED_ON = Words(fr="Publié le {day}", en="Published on {day}")
PREVIEW = Words(
    fr="Aperçu\u202f: ce récit n’est pas encore publié", en="Preview: not published yet"
)
PICTURE_BY = Words(fr="Image\u202f: {credit}", en="Picture: {credit}")
TOLD_BY = Words(fr="Raconté par {clusters}", en="Told by {clusters}")
OPENS = Words(fr="«\u202f", en="“")
CLOSES = Words(fr="\u202f»", en="”")
