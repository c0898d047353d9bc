"""More of how the press reports; all sentences are made up. See ``french_rows.py`` for the form."""

from __future__ import annotations

from .french_rows import Row

FRENCH_VERBS: list[Row] = [
    (
        "Un diplomate scandinave juge l'échéance « intenable ».",
        [("mixed", "l'échéance « intenable »", "Un diplomate scandinave", None)],
    ),
    (
        "La firme dément tout lien avec les services secrets.",
        [("indirect", "tout lien avec les services secrets", "La firme", None)],
    ),
    (
        "Aucun contrat ne sera rompu, tranche un conseiller.",
        [("indirect", "Aucun contrat ne sera rompu", "un conseiller", None)],
    ),
    (
        "Les comptes sont à l'équilibre, note un analyste.",
        [("indirect", "Les comptes sont à l'équilibre", "un analyste", None)],
    ),
    (
        "Cette taxe, juge la Fédération des armateurs, coûterait trente emplois.",
        [
            (
                "indirect",
                "Cette taxe, juge la Fédération des armateurs, coûterait trente emplois",
                "la Fédération des armateurs",
                None,
            )
        ],
    ),
    (
        "Ce décret vise les petits ports, dénonce Hélène Maurin, avocate au barreau de Brest.",
        [("indirect", "Ce décret vise les petits ports", "Hélène Maurin, avocate", None)],
    ),
    (
        "« Rien à ajouter », s'est borné à répondre le ministère.",
        [("direct", "Rien à ajouter", "le ministère", None)],
    ),
    (
        "« Sans ce prêt, nous aurions fermé », dit en souriant cet ingénieur.",
        [("direct", "Sans ce prêt, nous aurions fermé", "cet ingénieur", None)],
    ),
    (
        "« C'est un mirage », lâche, amer, un élu local.",
        [("direct", "C'est un mirage", "un élu local", None)],
    ),
    (
        "« Le quai est trop court », estime de son côté Paul Vasseur.",
        [("direct", "Le quai est trop court", "Paul Vasseur", None)],
    ),
    (
        "Le syndicat a dénoncé un plan « bâclé » et appelé la direction à « revoir sa copie ».",
        [
            ("mixed", "un plan « bâclé »", "Le syndicat", None),
            ("direct", "revoir sa copie", "Le syndicat", None),
        ],
    ),
    (
        "Comme l'a rappelé la commissaire Ana Prieto, les ports restent libres de leurs tarifs.",
        [
            (
                "indirect",
                "les ports restent libres de leurs tarifs",
                "la commissaire Ana Prieto",
                None,
            )
        ],
    ),
]

FRENCH_CLAUSES: list[Row] = [
    (
        "La direction affirme que le site sera vendu, ce que le repreneur a toujours nié.",
        [("indirect", "le site sera vendu", "La direction", None)],
    ),
    (
        "Elle a indiqué que l'audit serait publié, sans préciser de date.",
        [("indirect", "l'audit serait publié", "Elle", None)],
    ),
    (
        "L'armateur, qui dit vouloir « tenir ses engagements », menace de partir.",
        [("mixed", "vouloir « tenir ses engagements »", "L'armateur", None)],
    ),
    (
        "L'avertissement lancé par Oslo, selon lequel la pêche pourrait cesser, n'a pas suffi.",
        [("indirect", "la pêche pourrait cesser", "Oslo", None)],
    ),
    (
        "Le syndicat s'est dit confiant dans la capacité du port à « rebondir ».",
        [("mixed", "confiant dans la capacité du port à « rebondir »", "Le syndicat", None)],
    ),
    (
        "Le préfet a exhorté les maires à « fermer » les plages.",
        [("mixed", "« fermer » les plages", "Le préfet", None)],
    ),
    (
        "La ministre propose de limiter la vitesse.",
        [("indirect", "limiter la vitesse", "La ministre", None)],
    ),
    (
        "Le pilote a démenti vouloir partir, contrairement à ce qu'affirmait la presse.",
        [("indirect", "vouloir partir", "Le pilote", None)],
    ),
    (
        "Oslo a accusé la firme d'« abuser de sa taille » et de « salir » ses rivaux.",
        [("mixed", "« abuser de sa taille » et de « salir » ses rivaux", "Oslo", None)],
    ),
    (
        "Le maire a dit « regretter » ce choix.",
        [("mixed", "« regretter » ce choix", "Le maire", None)],
    ),
    (
        "Ces reproches sont « absurdes », selon la préfète de la Manche.",
        [("mixed", "Ces reproches sont « absurdes »", "la préfète de la Manche", None)],
    ),
    (
        "À Lisbonne, on fait valoir que le pays n'a « pas le choix ».",
        [("mixed", "le pays n'a « pas le choix »", "on", None)],
    ),
    ("L'assureur se dit déçu, va étudier un recours.", [("indirect", "déçu", "L'assureur", None)]),
]

FRENCH_SPEAKERS: list[Row] = [
    (
        "Le quotidien « Le Rivage » croit savoir que le quai sera vendu.",
        [("indirect", "le quai sera vendu", "Le quotidien « Le Rivage »", None)],
    ),
    (
        "C'est, pour reprendre les mots d'un pilote, « une loterie ».",
        [("direct", "une loterie", "un pilote", None)],
    ),
    (
        "« C'est un début », s'est réjoui le préfet, qui y voit « un signal clair ».",
        [
            ("direct", "C'est un début", "le préfet", None),
            ("direct", "un signal clair", "le préfet", None),
        ],
    ),
    (
        "La firme « regrette vivement » ce choix.",
        [("direct", "regrette vivement", "La firme", None)],
    ),
    (
        "« Non », répond sèchement le président du groupe, « nous n'irons pas ».",
        [
            ("direct", "Non", "le président du groupe", None),
            ("direct", "nous n'irons pas", "le président du groupe", None),
        ],
    ),
    (
        "L'un des pilotes, Marc Hamon, assure que le navire était vide.",
        [("indirect", "le navire était vide", "L'un des pilotes, Marc Hamon", None)],
    ),
]

ENGLISH_CLAUSES: list[Row] = [
    (
        "The judge found that the lease was void, a claim the owner denies.",
        [("indirect", "the lease was void", "The judge", None)],
    ),
    (
        "Officials insist the ferry is safe, something the crew denies.",
        [("indirect", "the ferry is safe", "Officials", None)],
    ),
    (
        "The harbour says it is owned by its workers and has never been sold.",
        [("indirect", "it is owned by its workers and has never been sold", "The harbour", None)],
    ),
    (
        "The fee, the minister told MPs, was “not a tax”.",
        [("mixed", "The fee, the minister told MPs, was “not a tax”", "the minister", None)],
    ),
    (
        "The embassy urged Oslo to “immediately correct its mistake” and free the crew.",
        [("mixed", "“immediately correct its mistake” and free the crew", "The embassy", None)],
    ),
    (
        "The spokeswoman said the talks would resume, without giving a date.",
        [("indirect", "the talks would resume", "The spokeswoman", None)],
    ),
    (
        "Oslo's ban “sets a poor example”, according to Lisbon.",
        [("mixed", "Oslo's ban “sets a poor example”", "Lisbon", None)],
    ),
]

ENGLISH_SPEAKERS: list[Row] = [
    (
        "“We will sue,” Hans Vik, one of the owners, said on Thursday.",
        [("direct", "We will sue", "Hans Vik, one of the owners", None)],
    ),
    (
        "The operator, which had called for “clarity”, welcomed the announcement.",
        [("direct", "clarity", "The operator", None)],
    ),
]

FRENCH_NONE: list[str] = [
    "La clause dite « de sortie » a été retirée.",
    "Le maire refuse de parler de « recul ».",
    "La préfète ne parle pas de « crise ».",
    "Le canal, longtemps considéré comme un « verrou », sera élargi.",
    "La presse raille « Capitaine » Morel.",
    "Le chantier naval a présenté une version « grand format » du ferry.",
    "Le syndicat n'a pas qualifié la mesure de « recul ».",
]
