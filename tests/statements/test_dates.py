"""Dates of the text: sentences of our own and the intervals that they must give.

A row is a sentence and what is found in it, in order: the role, then one day or two with
``..`` between them; an open end is empty. A row with nothing behind the bar holds no date.
"""

from __future__ import annotations

from datetime import date

import pytest

from ralliement.language import Parse, load_pipeline, parse_article
from ralliement.records import (
    Alignment,
    Article,
    Block,
    BlockKind,
    Interval,
    Piece,
    Publication,
)
from ralliement.statements.dates import DateExpression, date_of, find_dates, is_history
from ralliement.statements.dates.calendar import add_months, portion, season_span, unit_span

FRIDAY = Interval(date(2019, 5, 10), date(2019, 5, 10))
IN_MAY = Interval(date(2019, 5, 1), date(2019, 5, 31))
NOT_BEFORE_MARCH = Interval(date(2019, 3, 1), None)

FRENCH = """
Le ministre a signé l'accord le 8 mai 2019. | point 2019-05-08
L'accord a été signé mercredi 8 mai 2019 à Berlin. | point 2019-05-08
Le ministre a signé l'accord le 8 mai. | point 2019-05-08
Le 1er avril, Pékin a répondu. | point 2019-04-01
La conférence se tiendra le 20 juin à Prague. | point 2019-06-20
Le rapport date du 14 décembre. | point 2018-12-14
Le texte a été voté le 29 février 2020. | point 2020-02-29
La déclaration du 2019-05-08 est publique. | point 2019-05-08
Le décret du 05/08/2019 est publié. | point 2019-08-05
Le décret du 03.04.2018 reste valable. | point 2018-04-03
La réunion a eu lieu les 8 et 9 mai. | point 2019-05-08..2019-05-09
Le sommet se tiendra du 27 au 29 juin. | point 2019-06-27..2019-06-29
Le salon dure du 30 mai au 2 juin 2019. | point 2019-05-30..2019-06-02
En mars 2019, Londres hésitait encore. | point 2019-03-01..2019-03-31
En mars, Londres hésitait encore. | point 2019-03-01..2019-03-31
Le vote aura lieu en juillet. | point 2019-07-01..2019-07-31
En mai dernier, Paris avait refusé. | point 2018-05-01..2018-05-31
En décembre prochain, Paris votera. | point 2019-12-01..2019-12-31
Le vote est attendu mi-juillet. | point 2019-07-10..2019-07-20
Le Parlement votera début juin. | point 2019-06-01..2019-06-10
Le Parlement se prononcera fin octobre. | point 2019-10-21..2019-10-31
L'affaire remonte à début janvier. | point 2019-01-01..2019-01-10
Courant septembre, le texte sera présenté. | point 2019-09-01..2019-09-30
L'entreprise a été créée fin 2016. | point 2016-09-01..2016-12-31
Fin 2019, les enchères commenceront. | point 2019-09-01..2019-12-31
Mi-2018, l'opérateur a changé d'avis. | point 2018-05-01..2018-08-31
Les ventes ont augmenté au premier trimestre 2019. | point 2019-01-01..2019-03-31
Les ventes ont augmenté au premier trimestre. | point 2019-01-01..2019-03-31
Le bénéfice a reculé au troisième trimestre. | point 2018-07-01..2018-09-30
Le chiffre d'affaires du premier semestre 2018 est connu. | point 2018-01-01..2018-06-30
Au T1 2019, les ventes ont crû. | point 2019-01-01..2019-03-31
L'été 2019 fut chaud. | point 2019-06-01..2019-09-22
L'été dernier, Canberra a tranché. | point 2018-06-01..2018-09-22
Cet été, Londres tranchera. | point 2019-06-01..2019-09-22
Le texte sera examiné à l'automne. | point 2019-09-01..2019-12-21
Le groupe a été reçu à Berlin. |
Au printemps 2020, le réseau ouvrira. | point 2020-03-01..2020-06-21
En 1990, le pays fut envahi. | point 1990-01-01..1990-12-31
Depuis 2012, le pays se méfie. | since 2012-01-01..2019-05-10
La loi de 2017 est appliquée. | point 2017-01-01..2017-12-31
La guerre a duré de 2003 à 2011. | point 2003-01-01..2011-12-31
Entre 2012 et 2015, rien n'a changé. | point 2012-01-01..2015-12-31
L'exercice 2018-2019 est clos. | point 2018-01-01..2019-12-31
Les années 1990 furent calmes. | point 1990-01-01..1999-12-31
Dans les années 80, le marché était fermé. | point 1980-01-01..1989-12-31
L'objectif est fixé à l'horizon 2025. | deadline 2025-01-01..2025-12-31
Au XIXe siècle, la région était ottomane. | point 1801-01-01..1900-12-31
Pendant la guerre froide, Berlin était divisée. | point 1947-03-12..1991-12-26
Depuis la chute du mur, l'Europe a changé. | since 1989-11-09..2019-05-10
Depuis les attentats du 11-Septembre, la loi est dure. | since 2001-09-11..2019-05-10
Pékin a réagi hier. | point 2019-05-09
Pékin a réagi avant-hier. | point 2019-05-08
Pékin réagira demain. | point 2019-05-11
Pékin réagit aujourd'hui. | point 2019-05-10
Le ministre a récemment changé d'avis. | point 2019-02-09..2019-05-10
Le ministre a parlé mercredi. | point 2019-05-08
Le ministre a parlé mercredi soir. | point 2019-05-08
Le ministre parlera mercredi. | point 2019-05-15
Le ministre a parlé ce mercredi. | point 2019-05-08
Le ministre a parlé mercredi dernier. | point 2019-05-08
Le ministre parlera lundi prochain. | point 2019-05-13
Vendredi, le ministre a démissionné. | point 2019-05-10
Jeudi 9, le ministre a démissionné. | point 2019-05-09
La semaine prochaine, il ira à Berne. | point 2019-05-13..2019-05-19
La semaine dernière, il était à Berne. | point 2019-04-29..2019-05-05
Cette semaine, il est à Berne. | point 2019-05-06..2019-05-12
Le mois dernier, il a cédé. | point 2019-04-01..2019-04-30
Le mois prochain, il cédera. | point 2019-06-01..2019-06-30
Ce mois-ci, il négocie. | point 2019-05-01..2019-05-31
L'an dernier, le groupe a vendu moins. | point 2018-01-01..2018-12-31
L'année prochaine, le groupe vendra plus. | point 2020-01-01..2020-12-31
Cette année, le groupe vend plus. | point 2019-01-01..2019-12-31
Ce week-end, il a consulté ses alliés. | point 2019-05-04..2019-05-05
Le week-end prochain, il recevra ses alliés. | point 2019-05-18..2019-05-19
Il y a quelques mois, Berlin était menacé. | point 2018-06-10..2019-04-10
Il y a deux ans, Berlin acceptait. | point 2016-11-10..2017-11-10
Il y a trois jours, Berlin acceptait. | point 2019-05-07
Il y a une semaine, Berlin acceptait. | point 2019-04-30..2019-05-06
Il y a plus de dix ans, Berlin acceptait. | point 2004-05-10..2009-05-10
Il y a moins d'un mois, Berlin acceptait. | point 2019-04-10..2019-05-10
Voilà deux mois, Berlin acceptait. | point 2019-02-23..2019-03-26
Ces derniers jours, Berlin hésite. | point 2019-04-27..2019-05-10
Ces dernières semaines, Berlin hésite. | point 2019-03-15..2019-05-10
Ces derniers mois, Berlin a hésité. | point 2018-06-10..2019-05-10
Au cours des six derniers mois, Berlin a hésité. | point 2018-11-10..2019-05-10
Ces deux dernières années, Berlin a hésité. | point 2017-05-10..2019-05-10
Washington insiste depuis six mois. | since 2018-11-10..2019-05-10
Washington insiste depuis des mois. | since 2018-06-10..2019-05-10
Washington insiste depuis mars. | since 2019-03-01..2019-05-10
Washington insiste depuis mercredi. | since 2019-05-08..2019-05-10
Washington insiste depuis le début de l'année. | since 2019-01-01..2019-05-10
Cela fait plus de six mois que Washington insiste. | since 2018-11-10..2019-05-10
Voilà trois ans que Washington insiste. | since 2016-05-10..2019-05-10
La décision tombera dans les prochaines semaines. | point 2019-05-10..2019-07-05
La décision tombera dans les jours à venir. | point 2019-05-10..2019-05-23
La décision tombera dans six mois. | point 2019-10-25..2019-11-25
La décision tombera dans deux semaines. | point 2019-05-20..2019-05-28
La décision tombera prochainement. | point 2019-05-10..2019-11-06
L'Union invite ses membres à évaluer les risques d'ici mi-juillet. | deadline 2019-07-10..2019-07-20
Les membres doivent répondre d'ici la fin du mois de juin. | deadline 2019-06-30
Les membres doivent répondre d'ici à la fin de l'année. | deadline 2019-12-31
Les membres doivent répondre avant la fin de l'année. | deadline 2019-12-31
Les membres doivent répondre avant le 15 juillet. | deadline 2019-07-14..2019-07-15
Les membres doivent répondre au plus tard le 31 décembre. | deadline 2019-12-31
Les membres doivent répondre avant l'été. | deadline 2019-06-01..2019-06-21
Les membres doivent répondre avant Noël. | deadline 2019-12-23..2019-12-24
D'ici à trois ans, tout sera remplacé. | deadline 2021-11-10..2022-11-10
D'ici 2027, tout sera remplacé. | deadline 2027-01-01..2027-12-31
Le sursis court jusqu'au 19 août. | deadline 2019-08-19
L'équipement sera interdit à partir de janvier 2021. | point 2021-01-01..2021-01-31
Après le 31 décembre, l'achat sera interdit. | point 2019-12-31..
Pendant six mois, il a négocié. | duration
Il se réunit tous les mois. | recurrent
Chaque année, le groupe publie ses comptes. | recurrent
La rentrée dernière a été difficile. | point 2018-09-01..2018-09-30
À la rentrée, le texte sera voté. | point 2019-09-01..2019-09-30
Le ministre, âgé de 47 ans, dirige la délégation. |
Le groupe emploie 2000 personnes. |
Le contrat vaut 1999 euros. |
La 5G arrive et le P30 est en vente. |
Le programme Horizon 2020 est doté de fonds. |
Le gazoduc Nord Stream 2 sera terminé. |
Le plan Made in China 2025 inquiète. |
L'article 12 de la loi est clair. |
Le score est de 3 à 1. |
Il a écopé de cinq ans de prison. |
Deux ans plus tard, il est revenu. |
Ce jour-là, il est revenu. |
Il a lu Le Journal du Dimanche. |
Il a été nommé, il a été entendu, il a été renvoyé. |
Un accord a été trouvé en un an de négociations. | duration
"""

ENGLISH = """
He spoke on May 8, 2019. | point 2019-05-08
He spoke on 8 May 2019. | point 2019-05-08
He spoke on Wednesday, May 8. | point 2019-05-08
He spoke on the 8th of May. | point 2019-05-08
It was signed on 05/08/2019. | point 2019-05-08
It was signed on 13/08/2019. | point 2019-08-13
It was signed on 2019-05-08. | point 2019-05-08
The talks ran from May 6 to May 8. | point 2019-05-06..2019-05-08
The summit will be held on 28-29 June. | point 2019-06-28..2019-06-29
The ban was announced in March 2019. | point 2019-03-01..2019-03-31
The ban was announced in March. | point 2019-03-01..2019-03-31
The vote will be held in July. | point 2019-07-01..2019-07-31
Last May, London refused. | point 2018-05-01..2018-05-31
Next December, London will vote. | point 2019-12-01..2019-12-31
In early July, he met her. | point 2018-07-01..2018-07-10
The review will end in late October. | point 2019-10-21..2019-10-31
A decision is expected in mid-July. | point 2019-07-10..2019-07-20
The firm was founded in late 2016. | point 2016-09-01..2016-12-31
In 2012, the committee warned against it. | point 2012-01-01..2012-12-31
The 2016 election changed everything. | point 2016-01-01..2016-12-31
Since 2012, Canberra has been wary. | since 2012-01-01..2019-05-10
Between 2012 and 2015, nothing changed. | point 2012-01-01..2015-12-31
The war lasted from 2003 to 2011. | point 2003-01-01..2011-12-31
In the 1990s, the market was closed. | point 1990-01-01..1999-12-31
In the late 1990s, the market opened. | point 1996-08-31..1999-12-31
In the 19th century, the region was Ottoman. | point 1801-01-01..1900-12-31
During the Cold War, Berlin was divided. | point 1947-03-12..1991-12-26
Sales grew in the first quarter of 2019. | point 2019-01-01..2019-03-31
First-quarter sales grew. | point 2019-01-01..2019-03-31
Sales grew in Q1 2019. | point 2019-01-01..2019-03-31
Sales fell in the second half of last year. | point 2018-07-01..2018-12-31
Sales will fall in the second half of the year. | point 2019-07-01..2019-12-31
Last summer, Canberra decided. | point 2018-06-01..2018-09-22
This summer, London will decide. | point 2019-06-01..2019-09-22
A decree is planned for the autumn. | point 2019-09-01..2019-12-21
The fall of the regime was sudden. |
He left yesterday. | point 2019-05-09
He will leave tomorrow. | point 2019-05-11
He is in Berlin today. | point 2019-05-10
He recently changed his mind. | point 2019-02-09..2019-05-10
He spoke on Friday. | point 2019-05-10
He spoke on Wednesday evening. | point 2019-05-08
He will speak on Wednesday. | point 2019-05-15
He spoke last Wednesday. | point 2019-05-08
He will speak next Wednesday. | point 2019-05-15
Last week he was in Bern. | point 2019-04-29..2019-05-05
Next week he will be in Bern. | point 2019-05-13..2019-05-19
He is in Bern this week. | point 2019-05-06..2019-05-12
Earlier this month he gave in. | point 2019-05-01..2019-05-10
Later this year he will give in. | point 2019-05-10..2019-12-31
Late last year he gave in. | point 2018-09-01..2018-12-31
Early next year he will give in. | point 2020-01-01..2020-04-30
Last month he gave in. | point 2019-04-01..2019-04-30
Next year he will give in. | point 2020-01-01..2020-12-31
Over the weekend he consulted his allies. | point 2019-05-04..2019-05-05
A few months ago, Berlin accepted. | point 2018-06-10..2019-04-10
Two years ago, Berlin accepted. | point 2016-11-10..2017-11-10
Three days ago, Berlin accepted. | point 2019-05-07
A week ago, Berlin accepted. | point 2019-04-30..2019-05-06
More than a decade ago, Berlin accepted. | point 1999-05-10..2009-05-10
In recent weeks, Berlin has wavered. | point 2019-03-15..2019-05-10
Over the past six months, Berlin has wavered. | point 2018-11-10..2019-05-10
In the last two years, Berlin has wavered. | point 2017-05-10..2019-05-10
Washington has insisted since March. | since 2019-03-01..2019-05-10
Washington has insisted since last summer. | since 2018-06-01..2019-05-10
Washington insisted for six months. | duration
A decision is due within weeks. | point 2019-05-10..2019-07-05
A decision will come in the coming days. | point 2019-05-10..2019-05-23
A decision will come in six months. | point 2019-10-25..2019-11-25
It took the panel six months. |
It was solved in six months. | duration
It must report by the end of the year. | deadline 2019-12-31
It must report by mid-July. | deadline 2019-07-10..2019-07-20
It must report by December 31. | deadline 2019-12-31
It must report before the summer. | deadline 2019-06-01..2019-06-21
It must report no later than 15 June. | deadline 2019-06-15
It must report by 2023. | deadline 2023-01-01..2023-12-31
All capitals had reported by mid-April. | deadline 2019-04-10..2019-04-20
The licence runs until August 19. | deadline 2019-08-19
The panel meets every week. | recurrent
He was jailed for six years in prison. |
He is aged 47 years and lives in Bern. |
Two years later, he came back. |
The firm employs 2,000 people and sold 1999 cars. |
The Sunday Times reported it. |
Theresa May may resign. |
Troops march on the capital. |
Horizon 2020 funds the project. |
It will cost 2020 dollars. |
By Christmas, it will be over. | deadline 2019-12-24..2019-12-25
It was a year earlier. |
He has until Friday. | deadline 2019-05-10
"""

BOUNDS = {
    "fr": """
Le ministre doit trancher avant l'été. | deadline 2019-06-01..2019-06-21
Le ministre doit trancher avant l'été prochain. | deadline 2019-06-01..2019-06-21
Le ministre doit trancher avant l'été 2020. | deadline 2020-06-01..2020-06-21
Le ministre doit trancher d'ici l'été. | deadline 2019-06-01..2019-06-21
Le ministre doit trancher d'ici à l'été. | deadline 2019-06-01..2019-06-21
Le ministre doit trancher d'ici la fin de l'été. | deadline 2019-09-22
Le ministre doit trancher avant la fin de l'été. | deadline 2019-09-22
Le ministre doit trancher avant fin juin. | deadline 2019-06-21..2019-06-30
Le ministre doit trancher d'ici fin juin. | deadline 2019-06-21..2019-06-30
Le ministre doit trancher avant la fin juin. | deadline 2019-06-30
Le ministre doit trancher avant la fin du mois de juin. | deadline 2019-06-30
Le ministre doit trancher avant la fin du mois. | deadline 2019-05-31
Le ministre doit trancher avant Noël. | deadline 2019-12-23..2019-12-24
Le ministre doit trancher d'ici Noël. | deadline 2019-12-24..2019-12-25
Le ministre doit trancher avant juillet. | deadline 2019-06-30..2019-07-01
Le ministre doit trancher d'ici juillet. | deadline 2019-07-01..2019-07-31
Le ministre doit trancher avant 2027. | deadline 2026-12-31..2027-01-01
Le ministre doit trancher d'ici 2027. | deadline 2027-01-01..2027-12-31
Le ministre doit trancher avant la fin 2020. | deadline 2020-12-31
Le ministre doit trancher avant fin 2020. | deadline 2020-09-01..2020-12-31
Le ministre doit trancher avant la mi-juillet. | deadline 2019-07-10..2019-07-20
Le ministre doit trancher avant début juillet. | deadline 2019-06-30..2019-07-01
Le ministre doit trancher avant le début de l'été. | deadline 2019-06-01..2019-06-21
Le ministre doit trancher avant le sommet de juin. | deadline 2019-06-01..2019-06-30
Le ministre doit trancher avant le sommet de l'Otan en juin. | deadline 2019-06-01..2019-06-30
Le ministre doit trancher avant le sommet du 20 juin. | deadline 2019-06-20
Le ministre doit trancher au plus tard le 15 juin. | deadline 2019-06-15
Le ministre doit trancher avant le premier trimestre 2020. | deadline 2019-12-31..2020-01-01
Le ministre doit trancher avant la semaine prochaine. | deadline 2019-05-12..2019-05-13
Le ministre doit trancher avant l'année prochaine. | deadline 2019-12-31..2020-01-01
Le ministre doit trancher avant lundi. | deadline 2019-05-13
Le ministre doit trancher avant demain. | deadline 2019-05-10..2019-05-11
Le ministre doit trancher avant la rentrée. | deadline 2019-08-31..2019-09-01
Le ministre doit trancher jusqu'en juillet. | deadline 2019-07-01..2019-07-31
Le ministre doit trancher avant six mois. | deadline 2019-10-25..2019-11-25
Le ministre doit trancher avant deux ans. | deadline 2020-11-10..2021-11-10
Le ministre doit trancher avant la fin du premier trimestre 2020. | deadline 2020-03-31
Le ministre doit trancher pas avant l'été. | point 2019-06-01..
Le ministre doit trancher avant les vacances d'été. | deadline 2019-06-01..2019-07-31
Le ministre doit trancher avant le week-end. | deadline 2019-05-10..2019-05-11
Le ministre doit trancher avant la fin de la semaine. | deadline 2019-05-12
Le ministre doit trancher avant le 14 juillet. | deadline 2019-07-13..2019-07-14
Le ministre doit trancher d'ici la fin d'année. | deadline 2019-12-31
Le ministre doit trancher avant la fin d'année. | deadline 2019-12-31
Le ministre doit trancher avant Pâques. | deadline 2020-03-22..2020-04-25
Le ministre doit trancher au plus tard à l'été. | deadline 2019-06-01..2019-09-22
Le ministre doit trancher avant mars. | deadline 2020-02-29..2020-03-01
""",
    "en": """
The minister must decide before the summer. | deadline 2019-06-01..2019-06-21
The minister must decide before next summer. | deadline 2019-06-01..2019-06-21
The minister must decide before summer. | deadline 2019-06-01..2019-06-21
The minister must decide before the summer of 2020. | deadline 2020-06-01..2020-06-21
The minister must decide by the summer. | deadline 2019-06-01..2019-06-21
The minister must decide by summer. | deadline 2019-06-01..2019-06-21
The minister must decide by the end of the summer. | deadline 2019-09-22
The minister must decide before the end of the summer. | deadline 2019-09-22
The minister must decide before the end of June. | deadline 2019-06-30
The minister must decide by the end of June. | deadline 2019-06-30
The minister must decide by end-June. | deadline 2019-06-21..2019-06-30
The minister must decide before year-end. | deadline 2019-12-31
The minister must decide by year-end. | deadline 2019-12-31
The minister must decide before Christmas. | deadline 2019-12-23..2019-12-24
The minister must decide by Christmas. | deadline 2019-12-24..2019-12-25
The minister must decide before July. | deadline 2019-06-30..2019-07-01
The minister must decide by July. | deadline 2019-07-01..2019-07-31
The minister must decide before 2027. | deadline 2026-12-31..2027-01-01
The minister must decide by 2027. | deadline 2027-01-01..2027-12-31
The minister must decide before the end of 2020. | deadline 2020-12-31
The minister must decide by late June. | deadline 2019-06-21..2019-06-30
The minister must decide before mid-July. | deadline 2019-07-10..2019-07-20
The minister must decide before the beginning of July. | deadline 2019-06-30..2019-07-01
The minister must decide before early July. | deadline 2019-06-30..2019-07-01
The minister must decide before the start of the summer. | deadline 2019-06-01..2019-06-21
The minister must decide ahead of the summit in June. | deadline 2019-06-01..2019-06-30
The minister must decide before the summit in June. | deadline 2019-06-01..2019-06-30
The minister must decide ahead of July. | deadline 2019-06-30..2019-07-01
The minister must decide prior to July. | deadline 2019-06-30..2019-07-01
The minister must decide no later than June. | deadline 2019-06-01..2019-06-30
The minister must decide no later than 15 June. | deadline 2019-06-15
The minister must decide by next week. | deadline 2019-05-13..2019-05-19
The minister must decide before next week. | deadline 2019-05-12..2019-05-13
The minister must decide before next year. | deadline 2019-12-31..2020-01-01
The minister must decide by next year. | deadline 2020-01-01..2020-12-31
The minister must decide before Monday. | deadline 2019-05-13
The minister must decide by Monday. | deadline 2019-05-13
The minister must decide before tomorrow. | deadline 2019-05-10..2019-05-11
The minister must decide until the summer. | deadline 2019-06-01..2019-06-21
The minister must decide until July. | deadline 2019-07-01..2019-07-31
The minister must decide before the first quarter of 2020. | deadline 2019-12-31..2020-01-01
The minister must decide by the first quarter of 2020. | deadline 2020-01-01..2020-03-31
The minister must decide not before 2021. | point 2021-01-01..
The minister must decide not until 2021. | point 2021-01-01..
The minister must decide before the summer break. | deadline 2019-06-01..2019-07-31
The minister must decide before the end of the week. | deadline 2019-05-12
The minister must decide before the weekend. | deadline 2019-05-10..2019-05-11
The minister must decide by the weekend. | deadline 2019-05-11..2019-05-12
The minister must decide before Easter. | deadline 2020-03-22..2020-04-25
The minister must decide by Easter. | deadline 2020-03-22..2020-04-25
The minister must decide by the year's end. | deadline 2019-12-31
The minister must decide no later than the summer. | deadline 2019-06-01..2019-09-22
The minister must decide before May. | deadline 2020-04-30..2020-05-01
The minister must decide by the start of summer. | deadline 2019-06-01..2019-06-21
The UK said a bill setting the cap would come before the summer. | deadline 2019-06-01..2019-06-21
London banned the firm ahead of the summit in June. | point 2018-06-01..2018-06-30
It had reported before July. | deadline 2019-06-30..2019-07-01
""",
}

DATED_TO_A_MONTH = """
Le ministre a parlé ce mercredi à Londres. | point 2019-05-01..2019-05-29
Le ministre a parlé hier. | point 2019-04-30..2019-05-30
Le ministre ira à Berne la semaine prochaine. | point 2019-05-06..2019-06-09
Le ministre a cédé il y a quelques mois. | point 2018-06-01..2019-04-30
Le ministre a parlé le 8 mai. | point 2019-05-08
Le vote est attendu mi-juillet. | point 2019-07-10..2019-07-20
Le mois dernier, il a cédé. | point 2019-04-01..2019-04-30
Il insiste depuis six mois. | since 2018-11-01..2019-05-31
"""

DATED_FROM_MARCH = """
Il y a quelques mois, Berlin était menacé. | point 2018-04-01..
Le ministre a cédé en mars 2019. | point 2019-03-01..2019-03-31
Washington insiste depuis six mois. | since 2018-09-01..
Le ministre a parlé hier. | point 2019-02-28..
Le vote aura lieu en juillet. | point 2019-07-01..
"""

UNDATED = """
Il y a quelques mois, Berlin était menacé. | point
Le ministre a cédé en mars 2019. | point 2019-03-01..2019-03-31
Washington insiste depuis six mois. | since
Le ministre a parlé hier. | point
Le vote aura lieu en juillet. | point
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [
        (text, told.strip())
        for text, _, told in (line.partition(" |") for line in table.strip().splitlines())
    ]


def parsed(text: str, language: str, publication: Interval) -> Parse:
    article = Article(
        "row",
        text,
        text,
        Alignment((Piece(0, len(text), 0, len(text)),)),
        (Block(BlockKind.PARAGRAPH, 0, len(text)),),
        language,
        Publication(publication, "stamp"),
    )
    return parse_article(article, (), load_pipeline(language))


def told(found: DateExpression) -> str:
    start, end = found.interval.date_from, found.interval.date_to
    if start is None and end is None:
        return found.role
    if start == end:
        return f"{found.role} {start}"
    return f"{found.role} {start or ''}..{end or ''}"


def all_told(text: str, language: str, publication: Interval) -> str:
    return "; ".join(told(d) for d in find_dates(parsed(text, language, publication)))


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), rows(FRENCH))
def test_french(text: str, expected: str) -> None:
    assert all_told(text, "fr", FRIDAY) == expected


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), rows(ENGLISH))
def test_english(text: str, expected: str) -> None:
    assert all_told(text, "en", FRIDAY) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [(language, *row) for language, table in BOUNDS.items() for row in rows(table)],
)
def test_where_a_deadline_ends(language: str, text: str, expected: str) -> None:
    assert all_told(text, language, FRIDAY) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He must decide before July.", "deadline 2020-06-30..2020-07-01"),
        ("He must decide before the summer.", "deadline 2020-06-01..2020-06-21"),
        ("He must decide before the end of July.", "deadline 2019-07-31"),
    ],
)
def test_what_has_begun_is_meant_a_year_later(text: str, expected: str) -> None:
    july = Interval(date(2019, 7, 10), date(2019, 7, 10))
    assert all_told(text, "en", july) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected", "publication"),
    [(*row, IN_MAY) for row in rows(DATED_TO_A_MONTH)]
    + [(*row, NOT_BEFORE_MARCH) for row in rows(DATED_FROM_MARCH)]
    + [(*row, Interval()) for row in rows(UNDATED)],
)
def test_width_follows_publication(text: str, expected: str, publication: Interval) -> None:
    assert all_told(text, "fr", publication) == expected


@pytest.mark.model
@pytest.mark.parametrize(("text", "language"), [(t, "fr") for t, _ in rows(FRENCH)])
def test_span_is_the_text_shown(text: str, language: str) -> None:
    for found in find_dates(parsed(text, language, FRIDAY)):
        assert text[found.start : found.end] == found.text


ATTACHED = """
fr | Berlin a cédé mercredi, mais Paris avait refusé en 2017. | cédé | 2019-05-08..2019-05-08
fr | Berlin a cédé mercredi, mais Paris avait refusé en 2017. | refusé | 2017-01-01..2017-12-31
fr | L'Union a invité ses membres à répondre d'ici mi-juillet. | invité | none
fr | Londres a annoncé mardi que le vote aurait lieu en juin. | annoncé | 2019-05-07..2019-05-07
fr | Londres a annoncé mardi que le vote aurait lieu en juin. | lieu | 2019-06-01..2019-06-30
fr | Mercredi, il a vu le chancelier et a signé le texte. | signé | 2019-05-08..2019-05-08
fr | Il a vu le chancelier mercredi et il signera le texte. | signera | none
fr | Washington insiste depuis six mois. | insiste | 2018-11-10..2019-05-10
en | London decided on Tuesday that the ban would start in 2021. | decided | 2019-05-07..2019-05-07
en | London said the vote would be held in June. | held | 2019-06-01..2019-06-30
en | Canberra banned the firm in 2018. | banned | 2018-01-01..2018-12-31
"""


@pytest.mark.model
@pytest.mark.parametrize("row", ATTACHED.strip().splitlines())
def test_date_of(row: str) -> None:
    language, text, word, expected = (cell.strip() for cell in row.split("|"))
    parse = parsed(text, language, FRIDAY)
    token = next(token for token in parse.doc if token.text == word)
    found = date_of(token, find_dates(parse), parse)
    if expected == "none":
        assert found is None
    else:
        assert found is not None
        assert f"{found.interval.date_from}..{found.interval.date_to}" == expected


@pytest.mark.parametrize(
    ("last_day", "publication", "expected"),
    [
        (date(1990, 12, 31), FRIDAY, True),
        (date(2017, 5, 10), FRIDAY, True),
        (date(2017, 5, 11), FRIDAY, False),
        (date(2018, 12, 31), FRIDAY, False),
        (date(1990, 12, 31), NOT_BEFORE_MARCH, True),
        (date(1990, 12, 31), Interval(), False),
        (None, FRIDAY, False),
    ],
)
def test_history_ended_two_years_before(
    last_day: date | None, publication: Interval, expected: bool
) -> None:
    assert is_history(Interval(None, last_day), publication) is expected


def test_months_keep_to_their_last_day() -> None:
    assert add_months(date(2019, 3, 31), -1) == date(2019, 2, 28)
    assert add_months(date(2020, 1, 31), 1) == date(2020, 2, 29)


def test_winter_ends_in_the_next_year() -> None:
    assert season_span(2019, "winter") == (date(2019, 12, 1), date(2020, 3, 20))


def test_weeks_begin_on_monday() -> None:
    assert unit_span(date(2019, 5, 10), "week", 1) == (date(2019, 5, 13), date(2019, 5, 19))


def test_the_middle_of_a_month_is_around_its_fifteenth() -> None:
    july = (date(2019, 7, 1), date(2019, 7, 31))
    assert portion(july, "middle") == (date(2019, 7, 10), date(2019, 7, 20))
