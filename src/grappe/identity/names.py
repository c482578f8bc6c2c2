"""How names are made comparable: one definition, for the register and for lines alike."""

import polars as pl

_SPELT = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "&": " et "}
_ELISION = r"\b(l|d|qu)['’ʼ`]"
_TOWN = r"^ville d(?:e\b|u\b|es\b|['’ʼ`])"
_COUNCILS = {
    r"^conseil (?:departemental|general)\b": "departement",
    r"^conseil regional\b": "region",
}
_LONE = r"\b([a-z])\b"

_SHORT = {
    "ste": "societe",
    "soc": "societe",
    "ets": "etablissement",
    "etab": "etablissement",
    "cie": "compagnie",
    "ent": "entreprise",
    "ind": "industrie",
    "assoc": "association",
    "asso": "association",
    "univ": "universite",
    "inst": "institut",
    "lab": "laboratoire",
    "labo": "laboratoire",
    "ctre": "centre",
    "ecol": "ecole",
    "fed": "federation",
    "synd": "syndicat",
    "int": "international",
    "intl": "international",
    "techno": "technologie",
    "tech": "technologie",
    "technology": "technologie",
    "ing": "ingenierie",
    "engineering": "ingenierie",
    "dev": "developpement",
    "ser": "service",
    "serv": "service",
    "sces": "service",
    "fab": "fabrication",
    "mfg": "fabrication",
    "distrib": "distribution",
    "constr": "construction",
    "transp": "transport",
    "mairie": "commune",
    "saint": "st",
    "sainte": "ste",
    "grp": "groupe",
    "group": "groupe",
    "freres": "frere",
    "system": "systeme",
    "industry": "industrie",
    "consult": "conseil",
    "consulting": "conseil",
    "research": "recherche",
    "university": "universite",
    "bros": "frere",
}
_LEGAL = """
    sa sas sasu sarl eurl snc sci scp scop scic selarl selas gie earl gaec scea ei eirl gmbh ltd
    limited inc llc spa srl ag bv nv plc corp sl
""".split()
_EMPTY = """
    l d le la les de du des et en a au aux un une pour par sur the of and for und der
""".split()

#: Words that names take on and drop without meaning somebody else.
IDLE = """
    groupe france societe etablissement compagnie entreprise association international europe
    rhone alpe auvergne holding filiale site siege departement direction anonyme participation
""".split()

#: Words of what is no organisation by itself, but a part of one: a laboratory, a joint unit.
PARTS = "laboratoire umr umrs umi upr uar usr ura ums equipe".split()


def folded(name: pl.Expr) -> pl.Expr:
    """Lower case without accents, punctuation or elisions; initials put together: `C. E. A.`
    and `C E A` give `cea`. A public body goes by what it governs: its town hall, its council."""
    lower = name.str.to_lowercase().str.replace(_TOWN, "commune ")
    plain = lower.str.replace_many(_SPELT).str.replace_all(_ELISION, " ")
    letters = plain.str.normalize("NFKD").str.replace_all(r"\p{M}+", "")
    dotless = letters.str.replace_all(r"\b([a-z])\.", "$1 ").str.replace_all(r"[^a-z0-9]+", " ")
    marked = dotless.str.replace_all(_LONE, "·$1·").str.replace_all("· ·", "", literal=True)
    told = marked.str.replace_all("·", "", literal=True).str.strip_chars()
    for council, governed in _COUNCILS.items():
        told = told.str.replace(council, governed)
    return told


def fold(name: str) -> str:
    """A single name, folded."""
    return str(pl.select(folded(pl.lit(name))).item())


def words_of(frame: pl.DataFrame) -> pl.DataFrame:
    """The words by which names are sought.

    Of a frame (`at`, `name` folded) makes one (`at`, `written`, `word`), in the order of the
    names: abbreviations written out, without plural, legal form or empty words; of a name that
    has no others, all words.
    """
    exploded = frame.select("at", written=pl.col("name").str.split(" ")).explode("written")
    words = exploded.drop_nulls().filter(pl.col("written") != "").with_columns(comparable())
    idle = pl.col("written").is_in(_LEGAL + _EMPTY)
    return words.filter(~idle | idle.all().over("at"))


def comparable() -> pl.Expr:
    """The `word` of what is `written`: an abbreviation written out, without plural."""
    full = pl.col("written").replace(_SHORT)
    plural = full.str.ends_with("s") & (full.str.len_bytes() > 4) & ~full.str.ends_with("ss")
    return pl.when(plural).then(full.str.head(-1)).otherwise(full).alias("word")
