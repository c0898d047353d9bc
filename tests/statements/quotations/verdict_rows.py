"""Verdicts, second participles, asides; all sentences are made up. See ``french_rows.py``."""

from __future__ import annotations

from .french_rows import Row

FRENCH: list[Row] = [
    (
        "La Bolivie a condamné le blocus et demandé à ses voisins de rouvrir le fleuve.",
        [("indirect", "rouvrir le fleuve", "La Bolivie", "demandé")],
    ),
    (
        "Le syndicat réclame d'être entendu par la commission.",
        [("indirect", "être entendu par la commission", "Le syndicat", None)],
    ),
    (
        "La compagnie a demandé à consulter le dossier.",
        [("indirect", "consulter le dossier", "La compagnie", None)],
    ),
    (
        "Le consortium affirme avoir livré les pièces et sollicite un délai.",
        [("indirect", "avoir livré les pièces", "Le consortium", None)],
    ),
    (
        "Les éleveurs ont juré de fermer le col si le prix baisse, et La Paz n'a pas cédé.",
        [("indirect", "fermer le col si le prix baisse", "Les éleveurs", None)],
    ),
    (
        "La Bolivie a annoncé jeudi avoir saisi le navire, trois jours après la rupture des "
        "pourparlers.",
        [("indirect", "avoir saisi le navire", "La Bolivie", None)],
    ),
    (
        "La Bolivie a promis que le port fermerait en mai, deux ans après son ouverture.",
        [
            (
                "indirect",
                "le port fermerait en mai, deux ans après son ouverture",
                "La Bolivie",
                None,
            )
        ],
    ),
    (
        "L'opposition y voit un aveu de faiblesse, le gouvernement un simple report.",
        [("indirect", "un aveu de faiblesse", "L'opposition", None)],
    ),
    (
        "L'ambassade du Pérou a qualifié la plainte d'abusive.",
        [("indirect", "abusive", "L'ambassade du Pérou", None)],
    ),
    (
        "La Bolivie présente le traité comme un pas vers la paix.",
        [("indirect", "un pas vers la paix", "La Bolivie", None)],
    ),
    (
        "Il est question, a rappelé la ministre, d'un prêt et non d'un don.",
        [
            (
                "indirect",
                "Il est question, a rappelé la ministre, d'un prêt et non d'un don",
                "la ministre",
                None,
            )
        ],
    ),
    (
        "Le maire a salué une fermeture « provisoire » des quais.",
        [("mixed", "une fermeture « provisoire » des quais", "Le maire", None)],
    ),
    (
        "La Fédération redoute « des millions de surcoût » et un retard de deux ans.",
        [("mixed", "« des millions de surcoût » et un retard de deux ans", "La Fédération", None)],
    ),
    (
        "Le roi a rendu hommage à un voisin « qui a tenu parole quand d'autres fuyaient ».",
        [("mixed", "un voisin « qui a tenu parole quand d'autres fuyaient »", "Le roi", None)],
    ),
    (
        "La juge estime la plainte « tardive ».",
        [("mixed", "la plainte « tardive »", "La juge", None)],
    ),
    (
        "La Bolivie dénonce pour sa part des « manœuvres de couloir ».",
        [("direct", "manœuvres de couloir", "La Bolivie", None)],
    ),
    (
        "L'ambassade a qualifié le rapport de « tissu d'erreurs » et demandé son retrait.",
        [("direct", "tissu d'erreurs", "L'ambassade", None)],
    ),
    (
        "La firme conteste toute fuite et se dit disposée à ouvrir ses cuves.",
        [
            ("indirect", "toute fuite", "La firme", None),
            ("indirect", "disposée à ouvrir ses cuves", "La firme", None),
        ],
    ),
    (
        "« Le pont tiendra », parie un batelier du lac.",
        [("direct", "Le pont tiendra", "un batelier du lac", "parie")],
    ),
    (
        "La délégation s'est dite consternée.",
        [("indirect", "consternée", "La délégation", None)],
    ),
    (
        "Le pays prend le contre-pied et demande de ramener le délai à un an.",
        [("indirect", "ramener le délai à un an", "Le pays", "demande")],
    ),
    (
        "La présidente de la Commission, à son arrivée : « Nous n'avons rien cédé à personne. »",
        [
            (
                "direct",
                "Nous n'avons rien cédé à personne.",
                "La présidente de la Commission",
                None,
            )
        ],
    ),
    (
        "Le Pérou s'est engagé auprès du Chili à retirer ses troupes avant mai, a indiqué mardi un "
        "responsable chilien.",
        [
            (
                "indirect",
                "Le Pérou s'est engagé auprès du Chili à retirer ses troupes avant mai",
                "un responsable chilien",
                None,
            ),
            ("indirect", "retirer ses troupes avant mai", "Le Pérou", None),
        ],
    ),
]
FRENCH_NONE: list[str] = [
    "Supposons que la digue cède.",
    "Un témoin raconte comment la patrouille a quitté le pont.",
    "Le douanier a traité la cargaison comme prévu.",
    "Le Chili a relâché un cadre de la banque, soupçonné de fraude, que sa firme avait renvoyé.",
    "L'appel et demande de retrait ont été publiés.",
]
ENGLISH: list[Row] = [
    (
        "Bolivia condemned the blockade as a threat to the region.",
        [("indirect", "a threat to the region", "Bolivia", None)],
    ),
    (
        "The ministry called the seizure illegal.",
        [("indirect", "illegal", "The ministry", None)],
    ),
    (
        "The ministry called the seizure a mistake.",
        [("indirect", "a mistake", "The ministry", None)],
    ),
    (
        "The union slammed what it called a betrayal of the crews.",
        [("indirect", "a betrayal of the crews", "it", None)],
    ),
    (
        "Bolivia voiced the hope that the river would reopen.",
        [("indirect", "the river would reopen", "Bolivia", "hope")],
    ),
    (
        "A Lima court ruled that the seizure was unlawful.",
        [("indirect", "the seizure was unlawful", "A Lima court", None)],
    ),
    (
        "The crews pleaded with the company to raise their pay.",
        [("indirect", "raise their pay", "The crews", None)],
    ),
    (
        "Only the crew, the union said, can tell what happened.",
        [
            (
                "indirect",
                "Only the crew, the union said, can tell what happened",
                "the union",
                None,
            )
        ],
    ),
    (
        "Bolivia said it had closed the border with Peru, which it accused of smuggling.",
        [("indirect", "it had closed the border with Peru", "Bolivia", None)],
    ),
    (
        "Bolivia said it would buy gas from Peru, which it shares a border with.",
        [
            (
                "indirect",
                "it would buy gas from Peru, which it shares a border with",
                "Bolivia",
                None,
            )
        ],
    ),
    (
        "Bolivia said on Monday that the bridge was safe, three days after its collapse.",
        [("indirect", "the bridge was safe", "Bolivia", None)],
    ),
]
ENGLISH_NONE: list[str] = [
    "The minister described the ships as they left the port.",
    "Peru, as well as Chile, condemned the plan as part of a review.",
    "The captain called the harbour a week later.",
]
