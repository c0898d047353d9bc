"""What each rule codes, in words: the text that ``why`` shows."""

from __future__ import annotations

from collections.abc import Mapping

from ralliement.errors import UnknownName

WITHOUT_RECIPIENT = frozenset({"at-request", "likewise"})
"""Rules that leave out a recipient on purpose: who undergoes the act is not the one asked, or the
act that is done alike has none either."""

RULES: Mapping[str, str] = {
    "verb-frame": (
        "A verb of the frame list (data/<language>/frames.yaml) with an actor as its doer, its "
        "passive turned, and the recipient in one of the places that the frame gives. A friendly "
        'dealing that is "no longer" done is a sanction, a threat where its own side warns of it.'
    ),
    "light-verb": (
        'A noun of event under a verb that adds nothing of its own ("lancer un appel", '
        "\"issue a warning\"): the verb's subject does it, to whom the noun's preposition says."
    ),
    "adjective-frame": (
        'An adjective of the frame list said of an actor ("Berlin est hostile à …").'
    ),
    "purpose-noun": (
        'A noun of event given as the purpose of another act ("a rencontré X pour une mise en '
        'garde"): done by the same actor to the same person.'
    ),
    "headline-noun": (
        'A headline without a verb ("Mise en garde de Washington à Berlin"): the noun\'s owner '
        "does it."
    ),
    "pressure-in-view": (
        'Pressure told without its author ("la pression continue d\'être mise sur …"): that of '
        "whoever last asked for or threatened something in the article, at low confidence."
    ),
    "act-in-place": (
        'A ban or an arrest told in the passive without its author ("banni de Suède", "arrested '
        'in Canada"): that of the state in which it happens, on whose list somebody is put, that '
        "announces it, or that the headline opens with, at low confidence."
    ),
    "deed-noun": (
        "A noun of event with its doer and its object beside it (\"l'arrestation de X par le "
        'Canada"), where the text takes it for done.'
    ),
    "judgement": (
        'What another does or claims is called wrong, right or groundless ("estime que la décision '
        'de Londres est injuste"): an accusation, a support or a rejection towards whose it is.'
    ),
    "told-duty": (
        'What one actor says that another must do ("said that Libya must hand over …"): a '
        "request by the one to the other."
    ),
    "at-request": (
        'An act done at somebody\'s request ("arrêtée à la demande de Washington"): that '
        "request, to whoever does the act."
    ),
    "stance-measure": (
        "A measure of the issue pack, done, decided, wanted or weighed by the actor: the "
        "measure's value on the scale."
    ),
    "stance-against": (
        "A measure of the issue pack that the actor refuses, rules out, criticises or denies: "
        "the pack's opposite value."
    ),
    "stance-alternative": (
        'The actor does something else rather than the measure ("plutôt que d\'interdire"): '
        "half-way between the measure and the status quo unless the other thing is itself a "
        "measure of the pack."
    ),
    "stance-words": "Words of the issue pack that give the actor's own line as they stand.",
    "stance-comparison": (
        "The actor is said to take a milder line than another whose line the article gives: "
        "half-way between that line and the status quo, at low confidence."
    ),
    "stance-follows": (
        "The actor is said to follow another, or to do like another, whose line the article "
        "gives: the same value."
    ),
    "stance-answer": (
        "The actor rejects, ignores or heeds the call, warning or pressure of another whose line "
        "the article gives: the opposite of that line, or the same."
    ),
    "stance-warning": (
        "The actor sets consequences to a measure of the issue pack, should it be taken: the "
        "pack's opposite value. It says nothing of those who are warned."
    ),
    "stance-undecided": (
        "The actor is said to waver, not to know, or not to have decided yet on the article's "
        "question: no value, not decided."
    ),
    "quoted-threat": (
        "Quoted words that set a condition and say what the speaker's side would then do or "
        "stop doing: a conditional threat by the actor for whom the speaker speaks."
    ),
    "likewise": (
        'A few words that only say who does the same ("Nicosie aussi."): the act of the sentence '
        "before, done by the one named."
    ),
    "said-act": (
        "Words quoted or reported that are an act by themselves: brought by a verb of indignation "
        '("s\'emporte") a complaint, by one of retort or as a plain refusal ("pas question") a '
        "rejection, as a denial of one's own deed (\"assure n'avoir rien reçu\") a rejection, as "
        'what will come ("fait savoir qu\'il ripostera") a threat.'
    ),
    "trained": (
        "No rule: a network trained on sentences coded by hand sees this act of "
        "an actor for whom the rules found none. The confidence is how often it is right when it "
        "is as sure as here (ralliement.learned, MODEL_CARD.md)."
    ),
    "trained-recipient": ("The rules read the act; to whom it is done, the trained network adds."),
    "in-view": (
        'The sentence does not say to whom ("Le Kremlin a dénoncé une décision politique"): the '
        "one of those named before who most likely is meant, by who acted last, towards whom, and "
        "who is named most (docs/coder.md, weights in statements/addressees)."
    ),
    "light": (
        "Read without a parser, as German, Italian, Spanish and Dutch are: the trained coder "
        "alone, on the sentence with its actors marked. Who does what to whom, and the stance "
        "where the sentence or the article is about the issue, are its own reading; there is no "
        "word that it can point at. Its confidence is lowered for that."
    ),
    "hand": (
        "No rule: a person coded these words. The coder is named below; the confidence is 1 "
        "unless the coder gave another."
    ),
    "speech": (
        "Somebody in office speaks in public. PLOVER has no event for speaking, so none is "
        "given; the statement keeps who and when."
    ),
}


def explain(rule_id: str) -> str:
    """What the rule codes, as a few sentences.

    ``rule_id`` may join two with "+": the one that read the event and the one that read
    the stance. Raises: UnknownName listing the known rules.
    """
    rules = rule_id.split("+")
    for rule in rules:
        if rule not in RULES:
            raise UnknownName("rule", rule, RULES)
    return " ".join(RULES[rule] for rule in rules)
