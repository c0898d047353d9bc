"""Mentions resolved to actors, on small texts, with the parsers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ralliement.actors import (
    MentionTable,
    find_names,
    load_registry,
    parser_names,
    resolve_mentions,
)
from ralliement.language import Parse, load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Interval,
    MentionKind,
    Piece,
    Publication,
)

pytestmark = pytest.mark.model

MAY_2019 = Interval(date(2019, 5, 1), date(2019, 5, 31))

Row = tuple[str, str, str | None, str]

# text → rows of (surface, actor, acts for, kind); "@" before a kind marks a mere place.
FRENCH: list[tuple[str, list[Row]]] = [
    # names, capitals, places
    ("Berlin hésite.", [("Berlin", "DE", "DE", "name")]),
    ("Le sommet a lieu à Berlin.", [("Berlin", "DE", "DE", "@name")]),
    ("Depuis Pékin, il attend.", [("Pékin", "CN", "CN", "@name")]),
    ("Le débat entre Paris et Berlin dure.", [
        ("Paris", "FR", "FR", "name"), ("Berlin", "DE", "DE", "name")]),
    ("L'usine ouvrira en Allemagne.", [("Allemagne", "DE", "DE", "@name")]),
    ("Il vit aux Etats-Unis.", [("Etats-Unis", "US", "US", "@name")]),
    ("Il a répondu aux Etats-Unis.", [("Etats-Unis", "US", "US", "name")]),
    ("La Commission européenne propose une règle.", [
        ("Commission européenne", "european-commission", "EU", "name")]),
    ("L'Europe hésite.", [("Europe", "europe", "europe", "name")]),
    ("Les Européens hésitent.", [("Européens", "europe", "europe", "name")]),
    ("Les Américains insistent.", [("Américains", "US", "US", "name")]),
    ("Deux Américains ont été arrêtés.", []),
    ("Un Américain a été arrêté.", []),
    ("VARSOVIE, 11 janvier (Agence) - La Pologne enquête.", [
        ("VARSOVIE", "PL", "PL", "@name"), ("Pologne", "PL", "PL", "name")]),
    # governments
    ("Le gouvernement allemand hésite.", [
        ("Le gouvernement allemand", "DE", "DE", "description")]),
    ("Les autorités de Berlin hésitent.", [
        ("Les autorités de Berlin", "DE", "DE", "description"), ("Berlin", "DE", "DE", "name")]),
    ("L'administration Trump menace.", [
        ("L'administration Trump", "US", "US", "description"),
        ("Trump", "donald-trump", "US", "name")]),
    ("Les Démocrates de Suède ont voté. Le gouvernement hésite.", [
        ("Démocrates de Suède", "sweden-democrats", "sweden-democrats", "name"),
        ("Le gouvernement", "SE", "SE", "description")]),
    ("La diplomatie russe proteste.", [("La diplomatie russe", "RU", "RU", "description")]),
    ("On le dit chez nos voisins outre-Rhin.", [
        ("nos voisins outre-Rhin", "DE", "DE", "description"),
        ("outre-Rhin", "DE", "DE", "name")]),
    ("La France attend. Le gouvernement décidera en juin.", [
        ("France", "FR", "FR", "name"), ("Le gouvernement", "FR", "FR", "description")]),
    ("Des émeutes ont éclaté dans le pays.", []),
    # groups
    ("Les services de renseignement britanniques doutent.", [
        ("Les services de renseignement britanniques", "gb-intelligence", "GB", "description")]),
    ("Des responsables américains l'affirment.", [
        ("responsables américains", "us-officials", "US", "description")]),
    ("Les opérateurs tchèques attendent.", [
        ("Les opérateurs tchèques", "cz-operators", "cz-operators", "description")]),
    ("Les députés français ont voté.", [
        ("Les députés français", "fr-parliamentarians", "fr-parliamentarians", "description")]),
    ("Les Etats-Unis pressent leurs alliés européens.", [
        ("Etats-Unis", "US", "US", "name"),
        ("leurs alliés européens", "europe", "europe", "description")]),
    ("La Suède consultera ses alliés.", [
        ("Suède", "SE", "SE", "name"), ("ses alliés", "se-allies", "se-allies", "description")]),
    ("Le réseau offre des services 5G.", []),
    # members of a union
    ("L'Union européenne a prié ses membres d'agir.", [
        ("Union européenne", "EU", "EU", "name"),
        ("ses membres", "eu-members", "eu-members", "description")]),
    ("Paris suit l'avis de l'Union européenne, qui a « prié » ses membres de «» vite.", [
        ("Paris", "FR", "FR", "name"), ("Union européenne", "EU", "EU", "name"),
        ("qui", "EU", "EU", "pronoun"),
        ("ses membres", "eu-members", "eu-members", "description")]),
    ("Les pays membres de l'Union européenne hésitent.", [
        ("membres de l'Union européenne", "eu-members", "eu-members", "name")]),
    ("L'UE et l'ONU attendent. L'ONU presse ses États membres.", [
        ("UE", "EU", "EU", "name"), ("ONU", "united-nations", "united-nations", "name"),
        ("ONU", "united-nations", "united-nations", "name")]),
    ("L'UE, dont les membres hésitent, attend.", [
        ("UE", "EU", "EU", "name"), ("les membres", "eu-members", "eu-members", "description")]),
    ("Un membre de l'UE refuse.", [("UE", "EU", "EU", "name")]),
    ("Un directeur chinois refuse.", []),
    ("L'Otan consulte ses membres.", [("Otan", "nato", "nato", "name")]),
    ("L'Otan hésite. Les États membres de l'Otan attendent.", [
        ("Otan", "nato", "nato", "name"), ("Otan", "nato", "nato", "name")]),
    ("La France est une démocratie occidentale.", [("France", "FR", "FR", "name")]),
    # offices
    ("Le secrétaire d'Etat américain menace.", [
        ("Le secrétaire d'Etat américain", "mike-pompeo", "US", "office")]),
    ("Le chef de la diplomatie US menace.", [
        ("Le chef de la diplomatie US", "mike-pompeo", "US", "office"),
        ("US", "US", "US", "name")]),
    ("Le chef de la diplomatie américaine menace.", [
        ("Le chef de la diplomatie américaine", "mike-pompeo", "US", "office"),
        ("diplomatie américaine", "us-state-department", "US", "name")]),
    ("L'Allemagne hésite. La chancelière consulte.", [
        ("Allemagne", "DE", "DE", "name"), ("La chancelière", "angela-merkel", "DE", "office")]),
    ("Le ministre allemand de l'Intérieur est prudent.", [
        ("Le ministre allemand de l'Intérieur", "horst-seehofer", "DE", "office")]),
    ("Le président français est prudent.", [
        ("Le président français", "emmanuel-macron", "FR", "office")]),
    ("Le ministre norvégien des Pêches est prudent.", [
        ("Le ministre norvégien", "NO", "NO", "office")]),
    ("Le Secrétait d'Etat américain menace.", [
        ("Le Secrétait d'Etat américain", "mike-pompeo", "US", "office")]),
    ("Le Secrétait d'Etat américain  n'a rien dit.", [
        ("Le Secrétait d'Etat américain", "mike-pompeo", "US", "office")]),
    ("L'ambassadeur américain à Berlin menace.", [
        ("L'ambassadeur américain", "richard-grenell", "US", "office"),
        ("Berlin", "DE", "DE", "@name")]),
    ("L'ambassadeur américain auprès de l'Union européenne menace.", [
        ("L'ambassadeur américain", "gordon-sondland", "US", "office"),
        ("Union européenne", "EU", "EU", "name")]),
    ("L'ancien ministre allemand de l'Intérieur est prudent.", []),
    ("Le président de Telmatic est prudent.", []),
    ("Un porte-parole de Huawei a nié.", [
        ("Un porte-parole de Huawei", "huawei", "huawei", "office"),
        ("Huawei", "huawei", "huawei", "name")]),
    ("Mike Pompeo, le secrétaire d'Etat américain, verra lundi son homologue allemand.", [
        ("Mike Pompeo", "mike-pompeo", "US", "name"),
        ("le secrétaire d'Etat américain", "mike-pompeo", "US", "office"),
        ("son homologue allemand", "heiko-maas", "DE", "description")]),
    ("Il en parlera à la chancelière Angela Merkel.", [
        ("la chancelière", "angela-merkel", "DE", "office"),
        ("Angela Merkel", "angela-merkel", "DE", "name")]),
    ("L'ambassadeur américain à Berlin, Richard Grenell, menace.", [
        ("L'ambassadeur américain", "richard-grenell", "US", "office"),
        ("Berlin", "DE", "DE", "@name"),
        ("Richard Grenell", "richard-grenell", "US", "name")]),
    # persons that only the text knows
    ("Le ministre letton Janis Ozols est venu.", [
        ("Le ministre letton", "janis-ozols", "LV", "office"),
        ("Janis Ozols", "janis-ozols", "LV", "name")]),
    ("Avocat chez Dentons, Paul Martin plaide.", [
        ("Dentons", "dentons", "dentons", "name"), ("Paul Martin", "paul-martin", None, "name")]),
    ("Paul Martin, ancien conseiller de la Maison-Blanche, doute.", [
        ("Paul Martin", "paul-martin", None, "name"),
        ("ancien conseiller de la Maison-Blanche", "paul-martin", None, "office"),
        ("Maison-Blanche", "US", "US", "name")]),
    ("Paul Martin, porte-parole de Huawei, a nié.", [
        ("Paul Martin", "paul-martin", "huawei", "name"),
        ("porte-parole de Huawei", "paul-martin", "huawei", "office"),
        ("Huawei", "huawei", "huawei", "name")]),
    # bodies in view
    ("Huawei a nié. Le groupe chinois ira en justice.", [
        ("Huawei", "huawei", "huawei", "name"),
        ("Le groupe chinois", "huawei", "huawei", "description")]),
    ("Huawei a nié. L'équipementier ira en justice.", [
        ("Huawei", "huawei", "huawei", "name"),
        ("L'équipementier", "huawei", "huawei", "description")]),
    ("Ericsson a nié. Le groupe chinois ira en justice.", [
        ("Ericsson", "ericsson", "ericsson", "name")]),
    ("Huawei et ZTE ont nié. Le groupe chinois ira en justice.", [
        ("Huawei", "huawei", "huawei", "name"), ("ZTE", "zte", "zte", "name")]),
    ("Huawei a nié. La firme de Shenzhen ira en justice.", [
        ("Huawei", "huawei", "huawei", "name"), ("La firme", "huawei", "huawei", "description")]),
    ("Huawei a nié. Le groupe de travail se réunira.", [("Huawei", "huawei", "huawei", "name")]),
    ("Le groupe Huawei a nié.", [("Huawei", "huawei", "huawei", "name")]),
    # pronouns
    ("Angela Merkel hésite. Elle consultera.", [
        ("Angela Merkel", "angela-merkel", "DE", "name"),
        ("Elle", "angela-merkel", "DE", "pronoun")]),
    ("Angela Merkel hésite. Il faut attendre.", [
        ("Angela Merkel", "angela-merkel", "DE", "name")]),
    ("Emmanuel Macron hésite. Il est prévu que la loi passe.", [
        ("Emmanuel Macron", "emmanuel-macron", "FR", "name")]),
    ("Emmanuel Macron hésite. Il y a un risque.", [
        ("Emmanuel Macron", "emmanuel-macron", "FR", "name")]),
    ("Emmanuel Macron hésite. Elle est prête.", [
        ("Emmanuel Macron", "emmanuel-macron", "FR", "name")]),
    ("La Chine proteste. Elle promet une réponse.", [
        ("Chine", "CN", "CN", "name"), ("Elle", "CN", "CN", "pronoun")]),
    ("Donald Trump a menacé Xi Jinping, et celui-ci a répondu.", [
        ("Donald Trump", "donald-trump", "US", "name"), ("Xi Jinping", "xi-jinping", "CN", "name"),
        ("celui-ci", "xi-jinping", "CN", "pronoun")]),
    ("La Pologne, qui enquête, se tait.", [
        ("Pologne", "PL", "PL", "name"), ("qui", "PL", "PL", "pronoun")]),
    # what only somebody does
    ("Huawei a perdu. La règle est arbitraire, a-t-il affirmé.", [
        ("Huawei", "huawei", "huawei", "name"), ("-il", "huawei", "huawei", "pronoun")]),
    ("La Suède a présenté sa décision. Elle réclame des garanties.", [
        ("Suède", "SE", "SE", "name"), ("Elle", "SE", "SE", "pronoun")]),
    ("Une correspondante de la chaîne a vu l'Égypte en crise. Elle raconte la nuit.", [
        ("Égypte", "EG", "EG", "name")]),
    ("Surpris par la réponse de Mike Pompeo, il a renoncé.", [
        ("Mike Pompeo", "mike-pompeo", "US", "name")]),
    ("Mike Pompeo a prévenu Stockholm : si la Suède choisit Huawei, elle le regrettera.", [
        ("Mike Pompeo", "mike-pompeo", "US", "name"), ("Stockholm", "SE", "SE", "name"),
        ("Suède", "SE", "SE", "name"), ("Huawei", "huawei", "huawei", "name"),
        ("elle", "SE", "SE", "pronoun")]),
    ("Mike Pompeo a quitté Berlin. Il devait parler de Huawei mardi.", [
        ("Mike Pompeo", "mike-pompeo", "US", "name"), ("Berlin", "DE", "DE", "name"),
        ("Il", "mike-pompeo", "US", "pronoun"), ("Huawei", "huawei", "huawei", "name")]),
    # several at once
    ("La Pologne et la Suède hésitent. Elles veulent des garanties.", [
        ("Pologne", "PL", "PL", "name"), ("Suède", "SE", "SE", "name"),
        ("Elles", "PL", "PL", "pronoun"), ("Elles", "SE", "SE", "pronoun")]),
    ("Mike Pompeo a été reçu par son homologue allemand. Les deux pays ont signé un accord.", [
        ("Mike Pompeo", "mike-pompeo", "US", "name"),
        ("son homologue allemand", "heiko-maas", "DE", "description"),
        ("Les deux pays", "US", "US", "description"),
        ("Les deux pays", "DE", "DE", "description")]),
    ("Donald Trump a reçu Xi Jinping. Les deux hommes ont souri.", [
        ("Donald Trump", "donald-trump", "US", "name"), ("Xi Jinping", "xi-jinping", "CN", "name"),
        ("Les deux hommes", "donald-trump", "US", "description"),
        ("Les deux hommes", "xi-jinping", "CN", "description")]),
    ("La Suède, la Pologne et l'Italie hésitent. Les deux pays attendent.", [
        ("Suède", "SE", "SE", "name"), ("Pologne", "PL", "PL", "name"),
        ("Italie", "IT", "IT", "name")]),
    ("La Suède a écrit à la Pologne et à l'Italie. Les deux pays attendent.", [
        ("Suède", "SE", "SE", "name"), ("Pologne", "PL", "PL", "name"),
        ("Italie", "IT", "IT", "name"), ("Les deux pays", "PL", "PL", "description"),
        ("Les deux pays", "IT", "IT", "description")]),
    ("La Suède a écrit à la Pologne. L'un des deux pays se trompe.", [
        ("Suède", "SE", "SE", "name"), ("Pologne", "PL", "PL", "name")]),
    # nouns of government and of its bodies
    ("La cyberdéfense suédoise met en garde.", [
        ("La cyberdéfense suédoise", "SE", "SE", "description")]),
    ("L'allié américain insiste.", [("L'allié américain", "US", "US", "description")]),
    ("Le Japon a adopté des règles. Les ministères devront obéir.", [
        ("Japon", "JP", "JP", "name"), ("Les ministères", "JP", "JP", "description")]),
    ("La Suède craint le pire. Les services de renseignement en savent plus.", [
        ("Suède", "SE", "SE", "name"),
        ("Les services de renseignement", "se-intelligence", "SE", "description")]),
    ("La Suède craint la Chine. Les services de renseignement en savent plus.", [
        ("Suède", "SE", "SE", "name"), ("Chine", "CN", "CN", "name")]),
    ("La Suède craint le pire. Le partage du renseignement en souffrira.", [
        ("Suède", "SE", "SE", "name")]),
    ("La Suède hésite. La Suède attend. Rien ne presse. Rien ne change. Tout est calme. "
     "Les opérateurs attendent.", [
        ("Suède", "SE", "SE", "name"), ("Suède", "SE", "SE", "name"),
        ("Les opérateurs", "se-operators", "se-operators", "description")]),
    # by an adjective or a possessive alone
    ("Huawei répond à la menace américaine.", [
        ("Huawei", "huawei", "huawei", "name"), ("américaine", "US", "US", "adjective")]),
    ("Les Etats-Unis maintiennent la menace américaine.", [
        ("Etats-Unis", "US", "US", "name")]),
    ("Il aime la peinture française.", []),
    ("La Suède hésite. Sa position évoluera.", [
        ("Suède", "SE", "SE", "name"), ("Sa", "SE", "SE", "pronoun")]),
    ("L'exposition a été vue en Suède. Sa venue est un succès.", [
        ("Suède", "SE", "SE", "@name")]),
    # documents
    ("La Suède a publié hier un rapport. Le texte recommande la prudence.", [
        ("Suède", "SE", "SE", "name"), ("Le texte", "SE", "SE", "description")]),
    ("La Suède et la Pologne ont signé une déclaration. Elle appelle à la prudence.", [
        ("Suède", "SE", "SE", "name"), ("Pologne", "PL", "PL", "name"),
        ("Elle", "SE", "SE", "pronoun"), ("Elle", "PL", "PL", "pronoun")]),
    ("La Suède a publié un rapport. Le texte sera voté demain.", [("Suède", "SE", "SE", "name")]),
    ("La Suède a publié un rapport, la Pologne un avis. Aucun texte ne dit tout.", [
        ("Suède", "SE", "SE", "name"), ("Pologne", "PL", "PL", "name")]),
]  # fmt: skip

ENGLISH: list[tuple[str, list[Row]]] = [
    ("The EU told its 28 members to act.", [
        ("EU", "EU", "EU", "name"),
        ("its 28 members", "eu-members", "eu-members", "description")]),
    ("Berlin hesitates.", [("Berlin", "DE", "DE", "name")]),
    ("The summit took place in Berlin.", [("Berlin", "DE", "DE", "@name")]),
    ("They travelled to Germany.", [("Germany", "DE", "DE", "@name")]),
    ("US officials warned Berlin.", [
        ("US officials", "us-officials", "US", "description"), ("US", "US", "US", "name"),
        ("Berlin", "DE", "DE", "name")]),
    ("The German interior minister refused.", [
        ("The German interior minister", "horst-seehofer", "DE", "office")]),
    ("Germany's interior minister, Horst Seehofer, refused.", [
        ("Germany's interior minister", "horst-seehofer", "DE", "office"),
        ("Germany", "DE", "DE", "name"), ("Horst Seehofer", "horst-seehofer", "DE", "name")]),
    ("German Chancellor Angela Merkel refused.", [
        ("German Chancellor", "angela-merkel", "DE", "office"),
        ("Angela Merkel", "angela-merkel", "DE", "name")]),
    ("Acting Defense Secretary Patrick Shanahan refused.", [
        ("Defense Secretary", "patrick-shanahan", "US", "office"),
        ("Patrick Shanahan", "patrick-shanahan", "US", "name")]),
    ("Britain hesitates. The Prime Minister will decide.", [
        ("Britain", "GB", "GB", "name"), ("The Prime Minister", "theresa-may", "GB", "office")]),
    ("The Trump administration threatened.", [
        ("The Trump administration", "US", "US", "description"),
        ("Trump", "donald-trump", "US", "name")]),
    ("The Chinese authorities protested.", [
        ("The Chinese authorities", "CN", "CN", "description")]),
    ("A Huawei spokeswoman in Prague declined.", [
        ("A Huawei spokeswoman", "huawei", "huawei", "office"),
        ("Huawei", "huawei", "huawei", "name"), ("Prague", "CZ", "CZ", "@name")]),
    ("Huawei sued. The Chinese company wants damages.", [
        ("Huawei", "huawei", "huawei", "name"),
        ("The Chinese company", "huawei", "huawei", "description")]),
    ("Huawei sued. The Shenzhen-based firm wants damages.", [
        ("Huawei", "huawei", "huawei", "name"),
        ("The Shenzhen-based firm", "huawei", "huawei", "description")]),
    ("Huawei sued. It wants damages.", [
        ("Huawei", "huawei", "huawei", "name"), ("It", "huawei", "huawei", "pronoun")]),
    ("Huawei sued. It is clear that nobody won.", [("Huawei", "huawei", "huawei", "name")]),
    ("Huawei sued. It seems that nobody won.", [("Huawei", "huawei", "huawei", "name")]),
    ("Theresa May refused. She will go.", [
        ("Theresa May", "theresa-may", "GB", "name"), ("She", "theresa-may", "GB", "pronoun")]),
    ("Theresa May refused. He will go.", [("Theresa May", "theresa-may", "GB", "name")]),
    ("Robert Hannigan, who led GCHQ until 2017, doubts it.", [
        ("Robert Hannigan", "robert-hannigan", None, "name"),
        ("who", "robert-hannigan", None, "pronoun"), ("GCHQ", "gchq", "GB", "name")]),
    ("The former Chinese foreign minister doubts it.", []),
    ("Washington pressed its European allies.", [
        ("Washington", "US", "US", "name"),
        ("its European allies", "europe", "europe", "description")]),
    ("On May 14 Canada decided.", [("Canada", "CA", "CA", "name")]),
    ("Poland's prime minister and his Czech counterpart met.", [
        ("Poland's prime minister", "mateusz-morawiecki", "PL", "office"),
        ("Poland", "PL", "PL", "name"),
        ("his Czech counterpart", "andrej-babis", "CZ", "description")]),
    ("Peter Ashdale, an analyst at Huawei, said so.", [
        ("Peter Ashdale", "peter-ashdale", None, "name"),
        ("an analyst at Huawei", "peter-ashdale", None, "office"),
        ("Huawei", "huawei", "huawei", "name")]),
    # what only somebody does
    ("Huawei lost. The rule is arbitrary, it said.", [
        ("Huawei", "huawei", "huawei", "name"), ("it", "huawei", "huawei", "pronoun")]),
    ("Huawei lost. It would take years to appeal.", [("Huawei", "huawei", "huawei", "name")]),
    ("Sweden hesitates, but it is ready to talk.", [
        ("Sweden", "SE", "SE", "name"), ("it", "SE", "SE", "pronoun")]),
    # several at once
    ("Poland and Sweden hesitate. They want guarantees.", [
        ("Poland", "PL", "PL", "name"), ("Sweden", "SE", "SE", "name"),
        ("They", "PL", "PL", "pronoun"), ("They", "SE", "SE", "pronoun")]),
    ("Poland and Sweden signed a text about suppliers and whether they are safe.", [
        ("Poland", "PL", "PL", "name"), ("Sweden", "SE", "SE", "name")]),
    ("Poland signed an accord with Sweden. The two sides will meet again.", [
        ("Poland", "PL", "PL", "name"), ("Sweden", "SE", "SE", "name"),
        ("The two sides", "PL", "PL", "description"),
        ("The two sides", "SE", "SE", "description")]),
    # nouns of government and of its bodies
    ("Sweden is in no hurry. Ministers insist on caution.", [
        ("Sweden", "SE", "SE", "name"), ("Ministers", "SE", "SE", "description")]),
    ("Sweden is in no hurry. The cabinet insists on caution.", [
        ("Sweden", "SE", "SE", "name"), ("The cabinet", "SE", "SE", "description")]),
    ("Sweden met Poland. Ministers from all sides came.", [
        ("Sweden", "SE", "SE", "name"), ("Poland", "PL", "PL", "name")]),
    ("The Swedish navy warned sailors.", [("The Swedish navy", "SE", "SE", "description")]),
    ("The Swedish news agency said so.", []),
    # by an adjective or a possessive alone
    ("Huawei shrugged off an American push.", [
        ("Huawei", "huawei", "huawei", "name"), ("American", "US", "US", "adjective")]),
    ("Of course there is China. Its former ambassador warned them.", [
        ("China", "CN", "CN", "name"), ("Its", "CN", "CN", "pronoun")]),
    # documents
    ("The EU's joint risk assessment came out on Monday. A supplier may be a threat, the report "
     "says.", [
        ("EU", "EU", "EU", "name"), ("the report", "EU", "EU", "description")]),
    ("Poland has issued a statement. It warns that suppliers may be unsafe.", [
        ("Poland", "PL", "PL", "name"), ("It", "PL", "PL", "pronoun")]),
    ("Poland has issued a statement. No law obliges anybody.", [("Poland", "PL", "PL", "name")]),
    ("Poland, Sweden and Italy met. Both countries signed.", [
        ("Poland", "PL", "PL", "name"), ("Sweden", "SE", "SE", "name"),
        ("Italy", "IT", "IT", "name")]),
]  # fmt: skip

AFFILIATIONS = [
    ("fr", "Paul Martin, avocat chez Dentons, anciennement à la tête du GCHQ, doute.",
     [("dentons", False), ("gchq", True)]),
    ("fr", "Avocat chez Dentons, Paul Martin doute.", [("dentons", False)]),
    ("fr", "Pour Paul Martin, ancien consultant au Pentagone sous Trump, c'est non.",
     [("pentagon", True)]),
    ("fr", "Paul Martin, ex-patron de Huawei, doute.", [("huawei", True)]),
    ("fr", "Paul Martin, qui dirigeait jusqu'en 2017 le GCHQ, doute.", [("gchq", True)]),
    ("fr", "Paul Martin, porte-parole de Huawei, doute.", [("huawei", False)]),
    ("fr", "L'ancien directeur du GCHQ Paul Martin doute.", [("gchq", True)]),
    ("fr", "La femme du ministre allemand, Anna Martin, doute.", []),
    ("en", "Peter Ashdale, a partner at Dentons and former State Department official, said so.",
     [("dentons", False), ("us-state-department", True)]),
    ("en", "Former GCHQ director Peter Ashdale said so.", [("gchq", True)]),
    ("en", "Huawei spokesman Peter Ashdale said so.", [("huawei", False)]),
    ("en", "Peter Ashdale, who led GCHQ until 2017, said so.", [("gchq", True)]),
]  # fmt: skip

OWNERS = [
    ("fr", "L'Italie ignore les avertissements américains.", "avertissements", "US"),
    ("fr", "L'appel de Washington est entendu.", "appel", "US"),
    ("fr", "Un appel de ralliement des Etats-Unis circule.", "appel", "US"),
    ("fr", "La Chine répète ses menaces.", "menaces", "CN"),
    ("fr", "Une campagne de Huawei commence.", "campagne", "huawei"),
    ("en", "Italy ignores Washington's warnings.", "warnings", "US"),
    ("en", "Italy ignores the American warnings.", "warnings", "US"),
    ("en", "China repeats its threats.", "threats", "CN"),
    ("fr", "Le Secrétait d'Etat américain  s'est tu lors de son discours.", "discours",
     "mike-pompeo"),
    ("fr", "Ils veulent bannir Huawei. Et surtout bannir son réseau 5G.", "réseau", "huawei"),
]  # fmt: skip


def article_of(text: str, language: str, interval: Interval = MAY_2019) -> Article:
    return Article(
        id="small",
        original=text,
        text=text,
        alignment=Alignment((Piece(0, len(text), 0, len(text)),)),
        blocks=(Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language=language,
        publication=Publication(interval, "stamp"),
    )


def resolved(text: str, language: str, interval: Interval = MAY_2019) -> tuple[Parse, MentionTable]:
    registry = load_registry()
    hits = find_names(text, language, registry)
    article = article_of(text, language, interval)
    parse = parse_article(article, parser_names(hits), load_pipeline(language))
    return parse, resolve_mentions(parse, hits, registry)


def rows(text: str, language: str) -> list[Row]:
    _, table = resolved(text, language)
    return [
        (text[m.start : m.end], m.actor, m.acts_for, "@" * m.place + m.kind.value)
        for m in table.mentions
    ]


@pytest.mark.parametrize(
    ("headline", "actors"),
    [
        ("French warn of spying", ["FR"]),
        ("British say no to supplier", ["GB"]),
        ("Dutch rules for networks", []),
        ("French-led bid for networks", []),
    ],
)
def test_people_as_the_subject_of_a_headline(headline: str, actors: list[str]) -> None:
    article = article_of(f"{headline}\n\nNobody minds.", "en")
    blocks = (
        Block(BlockKind.TITLE, 0, len(headline)),
        Block(BlockKind.PARAGRAPH, len(headline) + 2, len(article.text)),
    )
    registry = load_registry()
    hits = find_names(article.text, "en", registry)
    article = replace(article, blocks=blocks)
    parse = parse_article(article, parser_names(hits), load_pipeline("en"))
    found = resolve_mentions(parse, hits, registry).mentions
    assert [m.actor for m in found if m.kind is MentionKind.NAME] == actors


@pytest.mark.parametrize(("text", "expected"), FRENCH)
def test_french(text: str, expected: list[Row]) -> None:
    assert rows(text, "fr") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[Row]) -> None:
    assert rows(text, "en") == expected


@pytest.mark.parametrize(("language", "text", "expected"), AFFILIATIONS)
def test_affiliations(language: str, text: str, expected: list[tuple[str, bool]]) -> None:
    _, table = resolved(text, language)
    assert [(tie.actor, tie.former) for tie in table.affiliations] == expected


@pytest.mark.parametrize(("language", "text", "noun", "actor"), OWNERS)
def test_owner_of_a_noun(language: str, text: str, noun: str, actor: str) -> None:
    parse, table = resolved(text, language)
    token = next(token for token in parse.doc if parse.surface(token) == noun)
    owner = table.owner(token)
    assert owner is not None
    assert owner.actor == actor


def test_nobody_owns_a_noun_in_a_sentence_without_subject() -> None:
    parse, table = resolved("Paris veut agir. Et surtout défendre son réseau.", "fr")
    token = next(token for token in parse.doc if parse.surface(token) == "réseau")
    assert table.owner(token) is None


@pytest.mark.parametrize(
    ("day", "holder"),
    [(date(2019, 5, 8), "theresa-may"), (date(2019, 8, 8), "boris-johnson")],
)
def test_holder_is_the_one_on_the_article_date(day: date, holder: str) -> None:
    _, table = resolved("Le Premier ministre britannique hésite.", "fr", Interval(day, day))
    assert table.mentions[0].actor == holder


def test_former_holder_speaks_for_nobody() -> None:
    interval = Interval(date(2022, 5, 1), date(2022, 5, 31))
    _, table = resolved("Mike Pompeo menace.", "fr", interval)
    assert table.mentions[0].acts_for is None


def test_open_interval_takes_its_known_end() -> None:
    interval = Interval(date(2019, 3, 1), None)
    _, table = resolved("Le secrétaire d'Etat américain menace.", "fr", interval)
    assert table.mentions[0].actor == "mike-pompeo"


def test_without_a_date_the_state_stands_for_its_minister() -> None:
    _, table = resolved("Le secrétaire d'Etat américain menace.", "fr", Interval())
    assert (table.mentions[0].actor, table.mentions[0].acts_for) == ("US", "US")


def test_lookups_agree_with_the_mentions() -> None:
    text = "Le ministre allemand de l'Intérieur a vu Mike Pompeo à Londres. Il a souri."
    parse, table = resolved(text, "fr")
    for token in parse.doc:
        mention = table.at(token)
        if mention is not None:
            assert mention in table.mentions
            assert mention.start <= parse.starts[token.i] < mention.end
    minister = next(token for token in parse.doc if parse.surface(token) == "ministre")
    assert table.of_phrase(minister) == table.at(minister)


def test_same_text_twice_gives_the_same_mentions() -> None:
    text = "Huawei a nié. Donal Trump menace l'équipementier. Selon Paul Martin, avocat, non."
    assert resolved(text, "fr")[1].mentions == resolved(text, "fr")[1].mentions
