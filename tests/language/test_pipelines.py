"""The pipelines load fast and cut words as the stock ones do."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from ralliement.language import load_pipeline

pytestmark = pytest.mark.model

WORDS = (
    "porte-parole Porte-parole premier-ministre vice-présidente outre-mer rendez-vous aujourd'hui "
    "arc-en-ciel Saint-Pierre-et-Miquelon pique-niquer chef-d'œuvre entr'ouvert grand-mère "
    "va-t-il demi-tour contre-mesure anti-dumping ex-ministre micro-ordinateur presqu'île "
    "Aix-la-Chapelle sous-préfète self-service week-end e-mail mot-à-mot prud'homal auto-école "
    "Bourg-en-Bresse Franche-Comté Castille-et-León avant-hier peut-être 5G-ready socio-économique"
).split()

STOCK = (
    "import json, sys, spacy\n"
    "nlp = spacy.load('fr_core_news_md', exclude=['ner', 'senter', 'parser', 'tok2vec'])\n"
    "print(json.dumps([[t.text for t in nlp.make_doc(w)] for w in json.load(sys.stdin)]))"
)


def test_words_are_cut_as_by_the_stock_tokenizer() -> None:
    run = subprocess.run(
        [sys.executable, "-c", STOCK],
        input=json.dumps(WORDS),
        capture_output=True,
        text=True,
        check=True,
    )
    ours = load_pipeline("fr").nlp
    assert [[t.text for t in ours.make_doc(word)] for word in WORDS] == json.loads(run.stdout)
