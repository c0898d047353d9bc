"""French sentences and the quotations that a careful reader marks in them.

Each row is a text and its quotations as (kind, content, speaker's phrase, cue). The cue is
left out (None) where several words could be called so. All sentences are made up.
"""

from __future__ import annotations

Row = tuple[str, list[tuple[str, str, str | None, str | None]]]

AFTER: list[Row] = [
    (
        "« Nous ne céderons pas », a déclaré la ministre suédoise.",
        [("direct", "Nous ne céderons pas", "la ministre suédoise", "a déclaré")],
    ),
    (
        "« Rien n'est décidé », a-t-il répondu à la presse.",
        [("direct", "Rien n'est décidé", "il", None)],
    ),
    (
        "« On verra bien », lance-t-elle en riant.",
        [("direct", "On verra bien", "elle", None)],
    ),
    (
        "« Le calendrier sera tenu », explique-t-on à Matignon.",
        [("direct", "Le calendrier sera tenu", "on", None)],
    ),
    (
        "« Le port restera ouvert », a fait valoir le préfet de la Manche.",
        [("direct", "Le port restera ouvert", "le préfet de la Manche", "a fait valoir")],
    ),
    (
        "« Ces chiffres sont faux », s'est emporté le patron de Norvik.",
        [("direct", "Ces chiffres sont faux", "le patron de Norvik", None)],
    ),
    (
        "“La porte n'est pas fermée”, assure Helena Brandt, cheffe de la délégation.",
        [
            (
                "direct",
                "La porte n'est pas fermée",
                "Helena Brandt, cheffe de la délégation",
                "assure",
            )
        ],
    ),
    (
        '"Il faudra du temps", prévient l\'économiste.',
        [("direct", "Il faudra du temps", "l'économiste", "prévient")],
    ),
    (
        "„Nous avons gagné“, a crié un supporter.",
        [("direct", "Nous avons gagné", "un supporter", "a crié")],
    ),
    (
        "«C'est une faute», juge sévèrement l'opposition.",
        [("direct", "C'est une faute", "l'opposition", None)],
    ),
    (
        "« Il n'y aura pas d'exception. La règle vaut pour tous », a tranché la commissaire.",
        [
            (
                "direct",
                "Il n'y aura pas d'exception. La règle vaut pour tous",
                "la commissaire",
                "a tranché",
            )
        ],
    ),
    (
        "« Vont-ils enfin nous entendre ? » a demandé le délégué des mineurs.",
        [
            (
                "direct",
                "Vont-ils enfin nous entendre ?",
                "le délégué des mineurs",
                "a demandé",
            )
        ],
    ),
    (
        "« C'est un scandale ! », s'indigne une riveraine.",
        [("direct", "C'est un scandale !", "une riveraine", None)],
    ),
    (
        "« Je n'ai pas peur », bougonne le vieil homme.",
        [("direct", "Je n'ai pas peur", "le vieil homme", "bougonne")],
    ),
    (
        "« Tout le monde y perdra », selon l'ambassadeur du Canada.",
        [("direct", "Tout le monde y perdra", "l'ambassadeur du Canada", "selon")],
    ),
    (
        "« Nous sommes prêts », a indiqué mardi à l'AFP Paul Renard, le porte-parole du groupe.",
        [("direct", "Nous sommes prêts", "Paul Renard, le porte-parole du groupe", None)],
    ),
    (
        "« La loi sera votée », a promis, lundi soir, le premier ministre.",
        [("direct", "La loi sera votée", "le premier ministre", None)],
    ),
    (
        "« Nous avons perdu », a reconnu le candidat, « mais nous reviendrons ».",
        [
            ("direct", "Nous avons perdu", "le candidat", "a reconnu"),
            ("direct", "mais nous reviendrons", "le candidat", "a reconnu"),
        ],
    ),
    (
        "« L'usine fermera », a annoncé la direction. « Nul ne sera forcé », a-t-elle ajouté.",
        [
            ("direct", "L'usine fermera", "la direction", "a annoncé"),
            ("direct", "Nul ne sera forcé", "elle", None),
        ],
    ),
    (
        "« On a tout perdu, soupire un maraîcher. Il ne reste que la boue. »",
        [
            (
                "direct",
                "On a tout perdu, soupire un maraîcher. Il ne reste que la boue.",
                "un maraîcher",
                None,
            )
        ],
    ),
    (
        "« Le texte est prêt », confirme un conseiller de l'Élysée, cité par Le Monde.",
        [("direct", "Le texte est prêt", "un conseiller de l'Élysée", "confirme")],
    ),
    (
        "« Ils mentent », titre le quotidien Vest Nytt.",
        [("direct", "Ils mentent", "le quotidien Vest Nytt", "titre")],
    ),
]

BEFORE: list[Row] = [
    (
        "Le ministre de la Défense a déclaré : « Nos soldats rentreront en mai. »",
        [
            (
                "direct",
                "Nos soldats rentreront en mai.",
                "Le ministre de la Défense",
                "a déclaré",
            )
        ],
    ),
    (
        "Pour Marie Sorel : « Le projet est mort-né. »",
        [("direct", "Le projet est mort-né.", "Marie Sorel", "Pour")],
    ),
    (
        "Selon l'avocat de la famille, « la procédure est irrégulière ».",
        [("direct", "la procédure est irrégulière", "l'avocat de la famille", "Selon")],
    ),
    (
        "D'après la porte-parole, « aucune date n'est fixée ».",
        [("direct", "aucune date n'est fixée", "la porte-parole", "D'après")],
    ),
    (
        "À en croire le syndicat, « trois sites sont menacés ».",
        [("direct", "trois sites sont menacés", "le syndicat", "À en croire")],
    ),
    (
        "Anna Lindqvist : « Nous n'avons rien signé »",
        [("direct", "Nous n'avons rien signé", "Anna Lindqvist", None)],
    ),
    (
        "Le président est catégorique : « Il n'y aura pas de troisième mandat. »",
        [("direct", "Il n'y aura pas de troisième mandat.", "Le président", None)],
    ),
    (
        "Interrogée sur ce retard, la directrice a répondu : « Posez la question au fournisseur. »",
        [("direct", "Posez la question au fournisseur.", "la directrice", "a répondu")],
    ),
    (
        "Réponse du ministre : « Nous n'en savons rien. »",
        [("direct", "Nous n'en savons rien.", "ministre", "Réponse")],
    ),
    (
        "Dans un communiqué, la fédération précise : « Les matches auront lieu. »",
        [("direct", "Les matches auront lieu.", "la fédération", "précise")],
    ),
    (
        "Elle ajoute : « Nos voisins nous regardent. »",
        [("direct", "Nos voisins nous regardent.", "Elle", "ajoute")],
    ),
    (
        "Il a lancé à la foule « Nous sommes chez nous ».",
        [("direct", "Nous sommes chez nous", "Il", "a lancé")],
    ),
    (
        "Le chancelier s'est dit confiant. « Un accord est à portée de main. »",
        [("direct", "Un accord est à portée de main.", "Le chancelier", None)],
    ),
    (
        "La maire n'a pas caché sa colère. « On nous a menti pendant dix ans. »",
        [("direct", "On nous a menti pendant dix ans.", "La maire", None)],
    ),
    (
        "Le communiqué de l'armée est bref : « Deux avions sont portés disparus. »",
        [("direct", "Deux avions sont portés disparus.", "l'armée", "communiqué")],
    ),
    (
        "Comme le rappelle Ingrid Falk, « le traité n'a jamais été ratifié ».",
        [("direct", "le traité n'a jamais été ratifié", "Ingrid Falk", None)],
    ),
]

INDIRECT: list[Row] = [
    (
        "Le ministre a déclaré que la frontière resterait fermée.",
        [("indirect", "la frontière resterait fermée", "Le ministre", "a déclaré")],
    ),
    (
        "La Norvégienne estime que le tribunal s'est trompé de date.",
        [("indirect", "le tribunal s'est trompé de date", "La Norvégienne", "estime")],
    ),
    (
        "Le groupe dément que ses serveurs aient été visités.",
        [("indirect", "ses serveurs aient été visités", "Le groupe", "dément")],
    ),
    (
        "Le constructeur affirme ne pas avoir reçu de commande.",
        [("indirect", "ne pas avoir reçu de commande", "Le constructeur", "affirme")],
    ),
    (
        "Le maire dit vouloir préserver le marché couvert.",
        [("indirect", "vouloir préserver le marché couvert", "Le maire", "dit")],
    ),
    (
        "Les éleveurs disent craindre une nouvelle sécheresse.",
        [("indirect", "craindre une nouvelle sécheresse", "Les éleveurs", "disent")],
    ),
    (
        "Le candidat a promis de baisser la taxe sur l'eau.",
        [("indirect", "baisser la taxe sur l'eau", "Le candidat", "a promis")],
    ),
    (
        "Selon la police, deux suspects sont en fuite.",
        [("indirect", "deux suspects sont en fuite", "la police", "Selon")],
    ),
    (
        "Deux suspects sont en fuite, selon la police.",
        [("indirect", "Deux suspects sont en fuite", "la police", "selon")],
    ),
    (
        "Le pont sera rouvert en juin, a indiqué la préfecture.",
        [("indirect", "Le pont sera rouvert en juin", "la préfecture", "a indiqué")],
    ),
    (
        "D'après les enquêteurs, le feu est parti de la cuisine.",
        [("indirect", "le feu est parti de la cuisine", "les enquêteurs", "D'après")],
    ),
    (
        "De l'aveu de son entraîneur, l'équipe n'était pas prête.",
        [("indirect", "l'équipe n'était pas prête", "son entraîneur", "De l'aveu de")],
    ),
    (
        "L'occasion pour Lena Holm de rappeler que son pays n'a rien signé.",
        [("indirect", "son pays n'a rien signé", "Lena Holm", "rappeler")],
    ),
    (
        "Le diplomate a prévenu que son pays partirait et a ajouté que la décision était prise.",
        [
            ("indirect", "son pays partirait", "Le diplomate", "a prévenu"),
            ("indirect", "la décision était prise", "Le diplomate", "a ajouté"),
        ],
    ),
    (
        "La société assure que ses produits sont sûrs, précisant qu'un audit est en cours.",
        [
            ("indirect", "ses produits sont sûrs", "La société", "assure"),
            ("indirect", "un audit est en cours", "La société", "précisant"),
        ],
    ),
    (
        "Oslo affirme que l'accord tient, tandis que Stockholm prépare déjà la suite.",
        [("indirect", "l'accord tient", "Oslo", "affirme")],
    ),
    (
        "Le syndicat affirme que la grève durera, mais la direction discute déjà avec les cadres.",
        [("indirect", "la grève durera", "Le syndicat", "affirme")],
    ),
    (
        "La ministre a expliqué aux députés que le budget serait revu et que l'aide resterait.",
        [
            (
                "indirect",
                "le budget serait revu et que l'aide resterait",
                "La ministre",
                "a expliqué",
            )
        ],
    ),
    (
        "Le directeur, qui a reconnu que le contrôle avait échoué, quittera son poste.",
        [("indirect", "le contrôle avait échoué", "Le directeur", "a reconnu")],
    ),
    (
        "Après avoir assuré que rien ne pressait, le gouvernement a convoqué les députés.",
        [("indirect", "rien ne pressait", "le gouvernement", None)],
    ),
    (
        "Les deux pays ont annoncé qu'ils rouvriraient leurs ambassades.",
        [("indirect", "ils rouvriraient leurs ambassades", "Les deux pays", "ont annoncé")],
    ),
    (
        "Le chef de l'État jure qu'il ne savait rien.",
        [("indirect", "il ne savait rien", "Le chef de l'État", "jure")],
    ),
    (
        "L'opérateur reconnaît avoir retardé les travaux.",
        [("indirect", "avoir retardé les travaux", "L'opérateur", "reconnaît")],
    ),
    (
        "Il a demandé si la mesure s'appliquerait aux îles.",
        [("indirect", "si la mesure s'appliquerait aux îles", "Il", "a demandé")],
    ),
    (
        "Le patronat juge que la réforme arrive trop tard.",
        [("indirect", "la réforme arrive trop tard", "Le patronat", "juge")],
    ),
    (
        "La coalition espère que le scrutin se tiendra en mars.",
        [("indirect", "le scrutin se tiendra en mars", "La coalition", "espère")],
    ),
    (
        "Le ministre a fait savoir que la visite était annulée.",
        [("indirect", "la visite était annulée", "Le ministre", "a fait savoir")],
    ),
    (
        "Un officier a laissé entendre que d'autres frappes suivraient.",
        [("indirect", "d'autres frappes suivraient", "Un officier", "a laissé entendre")],
    ),
    (
        "Le premier ministre s'est dit prêt à rencontrer les grévistes.",
        [("indirect", "prêt à rencontrer les grévistes", "Le premier ministre", "s'est dit")],
    ),
    (
        "Le vote, a précisé la présidente, aura lieu à bulletins secrets.",
        [
            (
                "indirect",
                "Le vote, a précisé la présidente, aura lieu à bulletins secrets",
                "la présidente",
                "a précisé",
            )
        ],
    ),
    (
        "Le gouvernement ne pense pas que la crise durera.",
        [("indirect", "la crise durera", "Le gouvernement", "ne pense")],
    ),
    (
        "Selon un rapport publié par l'institut Nordhav, la mer monte plus vite que prévu.",
        [("indirect", "la mer monte plus vite que prévu", "l'institut Nordhav", "Selon")],
    ),
    (
        "Le porte-parole, cité par l'agence Kyodo, a indiqué que le navire était à quai.",
        [("indirect", "le navire était à quai", "Le porte-parole", "a indiqué")],
    ),
]

MIXED: list[Row] = [
    (
        "Le ministre a affirmé que « la France tiendra parole ».",
        [("direct", "la France tiendra parole", "Le ministre", "a affirmé")],
    ),
    (
        "La députée estime que le texte est « une insulte aux soignants ».",
        [("mixed", "le texte est « une insulte aux soignants »", "La députée", "estime")],
    ),
    (
        "Moscou a dénoncé « une provocation inutile ».",
        [("direct", "une provocation inutile", "Moscou", "a dénoncé")],
    ),
    (
        "Le sénateur juge « irresponsable » la décision du conseil.",
        [("mixed", "« irresponsable » la décision du conseil", "Le sénateur", "juge")],
    ),
    (
        "La décision a été qualifiée de « folie » par le chef de file des élus.",
        [("direct", "folie", "le chef de file des élus", "a été qualifiée")],
    ),
    (
        "Le directeur a parlé d'« un malentendu regrettable ».",
        [("direct", "un malentendu regrettable", "Le directeur", "a parlé")],
    ),
    (
        "Selon la commission, les retards sont « dus à la météo ».",
        [("mixed", "les retards sont « dus à la météo »", "la commission", "Selon")],
    ),
    (
        "Elle a promis de « tout faire » pour sauver l'usine.",
        [("mixed", "« tout faire » pour sauver l'usine", "Elle", "a promis")],
    ),
    (
        "Le président a salué un « geste courageux » de son voisin.",
        [("mixed", "un « geste courageux » de son voisin", "Le président", "a salué")],
    ),
    (
        "L'ONG met en garde contre « un désastre annoncé ».",
        [("direct", "un désastre annoncé", "L'ONG", "met en garde")],
    ),
    (
        "Le chercheur précise qu'en « mesurant chaque jour le sel, on voit venir la crue ».",
        [
            (
                "mixed",
                "en « mesurant chaque jour le sel, on voit venir la crue »",
                "Le chercheur",
                "précise",
            )
        ],
    ),
    (
        "Le navire a coulé « en moins de dix minutes », a raconté un rescapé.",
        [("mixed", "Le navire a coulé « en moins de dix minutes »", "un rescapé", "a raconté")],
    ),
    (
        "Le syndicat s'est dit « prêt à discuter ».",
        [("direct", "prêt à discuter", "Le syndicat", "s'est dit")],
    ),
    (
        "Le Danemark a accusé son voisin de « jouer avec le feu ».",
        [("direct", "jouer avec le feu", "Le Danemark", "a accusé")],
    ),
    (
        "Estimant que « la confiance est rompue », le maire a démissionné.",
        [("direct", "la confiance est rompue", "le maire", "Estimant")],
    ),
    (
        "Pour l'ancien ambassadeur, la manœuvre est « cousue de fil blanc ».",
        [("mixed", "la manœuvre est « cousue de fil blanc »", "l'ancien ambassadeur", "Pour")],
    ),
]

NONE: list[str] = [
    "Deux hommes soupçonnés d'avoir vendu les plans ont été arrêtés.",
    "La loi oblige à demander une autorisation au maire avant d'ouvrir un puits.",
    "La maire appelle cet après-midi à voter pour son rival.",
    "Le syndicat menace de faire grève.",
    "Oslo a dénoncé les « nouvelles routes de l'ivoire ».",
    "Le roi voit d'un mauvais œil cette « guerre froide des ports ».",
    "Le président veut un « choc de simplification ».",
    "La ministre a défendu le « bouclier tarifaire » devant les députés.",
    "Elle a salué le travail des « petites mains » du parti.",
    "Elle a publié « Les Saisons » en 2008.",
    "La stratégie dite du « tout marin » a été abandonnée.",
    "Le groupe a annoncé une hausse : les ventes progressent partout.",
    "Le barrage menace de céder.",
    "Son dernier roman, « La Nuit des phares », sort en mai.",
    "Robert Denis, dit « le Chat », a été arrêté.",
    "Les « gilets jaunes » ont bloqué le rond-point.",
    "L'opération « Aube claire » a commencé hier.",
    "Le logiciel, baptisé « Vigie », équipe trois ports.",
    "Le mot « souveraineté » revient douze fois.",
    "Le film « Les Marées » est sorti en salle.",
    "La loi dite « anti-casseurs » a été promulguée.",
    "Il porte le titre de « champion du Nord ».",
    "Les réseaux de « nouvelle génération » coûtent cher.",
    "L'exposition « Terres froides » ouvre jeudi.",
    "Surnommé « le Sphinx », il ne parle jamais.",
    "Les opérateurs installent des « petites cellules » en ville.",
    "Le plan « France 2040 » sera dévoilé en mars.",
    "Le festival a remis son prix « Regards neufs » à une débutante.",
    "La catégorie « poids légers » compte six inscrits.",
    "Le conseil a adopté un budget de 30 millions.",
    "Le gouvernement a décidé que les écoles fermeraient.",
    "La ministre a appelé les préfets à la prudence.",
    "Il faut que la mesure soit prise rapidement.",
    "Selon les cas, la peine va de deux à cinq ans.",
    "Le ministre pourrait annoncer que la taxe est supprimée.",
    "La police n'a pas précisé si le suspect était armé.",
    "On sait que la glace fond plus vite au nord.",
    "Rappelons que le traité date de 1987.",
    "Pour la première fois, le fleuve a gelé en mars.",
    "Son groupe, « Les Vagues », a vendu mille disques.",
    "La technique du « pied dans la porte » est connue.",
    "Le « oui » l'a emporté avec 54 % des voix.",
    "Les « faucons » de l'administration ont perdu la partie.",
    "Le jeu « Tempête » se vend bien.",
    "La décision que le ministre a prise inquiète les maires.",
]

PARAGRAPHS: list[Row] = [
    (
        "« C'est injuste », dénoncent les transporteurs de Loire, qui menacent de faire grève.",
        [("direct", "C'est injuste", "les transporteurs de Loire", "dénoncent")],
    ),
    (
        "Pour Yves Cadiou, à la tête du syndicat, l'État « se défausse » sur les routiers.",
        [("mixed", "l'État « se défausse » sur les routiers", "Yves Cadiou", "Pour")],
    ),
    (
        "Une « concertation » aura lieu en janvier, promet-on dans l'entourage du ministre.",
        [("mixed", "Une « concertation » aura lieu en janvier", "on", None)],
    ),
    (
        "La décision, « stupide » selon Paris, sera contestée.",
        [("direct", "stupide", "Paris", "selon")],
    ),
    (
        "Un haut responsable, qui n'est pas nommé, a confié que le choix était « imminent ».",
        [("mixed", "le choix était « imminent »", "Un haut responsable", "a confié")],
    ),
    (
        "L'opposition dénonce un « cadeau aux riches », là où la majorité voit un progrès.",
        [("direct", "cadeau aux riches", "L'opposition", "dénonce")],
    ),
    (
        "Dans une tribune, une centaine d'élus réclament « un plan d'urgence ».",
        [("direct", "un plan d'urgence", "une centaine d'élus", "réclament")],
    ),
    (
        "Les manifestants ont défilé aux cris de « Rendez-nous la mer ».",
        [("direct", "Rendez-nous la mer", "Les manifestants", "cris")],
    ),
    (
        "« La situation est grave, a prévenu le médecin-chef, mais pas désespérée. »",
        [
            (
                "direct",
                "La situation est grave, a prévenu le médecin-chef, mais pas désespérée.",
                "le médecin-chef",
                "a prévenu",
            )
        ],
    ),
    (
        "Le commissaire a appelé les États à « ne pas être naïfs ».",
        [("direct", "ne pas être naïfs", "Le commissaire", "a appelé")],
    ),
    (
        "Le gouvernement malgache, impuissant, a de son côté dénoncé « la furie des bandes ».",
        [("direct", "la furie des bandes", "Le gouvernement malgache", "a de son côté dénoncé")],
    ),
    (
        "Un des chercheurs, Ole Strand, précise que rien n'est sûr.",
        [("indirect", "rien n'est sûr", "Un des chercheurs, Ole Strand", "précise")],
    ),
    (
        "Ce qui fait dire au ministère que « rien ne presse ».",
        [("direct", "rien ne presse", "ministère", "dire")],
    ),
    (
        "Pour convaincre la veuve du patron, Jeanne Ferrec, de demander : « Qui a payé ? »",
        [("direct", "Qui a payé ?", "la veuve du patron, Jeanne Ferrec", "demander")],
    ),
]

NONFINITE: list[Row] = [
    (
        "Le fabricant affirme pour sa part n'avoir connaissance d'aucun défaut.",
        [("indirect", "n'avoir connaissance d'aucun défaut", "Le fabricant", "affirme")],
    ),
    (
        "Dans sa lettre, la mairie assurait n'avoir reçu aucune plainte.",
        [("indirect", "n'avoir reçu aucune plainte", "la mairie", "assurait")],
    ),
    (
        "Le port publie une note, où il ajoute respecter les règles en vigueur.",
        [("indirect", "respecter les règles en vigueur", "il", "ajoute")],
    ),
    (
        "La préfète a demandé aux maires de ne plus ouvrir les écoles.",
        [("indirect", "ne plus ouvrir les écoles", "La préfète", "a demandé")],
    ),
    (
        "L'agence invite chaque région à compter ses forages.",
        [("indirect", "compter ses forages", "L'agence", "invite")],
    ),
    (
        "Le roi les exhorte à signer la paix avant l'hiver.",
        [("indirect", "signer la paix avant l'hiver", "Le roi", None)],
    ),
    (
        "Oslo a accusé ses voisins de grossir la menace.",
        [("indirect", "grossir la menace", "Oslo", "a accusé")],
    ),
    (
        "Les deux villes jugent nécessaire de partager leurs réserves d'eau.",
        [
            (
                "indirect",
                "nécessaire de partager leurs réserves d'eau",
                "Les deux villes",
                "jugent",
            )
        ],
    ),
    (
        "Les experts jugent le risque maîtrisable.",
        [("indirect", "le risque maîtrisable", "Les experts", "jugent")],
    ),
    (
        "Le commissaire a demandé au pays d'ouvrir ses ports, bien que la loi l'interdise.",
        [("indirect", "ouvrir ses ports", "Le commissaire", "a demandé")],
    ),
    (
        "La ministre a plaidé à la radio pour que les deux ports adoptent une règle commune.",
        [
            (
                "indirect",
                "les deux ports adoptent une règle commune",
                "La ministre",
                "a plaidé",
            )
        ],
    ),
]

PLACES: list[Row] = [
    (
        "Le nombre de visiteurs a doublé, selon Reuters.",
        [("indirect", "Le nombre de visiteurs a doublé", "Reuters", "selon")],
    ),
    (
        "Le navire a quitté le port, rapporte l'AFP.",
        [("indirect", "Le navire a quitté le port", "l'AFP", "rapporte")],
    ),
    (
        "Ces puits sont à sec, croit savoir le quotidien.",
        [("indirect", "Ces puits sont à sec", "le quotidien", "croit savoir")],
    ),
    (
        "Le 7 mai, selon La Gazette, le roi s'apprêtait à partir.",
        [("indirect", "le roi s'apprêtait à partir", "La Gazette", "selon")],
    ),
    (
        "Oslo veut coopérer, a-t-il ajouté, mais la discussion est nécessaire.",
        [
            (
                "indirect",
                "Oslo veut coopérer, a-t-il ajouté, mais la discussion est nécessaire",
                "il",
                None,
            )
        ],
    ),
    (
        "La préfète l'a redit lundi : sans accord, les écluses fermeront en mars.",
        [("indirect", "sans accord, les écluses fermeront en mars", "La préfète", "l'a redit")],
    ),
    (
        "Le ministre n'a pas dit autre chose : la route ne rouvrira pas avant l'été.",
        [("indirect", "la route ne rouvrira pas avant l'été", "Le ministre", None)],
    ),
    (
        "Le sénateur avait trouvé un argument à la radio : nos voisins trichent eux aussi.",
        [("indirect", "nos voisins trichent eux aussi", "Le sénateur", "argument")],
    ),
    (
        "La maire s'est tue. Son pays « ne restera pas les bras croisés ».",
        [("mixed", "Son pays « ne restera pas les bras croisés »", "La maire", None)],
    ),
    (
        "Le groupe a salué une démarche « objective et utile ».",
        [("mixed", "une démarche « objective et utile »", "Le groupe", "a salué")],
    ),
    (
        "Une « mauvaise nouvelle pour qui possède un puits », a déploré l'ingénieure.",
        [
            (
                "direct",
                "mauvaise nouvelle pour qui possède un puits",
                "l'ingénieure",
                "a déploré",
            )
        ],
    ),
    (
        "La ministre a nié jeudi toute ingérence dans l'enquête.",
        [("indirect", "toute ingérence dans l'enquête", "La ministre", "a nié")],
    ),
    (
        "Le roi réclamait le mois dernier que l'on rouvre le canal.",
        [("indirect", "l'on rouvre le canal", "Le roi", "réclamait")],
    ),
    (
        "Selon une note du ministère citée par le journal, les digues ont cédé.",
        [("indirect", "les digues ont cédé", "une note du ministère", "Selon")],
    ),
    (
        "Le débat dure : pour le porte-parole de la région, le projet est « dans l'impasse ».",
        [("mixed", "le projet est « dans l'impasse »", "le porte-parole de la région", "pour")],
    ),
    (
        "C'est l'avis d'Ingrid Falk, pour qui les rois ont trahi le traité.",
        [("indirect", "les rois ont trahi le traité", "Ingrid Falk", "pour qui")],
    ),
    (
        "Le directeur de l'agence, Paul Renard, pour qui l'eau va manquer, quittera son poste.",
        [("indirect", "l'eau va manquer", "Le directeur de l'agence, Paul Renard", "pour qui")],
    ),
    (
        "Leur emploi, écrit-elle, menace la santé des marins.",
        [("indirect", "Leur emploi, écrit-elle, menace la santé des marins", "elle", None)],
    ),
    (
        "L'ambassade a « vivement protesté » et exigé que le marin soit libéré.",
        [("indirect", "le marin soit libéré", "L'ambassade", "exigé")],
    ),
    (
        "« Ce sont des contes », a répliqué à la même tribune la cheffe du parti, Lena Holm.",
        [("direct", "Ce sont des contes", "la cheffe du parti, Lena Holm", "a répliqué")],
    ),
    (
        "Elle a dépeint des firmes soutenues par l'État en « chevaux de bois ».",
        [("direct", "chevaux de bois", "Elle", "a dépeint")],
    ),
    (
        "« Le marché repartira », veut croire sa directrice.",
        [("direct", "Le marché repartira", "sa directrice", "veut croire")],
    ),
    (
        "La Commission ne cache pas que le calendrier est serré.",
        [("indirect", "le calendrier est serré", "La Commission", None)],
    ),
    (
        "Le président a salué le texte, tout en soulignant que la Norvège resterait prudente.",
        [("indirect", "la Norvège resterait prudente", "Le président", "soulignant")],
    ),
    (
        "« Nous verrons », a-t-elle ajouté, avant de préciser que le vote aurait lieu en mars.",
        [
            ("direct", "Nous verrons", "elle", "a-t-elle ajouté"),
            ("indirect", "le vote aurait lieu en mars", "elle", "préciser"),
        ],
    ),
    (
        "La ministre a fait part de son inquiétude : les délais ne seront pas tenus.",
        [("indirect", "les délais ne seront pas tenus", "La ministre", "a fait part")],
    ),
    (
        "Le ministre s'est engagé à publier le rapport avant l'été.",
        [("indirect", "publier le rapport avant l'été", "Le ministre", "s'est engagé")],
    ),
    (
        "La ministre a confié au Monde craindre une escalade.",
        [("indirect", "craindre une escalade", "La ministre", "a confié")],
    ),
    (
        "La ministre déplore « une occasion manquée » et promet de revenir.",
        [
            ("direct", "une occasion manquée", "La ministre", "déplore"),
            ("indirect", "revenir", "La ministre", "promet"),
        ],
    ),
    (
        "« Inacceptable » pour Berlin, la mesure sera contestée.",
        [("direct", "Inacceptable", "Berlin", "pour")],
    ),
    (
        "« Il faut attendre », dit l'un. « C'est trop tard », rétorque l'autre.",
        [
            ("direct", "Il faut attendre", "l'un", "dit"),
            ("direct", "C'est trop tard", "l'autre", "rétorque"),
        ],
    ),
    (
        "La mairie explique que la préfète l'a informée que le pont fermerait.",
        [
            (
                "indirect",
                "la préfète l'a informée que le pont fermerait",
                "La mairie",
                "explique",
            ),
            ("indirect", "le pont fermerait", "la préfète", "l'a informée"),
        ],
    ),
    (
        "Le roi, écrit-il, l'a prié de dire que le canal serait fermé.",
        [
            (
                "indirect",
                "Le roi, écrit-il, l'a prié de dire que le canal serait fermé",
                "il",
                None,
            ),
            ("indirect", "dire que le canal serait fermé", "Le roi", "l'a prié"),
        ],
    ),
]
