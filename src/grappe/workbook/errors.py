"""What cannot be read, and the sentence that says so."""

from grappe.questions import Words

REASONS: dict[str, Words] = {
    "empty": Words(fr="Ce fichier est vide.", en="This file is empty."),
    "too_large": Words(
        fr="Ce fichier dépasse 20 Mo. Retirez-en les images et les feuilles inutiles.",
        en="This file is larger than 20 MB. Remove pictures and sheets that are not needed.",
    ),
    "not_a_workbook": Words(
        fr="Ce fichier n’est pas un classeur. Envoyez un fichier Excel, LibreOffice ou CSV.",
        en="This file is not a workbook. Please send an Excel, LibreOffice or CSV file.",
    ),
    "encrypted": Words(
        fr="Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe.",
        en="This workbook is protected by a password. Please save it without one.",
    ),
    "flat": Words(
        fr="Ce classeur est enregistré en XML, que nous ne lisons pas. "
        "Enregistrez-le comme classeur Excel (.xlsx) ou OpenDocument (.ods).",
        en="This workbook is saved as XML, which we do not read. "
        "Please save it as an Excel workbook (.xlsx) or as OpenDocument (.ods).",
    ),
    "damaged": Words(
        fr="Ce classeur est incomplet ou abîmé. Ouvrez-le, enregistrez-le et renvoyez-le.",
        en="This workbook is incomplete or damaged. Open it, save it and send it again.",
    ),
    "inflated": Words(
        fr="Ce classeur contient bien plus que ce qu’il annonce\u202f; il n’a pas été ouvert.",
        en="This workbook holds far more than it shows; it was not opened.",
    ),
    "too_many_cells": Words(
        fr="Une feuille s’étend sur trop de cellules. Supprimez les lignes et colonnes vides.",
        en="A sheet spans too many cells. Delete its empty rows and columns.",
    ),
    "nothing_recognised": Words(
        fr="Aucun tableau du questionnaire n’a été reconnu dans ce fichier.",
        en="No table of the questionnaire was recognised in this file.",
    ),
    "other_questionnaire": Words(
        fr="Ce classeur répond à un autre questionnaire que celui qui est attendu ici.",
        en="This workbook answers another questionnaire than the one that is expected here.",
    ),
    "unknown_version": Words(
        fr="Ce classeur répond à une version du questionnaire que nous ne connaissons pas.",
        en="This workbook answers a version of the questionnaire that we do not know.",
    ),
    "too_long": Words(
        fr="La lecture de ce fichier a pris trop de temps\u202f; il a été laissé de côté.",
        en="Reading this file took too long; it was left aside.",
    ),
}


class UnreadableFile(Exception):  # noqa: N818 - the name says what happened, as a person would
    """A file that cannot be read: `message` for the person, `code` one of `REASONS`."""

    def __init__(self, code: str) -> None:
        super().__init__(REASONS[code].en)
        self.code = code
        self.message = REASONS[code]

    def __reduce__(self) -> tuple[type["UnreadableFile"], tuple[str]]:
        return UnreadableFile, (self.code,)
