"""Who takes which line on the question: measures, holders, what is off the question."""

from __future__ import annotations

import pytest

from .coded import expected, stances, statements

FRENCH = [
    # done, decided, planned
    ("Londres a exclu Huawei de son réseau 5G.", "GB 100"),
    ("Le gouvernement australien bannit Huawei et ZTE de la 5G.", "AU 100"),
    ("La Suède a décidé d'écarter Huawei de ses réseaux 5G.", "SE 100"),
    ("Tokyo compte évincer Huawei de ses réseaux mobiles.", "JP 100"),
    ("La Pologne interdit à ses opérateurs d'acheter des antennes 5G à Huawei.", "PL 100"),
    ("Le gouvernement danois a fermé la porte à Huawei.", "DK 100"),
    ("Ottawa s'apprête à proscrire le groupe chinois de la 5G.", "CA 100"),
    ("La Hongrie ouvre sa porte à Huawei pour la 5G.", "HU 0"),
    ("Monaco a confié à Huawei son réseau 5G.", "MC 0"),
    ("L'Espagne a plafonné la part de Huawei dans les réseaux 5G.", "ES 75"),
    ("La France soumet à autorisation préalable les équipements de Huawei.", "FR 50"),
    ("Rome limite Huawei aux parties périphériques de la 5G.", "IT 75"),
    # asked of others
    ("Washington presse ses alliés d'exclure Huawei.", "US 100"),
    ("Les États-Unis demandent à Berlin de bannir Huawei de la 5G.", "US 100"),
    ("Mike Pompeo a exhorté les Européens à se passer de Huawei.", "US 100"),
    ("Pékin appelle Paris à ne pas exclure Huawei de la 5G.", "CN 0"),
    ("L'Australie plaide pour l'exclusion de Huawei.", "AU 100"),
    ("Donald Trump réclame l'éviction de Huawei des réseaux 5G.", "US 100"),
    ("Bruxelles recommande une évaluation des risques avant d'acheter à Huawei.", "EU 50"),
    ("L'Inde a autorisé Huawei à participer aux essais de la 5G.", "IN 0"),
    ("Le Danemark durcit ses critères pour la 5G, sans viser Huawei.", "DK 50"),
    ("Huawei ne figure pas sur la liste des firmes autorisées à participer à la 5G au Chili.", ""),
    # refusals, negations
    ("L'Allemagne refuse d'exclure Huawei de la 5G.", "DE 0"),
    ("Berlin n'interdira pas Huawei.", "DE 0"),
    ("La Finlande ne veut pas bannir Huawei de ses réseaux 5G.", "FI 0"),
    ("Madrid s'oppose à l'exclusion de Huawei.", "ES 0"),
    ("L'Autriche renonce à interdire Huawei.", "AT 0"),
    ("La Belgique n'autorisera pas Huawei dans la 5G.", "BE 100"),
    ("La Norvège refuse de confier à Huawei son réseau 5G.", "NO 100"),
    ("Le Portugal rejette toute interdiction de Huawei.", "PT 0"),
    ("Emmanuel Macron n'a pas l'intention de bloquer Huawei.", "FR 0"),
    ("La France ne procédera pas à un bannissement total de Huawei.", "FR 50"),
    ("L'Allemagne n'exclut pas d'écarter Huawei de la 5G.", "DE 100?"),
    ("Prague n'exclut pas d'interdire Huawei.", "CZ 100?"),
    # weighed
    ("Le Canada envisage d'interdire Huawei dans la 5G.", "CA 100?"),
    ("Berlin étudie les moyens d'écarter Huawei.", "DE 100?"),
    ("La Suisse réfléchit à une interdiction de Huawei.", "CH 100?"),
    ("Paris pourrait exclure Huawei de la 5G.", "FR 100?"),
    ("L'Italie examine la possibilité de bannir Huawei.", "IT 100?"),
    # rather than
    ("Berlin préfère des critères stricts à l'exclusion de Huawei.", "DE 50"),
    ("L'Allemagne veut durcir les règles plutôt que d'interdire Huawei.", "DE 50"),
    ("La Suisse impose un audit au lieu de bannir Huawei.", "CH 50"),
    ("Sans exclure Huawei, le gouvernement français renforce les contrôles.", "FR 50"),
    ("Londres admet Huawei sous conditions.", "GB 50"),
    ("Le Royaume-Uni autorise Huawei hors du cœur de réseau.", "GB 75"),
    ("Paris ne laissera pas Huawei entrer dans le cœur de réseau.", "FR 75"),
    ("Rome exclut Huawei du cœur de réseau.", "IT 75"),
    ("Oslo a promis de ne pas utiliser Huawei dans le cœur de réseau.", "NO 75"),
    ("Berlin s'est prononcé contre une interdiction de Huawei dans la 5G.", "DE 0"),
    # attitudes to another's measure
    ("Washington salue la décision de Londres d'exclure Huawei.", "US 100; GB 100"),
    ("Pékin dénonce l'exclusion de Huawei par la Suède.", "CN 0; SE 100"),
    ("La Chine critique l'interdiction de Huawei.", "CN 0"),
    pytest.param(
        "Pékin regrette que Canberra ait exclu Huawei de la 5G.",
        "CN 0; AU 100",
        marks=pytest.mark.xfail(
            strict=True,
            reason="read as what Beijing claims of another",
        ),
    ),
    ("L'ambassadeur de Chine a condamné le bannissement de Huawei.", "CN 0"),
    ("Huawei rejette son exclusion de la 5G suédoise.", "huawei 0"),
    ("Huawei conteste l'interdiction devant les tribunaux.", "huawei 0"),
    # rules for others, passives
    ("Huawei sera exclu de la 5G britannique.", "GB 100"),
    ("Huawei est banni des réseaux australiens.", "AU 100"),
    ("En Suède, Huawei a été écarté de la 5G.", "SE 100"),
    (
        "Les opérateurs devront retirer les équipements de Huawei, a annoncé le gouvernement "
        "suédois.",
        "SE 100",
    ),
    (
        "Les opérateurs ne pourront plus acheter d'équipements de Huawei, a déclaré Londres.",
        "GB 100",
    ),
    ("Huawei pourra participer à la 5G, a assuré la chancelière Angela Merkel.", "DE 0"),
    (
        "Le ministre français de l'Économie, Bruno Le Maire, a annoncé que Huawei ne serait pas "
        "exclu de la 5G.",
        "FR 0",
    ),
    ("Le gouvernement japonais oblige les opérateurs à se passer de Huawei.", "JP 100"),
    # speakers
    ("« Nous n'exclurons pas Huawei », a déclaré Angela Merkel.", "DE 0"),
    ("« Nous devons bannir Huawei de la 5G », a lancé Mike Pompeo.", "US 100"),
    ("Selon Reuters, Berlin s'apprête à exclure Huawei de la 5G.", "DE 100"),
    ("L'exclusion de Huawei serait une erreur, selon Pékin.", "CN 0"),
    pytest.param(
        "Washington juge nécessaire l'exclusion de Huawei.",
        "US 100",
        marks=pytest.mark.xfail(strict=True, reason="the parser finds no verb in the sentence"),
    ),
    # a reason is what another did; a list that names the field
    ("La Chine menace la Suède de représailles pour avoir exclu Huawei de la 5G.", "SE 100"),
    ("La Suède a placé Huawei sur la liste noire de la 5G.", "SE 100"),
    # a list torn by the parser; being about to; a conditional that the tagger misreads
    ("L'Australie et la Nouvelle-Zélande ont déjà décidé d'exclure Huawei.", "AU 100; NZ 100"),
    ("L'Italie est sur le point d'écarter Huawei de la 5G.", "IT 100"),
    ("Londres interdirait Huawei de la 5G, selon le Times.", "GB 100?"),
]

FRENCH_NOTHING = [
    "Le régulateur, qui n'a pas le pouvoir d'exclure Huawei, a publié un rapport.",
    "L'Allemagne va-t-elle exclure Huawei de la 5G ?",
    "Si Berlin excluait Huawei, la 5G prendrait du retard.",
    "Huawei a présenté son antenne 5G à Barcelone.",
    "Les ministres ont parlé de Huawei et de la 5G à Bruxelles.",
    "Taïwan interdit les téléphones de Huawei dans ses ministères.",
    "Washington a banni TikTok des téléphones de ses fonctionnaires.",
    "Google prive Huawei d'Android.",
    "L'Inde a interdit une application chinoise de messagerie.",
    "Le Danemark a exclu un diplomate du sommet où l'on parlait de Huawei.",
    "Huawei interdit à ses employés de parler aux journalistes.",
    "L'opérateur retire ses antennes du toit d'une école, loin de la querelle Huawei.",
    "Un analyste prédit que Huawei sera exclu de la 5G.",
    "Pékin accuse Washington de vouloir exclure Huawei.",
    "Londres dément toute exclusion de Huawei.",
    "Un rapport évoque l'exclusion de Huawei.",
    "Faut-il bannir Huawei de la 5G ?",
    "La France attend que Huawei paie ses impôts.",
    "Le président chinois a reçu le patron de Huawei.",
    "Les députés ont débattu de Huawei pendant trois heures.",
    "Le Canada a arrêté la directrice financière de Huawei.",
    "Huawei a exclu de vendre sa filiale de câbles.",
    "Huawei choisit la France pour son usine d'antennes 5G.",
    "La Corée du Sud achète du blé au Canada malgré l'affaire Huawei.",
    "Berlin interdit les voitures diesel dans le centre, et parle peu de Huawei.",
    "La Commission européenne a infligé une amende à Google.",
    "Pour Reuters, l'exclusion de Huawei coûterait cher.",
    "On ignore qui écartera Huawei de la 5G.",
    "Huawei n'a pas été exclu par hasard du débat sur les brevets.",
    "L'hypothèse d'une exclusion de Huawei inquiète les marchés.",
    "Un sondage montre que Huawei reste apprécié.",
    "L'opérateur a remplacé son directeur, un ancien de Huawei.",
    "Le procès de Huawei s'ouvre à New York.",
    "Huawei vend ses téléphones en Allemagne.",
    "L'Italie a retiré ses troupes, Huawei n'y est pour rien.",
    "Le ministre polonais a choisi Paris pour parler de Huawei.",
    "L'Union européenne a adopté un budget pour la 5G.",
    "Les enchères de fréquences 5G ont rapporté six milliards à l'Allemagne.",
    "La Suède repousse ses enchères de fréquences.",
    "Un opérateur français augmente ses tarifs 5G.",
    "Le Japon a autorisé un nouveau vaccin, dit le même journal qui suit Huawei.",
    "Londres expulse deux espions, sans lien avec Huawei.",
    "Washington a levé les droits de douane sur l'acier.",
    "Huawei se dit confiant dans l'avenir de la 5G.",
    "Les ventes de Huawei ont bondi en Europe malgré la querelle.",
    "Le cabinet d'avocats défend Huawei dans une affaire de brevets.",
    "La Chine bannit les importations de canola du Canada.",
    "Le fondateur de Huawei a reçu la presse.",
    "Les opérateurs attendent une décision sur Huawei.",
    "L'Allemagne pourrait être exclue du partage de renseignements.",
    "Mike Pompeo est arrivé à Berlin pour parler de Huawei.",
    # trade with the subject, and a power that is given
    "Les États-Unis ont placé Huawei sur liste noire.",
    "Washington a interdit aux entreprises américaines de vendre à Huawei des composants.",
    "Donald Trump a autorisé les ventes de composants à Huawei.",
    "La loi autorise le gouvernement à interdire Huawei dans les réseaux 5G.",
    "Pékin a reproché à la Suède d'avoir exclu Huawei de son réseau 5G.",
    # who has no right to buy has not chosen
    "Les opérateurs britanniques n'auront plus le droit d'acheter d'équipements à Huawei.",
]

FRONTED = [
    (
        "fr",
        "Six mois après l'avoir admis sous conditions, Berlin bannit Huawei de la 5G.",
        "DE 100",
    ),
    ("fr", "Après avoir hésité pendant un an, la Suède interdit Huawei dans la 5G.", "SE 100"),
    ("fr", "Deux ans après son feu vert, la Pologne exclut Huawei de ses réseaux 5G.", "PL 100"),
    ("fr", "Faute de garanties, le Danemark écarte Huawei de la 5G.", "DK 100"),
    ("fr", "Avant de trancher, Paris bannit Huawei de la 5G.", "FR 100"),
    (
        "fr",
        "Un an après avoir promis d'attendre, Rome ferme la porte à Huawei dans la 5G.",
        "IT 100",
    ),
    ("en", "Six months after letting it in, Britain bans Huawei from 5G.", "GB 100"),
    ("en", "A year after giving it the green light, Sweden bars Huawei from 5G.", "SE 100"),
    ("en", "Having first let it in, Denmark shuts Huawei out of 5G.", "DK 100"),
    # the fronted clause itself is no line of today
    ("fr", "Après avoir banni Huawei de la 5G, Oslo se tait.", ""),
    ("en", "After banning Huawei from 5G, Norway kept silent.", ""),
]
LIMITED = [
    ("fr", "Londres ouvre la porte à Huawei dans la 5G, mais pas en grand.", "GB 75"),
    ("fr", "Le Canada autorise Huawei, mais avec des limites, dans la 5G.", "CA 75"),
    ("fr", "Paris accepte Huawei dans la 5G, mais sous conditions.", "FR 50"),
    ("en", "London opens the door to Huawei in 5G, but not fully.", "GB 75"),
    (
        "en",
        "Germany will let Huawei take part in 5G, but it will be kept out of the core.",
        "DE 75",
    ),
    (
        "fr",
        "Le groupe chinois pourra participer à la 5G au Danemark, mais il sera tenu à l'écart du "
        "cœur des réseaux.",
        "DK 75",
    ),
    # somebody else's limit is none of the holder's
    (
        "fr",
        "Londres ouvre la porte à Huawei dans la 5G, mais Washington exige un plafond.",
        "GB 0; US 75",
    ),
    ("en", "London opens the door to Huawei in 5G, but Washington wants a cap.", "GB 0; US 75"),
    ("fr", "Londres ouvre la porte à Huawei dans la 5G, mais il pleut.", "GB 0"),
]
OTHERS_DEEDS = [
    (
        "fr",
        "Les sanctions américaines, qui coupent Huawei de ses fournisseurs, ont changé la donne, "
        "selon l'agence britannique : la sécurité de la 5G ne pouvait plus être garantie.",
        "",
    ),
    ("fr", "L'interdiction américaine de Huawei a changé la donne de la 5G, selon Londres.", ""),
    (
        "en",
        "Ministers would work with allies on the 5G network, London said of Huawei.",
        "",
    ),
    # a thing of the subject just named
    (
        "fr",
        "Londres bannit Huawei. Les opérateurs ne pourront plus acheter ses antennes 5G, a annoncé "
        "le gouvernement britannique.",
        "GB 100",
    ),
]


@pytest.mark.model
@pytest.mark.parametrize(("language", "text", "row"), [*FRONTED, *LIMITED, *OTHERS_DEEDS])
def test_clauses_beside_the_measure(language: str, text: str, row: str) -> None:
    assert stances(text, language) == expected(row)


ENGLISH = [
    ("Chile has left Huawei off the list of firms allowed to take part in its 5G trials.", ""),
    ("Australia banned Huawei from its 5G networks.", "AU 100"),
    ("Germany decided against banning Huawei from its 5G networks.", "DE 0"),
    ("Sweden has decided to exclude Huawei from 5G.", "SE 100"),
    ("Japan will bar Huawei from its mobile networks.", "JP 100"),
    ("Poland told carriers to stop buying Huawei gear.", "PL 100"),
    ("Hungary chose Huawei to build its 5G network.", "HU 0"),
    ("Britain capped Huawei's share of the 5G network.", "GB 75"),
    ("The Netherlands requires a security review of Huawei equipment.", "NL 50"),
    ("The United States urged Germany to ban Huawei.", "US 100"),
    ("Washington wants allies to keep Huawei out of 5G.", "US 100"),
    ("Mike Pompeo called for a ban on Huawei.", "US 100"),
    ("China called on Canada not to ban Huawei.", "CN 0"),
    ("Germany refused to ban Huawei.", "DE 0"),
    ("France does not intend to block Huawei.", "FR 0"),
    ("Spain opposes a ban on Huawei.", "ES 0"),
    ("Norway will not allow Huawei into its 5G network.", "NO 100"),
    ("Germany did not rule out banning Huawei.", "DE 100?"),
    ("Canada is considering a ban on Huawei.", "CA 100?"),
    ("Italy is weighing whether to exclude Huawei.", "IT 100?"),
    ("France could ban Huawei from 5G.", "FR 100?"),
    ("Germany prefers strict criteria to a ban on Huawei.", "DE 50"),
    ("Germany set strict rules rather than ban Huawei.", "DE 50"),
    ("Switzerland opted for audits instead of banning Huawei.", "CH 50"),
    ("Britain will let Huawei build non-core parts of the 5G network.", "GB 75"),
    ("Italy excluded Huawei from the core network.", "IT 75"),
    ("France will not impose a total ban on Huawei.", "FR 50"),
    ("Washington welcomed London's decision to exclude Huawei.", "US 100; GB 100"),
    ("China criticised Sweden's ban on Huawei.", "CN 0; SE 100"),
    ("Beijing condemned the exclusion of Huawei.", "CN 0"),
    ("Huawei rejected the ban.", "huawei 0"),
    ("Carriers must remove Huawei gear by 2027, the British government said.", "GB 100"),
    ("Huawei will be excluded from Sweden's 5G networks.", "SE 100"),
    ("Huawei was banned in Australia.", "AU 100"),
    ("Japan's government said that Huawei would be excluded from 5G.", "JP 100"),
    ('"We will not ban Huawei," Angela Merkel said.', "DE 0"),
    ("According to Reuters, Germany plans to exclude Huawei from 5G.", "DE 100"),
    ("The ban on Huawei is a mistake, Beijing said.", "CN 0"),
    ("Donald Trump pushed Britain to drop Huawei.", "US 100"),
    # words between verb and object; a reported plan; a bill; a gerund and its subject
    ("Sweden banned on security grounds the use of equipment from China's Huawei in 5G.", "SE 100"),
    ("Berlin said it would tighten security criteria for 5G vendors.", "DE 50"),
    ("Poland began to draft a law that would exclude high-risk suppliers from 5G.", "PL 100?"),
    ("Italy tried to block a contract between Fastweb and Huawei for 5G.", "IT 100"),
    ("Brazil allowed Huawei to supply 5G equipment to its operators.", "BR 0"),
]

ENGLISH_NOTHING = [
    "A bill to bar Huawei from American 5G networks was tabled in the Senate.",
    "Will Germany ban Huawei?",
    "If Germany banned Huawei, 5G would be late.",
    "Huawei showed a new 5G antenna in Barcelona.",
    "Ministers discussed Huawei and 5G in Brussels.",
    "Taiwan banned Huawei phones from its ministries.",
    "The United States banned TikTok from official phones.",
    "Google cut Huawei off from Android updates.",
    "Canada arrested Huawei's finance chief.",
    "An analyst predicted that Huawei would be banned from 5G.",
    "China accused the United States of trying to ban Huawei.",
    "Britain denied that it would ban Huawei.",
    "Huawei barred its staff from talking to reporters.",
    "Germany's spectrum auction raised six billion euros.",
    "Huawei chose France for its new antenna plant.",
    "The trial of Huawei opens in New York.",
    "India banned a Chinese messaging app.",
    "The carrier replaced its chief executive, once of Huawei.",
    "Mike Pompeo landed in Berlin to talk about Huawei.",
    "Nobody knows who will ban Huawei from 5G.",
    "The prospect of a ban on Huawei worries investors.",
    "Huawei's sales soared in Europe despite the quarrel.",
    "Brussels fined Google and said nothing of Huawei.",
    "China banned imports of Canadian canola.",
    "Huawei said it was confident about 5G.",
    "The United States lifted tariffs on steel.",
    "Reuters reported on Huawei's new phone.",
    # trade with the subject, a power that is given, what another act answers
    "Washington barred American firms from selling it components without a licence.",
    "Washington banned American firms from supplying Huawei.",
    "Donald Trump said he would allow some sales to Huawei.",
    "Washington added Huawei to its Entity List.",
    "Portugal has no law yet that allows the government to exclude vendors from 5G networks.",
    "China to take counter-measures against Sweden over excluding Huawei from 5G.",
    "An auction took place with the exclusion of Chinese equipment makers.",
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "row"), FRENCH, ids=lambda value: value[:60])
def test_french(text: str, row: str) -> None:
    assert stances(text, "fr") == expected(row)


@pytest.mark.model
@pytest.mark.parametrize("text", FRENCH_NOTHING, ids=lambda value: value[:60])
def test_no_stance_in_french(text: str) -> None:
    assert stances(text, "fr") == ""


@pytest.mark.model
@pytest.mark.parametrize(("text", "row"), ENGLISH, ids=lambda value: value[:60])
def test_english(text: str, row: str) -> None:
    assert stances(text, "en") == expected(row)


@pytest.mark.model
@pytest.mark.parametrize("text", ENGLISH_NOTHING, ids=lambda value: value[:60])
def test_no_stance_in_english(text: str) -> None:
    assert stances(text, "en") == ""


@pytest.mark.model
def test_confidence_falls_from_doer_to_speaker() -> None:
    def surest(text: str) -> float:
        return max(s.confidence for s in statements(text, "fr") if s.stance is not None)

    named = surest("Londres interdit Huawei dans la 5G.")
    ruled = surest("Huawei sera exclu de la 5G, a annoncé le gouvernement britannique.")
    assert named > ruled > 0
