"""What an invented action of each domain is about."""

TOPICS = {
    "industry": (
        "la maintenance prédictive dans les PME",
        "les robots collaboratifs à l’atelier",
        "des pièces recyclées pour l’industrie",
        "les compétences de l’usine de demain",
    ),
    "construction": (
        "la rénovation des copropriétés",
        "l’éclairage public sobre",
        "des bétons bas carbone",
        "le réemploi sur les chantiers",
    ),
    "digital": (
        "l’électronique frugale",
        "la cybersécurité des petites entreprises",
        "les données au service de l’énergie",
        "l’intelligence artificielle embarquée",
    ),
    "health": (
        "les essais cliniques en région",
        "des dispositifs médicaux à domicile",
        "la santé numérique et ses usages",
        "la bioproduction",
    ),
    "agriculture": (
        "les légumineuses dans nos assiettes",
        "l’agriculture biologique en circuit court",
        "l’eau à la ferme",
        "des emballages sans plastique",
    ),
    "energy": (
        "l’hydrogène dans les vallées",
        "le stockage en réseau",
        "la chaleur perdue des usines",
        "le démantèlement et ses métiers",
    ),
    "mobility": (
        "l’autocar à hydrogène",
        "la logistique du dernier kilomètre",
        "des transports pour la montagne",
        "le véhicule partagé en zone rurale",
    ),
    "sports": (
        "la montagne des quatre saisons",
        "des textiles réparables",
        "l’innovation dans les stations",
        "le sport accessible à tous",
    ),
}
