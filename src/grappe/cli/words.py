"""What the terminal says by itself, in both languages."""

from grappe.questions import Words

NO_PUBLICATION = Words(
    fr="Aucune publication « {asked} ». Celles qui existent : {known}.",
    en="There is no publication “{asked}”. There are: {known}.",
)
NOTHING_PUBLISHED = Words(
    fr="Rien n’est encore publié : `grappe publish` publie ce qui est accepté.",
    en="Nothing is published yet: `grappe publish` publishes what is accepted.",
)
NO_INDICATOR = Words(
    fr="Aucun indicateur « {asked} ». {near}", en="There is no indicator “{asked}”. {near}"
)
BY_QUARTERS = Words(
    fr="«\u202f{indicator}\u202f» n’est dit que par trimestre\u202f: ajoutez --quarters.",
    en="“{indicator}” is told by quarters alone: add --quarters.",
)
NEAR = Words(fr="Cherchiez-vous : {near} ?", en="Did you mean: {near}?")
KNOWN = Words(fr="Ceux qui existent\u202f: {known}.", en="There are: {known}.")
NO_PAPER = Words(
    fr="Dites quoi écrire\u202f: --pdf, --pptx ou --xlsx, suivi d’un fichier.",
    en="Say what to write: --pdf, --pptx or --xlsx, followed by a file.",
)
NO_PICTURE = Words(
    fr="Dites quoi écrire\u202f: --svg ou --png, suivi d’un fichier.",
    en="Say what to write: --svg or --png, followed by a file.",
)
NO_FIGURES = Words(
    fr="La publication {code} ne dit rien de «\u202f{indicator}\u202f» pour {where}.",
    en="Publication {code} tells nothing of “{indicator}” for {where}.",
)
NO_PLACE = Words(
    fr="Dites lequel\u202f: {asked} NOM.",
    en="Say which one: {asked} NAME.",
)
PLACE_UNASKED = Words(
    fr="La Région n’a pas besoin de nom\u202f: {asked}.",
    en="The Region needs no name: {asked}.",
)
WRITTEN = Words(fr="{file}, d’après la publication {code}", en="{file}, from publication {code}")
NOT_ASKED = Words(
    fr="« {questionnaire} » n’est pas demandé à {cluster} pour {period} ; ouverts : {known}.",
    en="“{questionnaire}” is not asked of {cluster} about {period}; open: {known}.",
)
NOT_OPEN_YET = Words(
    fr="« {questionnaire} » n’est demandé à {cluster} dans aucune campagne ouverte.",
    en="“{questionnaire}” is asked of {cluster} in no open round.",
)
NO_PERIOD = Words(
    fr="«\u202f{given}\u202f» n’est ni une année (2020) ni un trimestre (2020-T1).",
    en="“{given}” is neither a year (2020) nor a quarter (2020-Q1).",
)
PORT_TAKEN = Words(
    fr="Le port {port} est déjà pris ; choisissez-en un autre avec --port.",
    en="Port {port} is taken; choose another one with --port.",
)
NO_DATABASE = Words(
    fr="La base de données ne répond pas : {why}", en="The database does not answer: {why}"
)
ANSWERS_ANOTHER = Words(
    fr="Ce fichier répond à «\u202f{answered}\u202f», et non à «\u202f{asked}\u202f».",
    en="This file answers “{answered}”, not “{asked}”.",
)
NO_FILE = Words(fr="{path}\u202f: ce fichier n’existe pas.", en="{path}: there is no such file.")
A_FOLDER = Words(fr="{path} est un dossier, et non un fichier.", en="{path} is a folder, no file.")
NOT_OPEN = Words(
    fr="{path} ne peut pas être ouvert\u202f: droits insuffisants.",
    en="{path} can’t be opened: permission denied.",
)
NOT_READ = Words(
    fr="{path} ne peut pas être lu\u202f; vérifiez son nom et son emplacement.",
    en="{path} can’t be read; check its name and where it is.",
)
NOT_MADE = Words(
    fr="{path} ne peut pas être écrit ici\u202f; choisissez un autre dossier.",
    en="{path} can’t be written there; choose another folder.",
)
NOT_EMPTY = Words(
    fr="{path} n’est pas vide\u202f: ce qui est diffusé ne se remplace pas\u202f; donnez un autre "
    "dossier.",
    en="{path} is not empty: what was released is never replaced, give another folder.",
)
FULL = Words(
    fr="{path} n’est pas vide\u202f: rien n’y est écrit, donnez un autre dossier.",
    en="{path} is not empty: nothing is written there, give another folder.",
)
NO_FOLDER = Words(
    fr="{path}\u202f: ce dossier n’existe pas.", en="{path}: there is no such folder."
)
POLICY_WRITTEN = Words(
    fr="{path}\u202f: la politique, en {files} fichiers", en="{path}: the policy, in {files} files"
)
SOUND = Words(
    fr="Tout est juste\u202f: cette politique se lit en entier.",
    en="All is well: this policy can be read as a whole.",
)
NO_VERSION = Words(
    fr="«\u202f{asked}\u202f» n’est ni un dossier, ni un fichier de questionnaire, ni une "
    "version\u202f; versions\u202f: {known}.",
    en="“{asked}” is no folder, no questionnaire’s file and no version; versions: {known}.",
)
NOT_PUBLIC = Words(
    fr="La publication {code} n’est pas publique\u202f: ses clusters peuvent répondre jusqu’au "
    "{day}.",
    en="Publication {code} is not public: its clusters may reply until {day}.",
)
BUILT = Words(
    fr="{clusters} clusters, {rounds} campagnes, {members} adhérents, {publications} publications.",
    en="{clusters} clusters, {rounds} rounds, {members} members, {publications} publications.",
)
SERVED = Words(
    fr="Ouvrez {address} et entrez d’un clic\u202f; Ctrl C arrête. Vous pouvez être\u202f:",
    en="Open {address} and enter by one click; Ctrl C stops it. You may be:",
)
ONE_REPORT = Words(
    fr="{publication}  {made_at}  {reports} réponse  {folder}",
    en="{publication}  {made_at}  {reports} report  {folder}",
)
REPORTS = Words(
    fr="{publication}  {made_at}  {reports} réponses  {folder}",
    en="{publication}  {made_at}  {reports} reports  {folder}",
)

NO_DATA = Words(
    fr="{path} ne contient aucune donnée de Grappe.", en="There is no data of Grappe in {path}."
)
BACKED_UP = Words(
    fr="{file}\u202f: {rows} lignes en {tables} tables, {answers} réponses, {files} fichiers, "
    "{publications} publications.",
    en="{file}: {rows} rows in {tables} tables, {answers} answers, {files} files, {publications} "
    "publications.",
)
RESTORED = Words(
    fr="Remis dans {folder}, tel que le {made_at}\u202f: {rows} lignes, {answers} réponses, "
    "{files} fichiers, {publications} publications et {figures} chiffres, comparés et égaux.",
    en="Restored into {folder}, as of {made_at}: {rows} rows, {answers} answers, {files} files, "
    "{publications} publications and {figures} figures, all compared and equal.",
)
DRILLED = Words(
    fr="Égal\u202f: {rows} lignes, {answers} réponses, {files} fichiers, {publications} "
    "publications et {figures} chiffres\u202f; copie {seconds_backup} s, remise "
    "{seconds_restore} s.",
    en="Equal: {rows} rows, {answers} answers, {files} files, {publications} publications and "
    "{figures} figures; backup {seconds_backup} s, restore {seconds_restore} s.",
)
NOT_EQUAL = Words(fr="Inégal\u202f: {why}", en="Not equal: {why}")

NO_PLAN = Words(
    fr="Cette politique n’a pas de plan\u202f: il s’écrit dans plan.yaml, à côté de policy.yaml.",
    en="This policy has no plan: it is written in plan.yaml, beside policy.yaml.",
)
OF_ACTION = Words(fr="Action {number}\u202f: {title}", en="Action {number}: {title}")
IN_DAYS = Words(fr="{days} jours, {cost}", en="{days} days, {cost}")
MILESTONE = Words(
    fr="  prévu {planned}  fait {done}  {what}", en="  planned {planned}  done {done}  {what}"
)
NOT_DONE = Words(fr="–         ", en="–         ")

SEVERITIES = {
    "error": Words(fr="à corriger", en="to correct"),
    "warning": Words(fr="à regarder", en="to look at"),
    "note": Words(fr="à noter", en="to note"),
}
UNSAID = Words(fr="non précisé", en="not said")
STATUSES = {
    "hidden": Words(fr="non diffusé", en="hidden"),
    "missing": Words(fr="pas de réponse", en="missing"),
    "not_applicable": Words(fr="sans objet", en="not applicable"),
}
NO_OBJECTIVE = Words(fr="Cette politique n’a pas d’objectifs.", en="This policy has no objectives.")
NO_STORY = Words(fr="Aucun récit pour l’instant.", en="No story yet.")

OUTCOMES = {
    "certain": Words(fr="certain", en="certain"),
    "decide": Words(fr="à décider", en="to decide"),
    "unknown": Words(fr="inconnu", en="unknown"),
}
TRAIL_EXPORTED = Words(
    fr="{file}\u202f: {lines} lignes du journal.", en="{file}: {lines} lines of the trail."
)
TRAIL_HOLDS = Words(
    fr="Le journal tient\u202f: {lines} lignes, rien n’y a été changé ni retiré.",
    en="The trail holds: {lines} lines, nothing was changed or taken out.",
)
TRAIL_BROKEN = Words(
    fr="Le journal ne tient plus à la ligne {number}\u202f: {why}",
    en="The trail no longer holds at line {number}: {why}",
)
TRAIL_WRONG = {
    "unreadable": Words(
        fr="elle ne se lit pas comme elle a été écrite.",
        en="it does not read as it was written.",
    ),
    "number": Words(
        fr="une autre ligne se trouve à cette place.", en="another line stands in this place."
    ),
    "before": Words(
        fr="elle ne suit pas celle qui la précède.", en="it does not follow the one before it."
    ),
    "hash": Words(fr="son contenu a été changé.", en="what it says was changed."),
    "seal": Words(
        fr="elle n’est pas celle que dit un scellé\u202f: le journal a été réécrit.",
        en="it is not the one that a seal tells: the trail was written anew.",
    ),
    "tail": Words(
        fr="un scellé dit qu’il y en avait d’autres\u202f: la fin du journal manque.",
        en="a seal tells that there were more: the end of the trail is missing.",
    ),
}
SEALED = Words(
    fr="Scellé à la ligne {number}, dans {file}. Gardez-en une copie ailleurs.",
    en="Sealed at line {number}, in {file}. Keep a copy of it elsewhere.",
)
NOTHING_TO_SEAL = Words(
    fr="Le journal est vide\u202f: il n’y a rien à sceller.",
    en="The trail is empty: there is nothing to seal.",
)
NOT_SEALS = Words(
    fr="Ce n’est pas un fichier de scellés\u202f: {where}.", en="This is no file of seals: {where}."
)
TOO_OLD = Words(
    fr="{label}\u202f: {count} (règle\u202f: {rule}\u202f; la plus ancienne\u202f: {oldest})",
    en="{label}: {count} (rule: {rule}; the oldest: {oldest})",
)
TOLD = Words(
    fr="{file}\u202f: {count} endroits où cette personne se trouve.",
    en="{file}: {count} places where this person stands.",
)
NOBODY_FOUND = Words(
    fr="Rien n’est gardé sous ce nom ou cette adresse.",
    en="Nothing is kept under this name or address.",
)
ERASED = Words(
    fr="Effacée à {count} endroits. Les chiffres restent, le journal le dit.",
    en="Erased in {count} places. Figures stay, the trail says so.",
)
REPLAYED = Words(fr="{count} effacements rejoués.", en="{count} erasures replayed.")
NOT_JOURNAL = Words(
    fr="Ce n’est pas un journal des effacements\u202f: {where}.",
    en="This is no journal of erasures: {where}.",
)
