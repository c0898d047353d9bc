"""English sentences and the quotations that a careful reader marks in them.

See ``french_rows.py`` for the form of a row. All sentences are made up.
"""

from __future__ import annotations

Row = tuple[str, list[tuple[str, str, str | None, str | None]]]

QUOTED: list[Row] = [
    (
        "“We will not bend,” the Swedish minister said.",
        [("direct", "We will not bend", "the Swedish minister", "said")],
    ),
    (
        '"Nothing has been decided," she told reporters.',
        [("direct", "Nothing has been decided", "she", "told")],
    ),
    (
        "“The harbour stays open,” said Paul Renfield, the group's spokesman.",
        [("direct", "The harbour stays open", "Paul Renfield, the group's spokesman", "said")],
    ),
    (
        "“We lost,” he admitted, “and we will be back.”",
        [
            ("direct", "We lost", "he", "admitted"),
            ("direct", "and we will be back.", "he", "admitted"),
        ],
    ),
    (
        "The chancellor said: “Our soldiers will be home in May.”",
        [("direct", "Our soldiers will be home in May.", "The chancellor", "said")],
    ),
    (
        "“The plant will close,” the company announced. “Nobody will be forced out.”",
        [
            ("direct", "The plant will close", "the company", "announced"),
            ("direct", "Nobody will be forced out.", "the company", "announced"),
        ],
    ),
    (
        "According to the lawyer, “the trial was a farce”.",
        [("direct", "the trial was a farce", "the lawyer", "According to")],
    ),
    (
        "Anna Lindqvist: “We signed nothing”",
        [("direct", "We signed nothing", "Anna Lindqvist", None)],
    ),
    (
        "“It is a scandal!” shouted a resident.",
        [("direct", "It is a scandal!", "a resident", "shouted")],
    ),
    (
        "“Who will pay for this?” asked the union's delegate.",
        [("direct", "Who will pay for this?", "the union's delegate", "asked")],
    ),
    (
        "‘We have a deal,’ the envoy said.",
        [("direct", "We have a deal", "the envoy", "said")],
    ),
    (
        "“The ships are safe,” Admiral Grant Hollis, head of the fleet, told parliament.",
        [
            (
                "direct",
                "The ships are safe",
                "Admiral Grant Hollis, head of the fleet",
                "told",
            )
        ],
    ),
    (
        "The firm called the ban “a political stunt”.",
        [("direct", "a political stunt", "The firm", "called")],
    ),
    (
        "Oslo condemned “a reckless act”.",
        [("direct", "a reckless act", "Oslo", "condemned")],
    ),
    (
        "The senator said that the bill was “an insult to nurses”.",
        [("mixed", "the bill was “an insult to nurses”", "The senator", "said")],
    ),
    (
        "The ferry sank “within minutes”, a survivor recalled.",
        [("mixed", "The ferry sank “within minutes”", "a survivor", "recalled")],
    ),
    (
        "The move was described as “madness” by the mayor.",
        [("direct", "madness", "the mayor", None)],
    ),
]

INDIRECT: list[Row] = [
    (
        "The minister said that the border would stay shut.",
        [("indirect", "the border would stay shut", "The minister", "said")],
    ),
    (
        "The company said it would appeal.",
        [("indirect", "it would appeal", "The company", "said")],
    ),
    (
        "Mr Hollis told lawmakers that the fleet was ready.",
        [("indirect", "the fleet was ready", "Mr Hollis", "told")],
    ),
    (
        "The bridge will reopen in June, officials said.",
        [("indirect", "The bridge will reopen in June", "officials", "said")],
    ),
    (
        "According to police, two suspects are on the run.",
        [("indirect", "two suspects are on the run", "police", "According to")],
    ),
    (
        "Two suspects are on the run, according to police.",
        [("indirect", "Two suspects are on the run", "police", "according to")],
    ),
    (
        "The operator denied delaying the works.",
        [("indirect", "delaying the works", "The operator", "denied")],
    ),
    (
        "The candidate promised to cut the water tax.",
        [("indirect", "cut the water tax", "The candidate", "promised")],
    ),
    (
        "The vendor insists its products are safe, adding that an audit is under way.",
        [
            ("indirect", "its products are safe", "The vendor", "insists"),
            ("indirect", "an audit is under way", "The vendor", "adding"),
        ],
    ),
    (
        "The envoy warned that his country would leave and added that the decision was final.",
        [
            ("indirect", "his country would leave", "The envoy", "warned"),
            ("indirect", "the decision was final", "The envoy", "added"),
        ],
    ),
    (
        "She asked whether the rule would apply to islands.",
        [("indirect", "whether the rule would apply to islands", "She", "asked")],
    ),
    (
        "Oslo says the deal holds, while Stockholm is already planning for the worst.",
        [("indirect", "the deal holds", "Oslo", "says")],
    ),
    (
        "The regulator believes the merger would harm buyers.",
        [("indirect", "the merger would harm buyers", "The regulator", "believes")],
    ),
    (
        "The union claimed that three sites were at risk.",
        [("indirect", "three sites were at risk", "The union", "claimed")],
    ),
    (
        "The vote, the chair said, will be secret.",
        [("indirect", "The vote, the chair said, will be secret", "the chair", "said")],
    ),
    (
        "The president does not believe that the crisis will last.",
        [("indirect", "the crisis will last", "The president", None)],
    ),
]

NONE: list[str] = [
    "Her new novel, “The Lantern Keeper”, is out in May.",
    "The software, called “Lookout”, runs in three ports.",
    "Frank “Lefty” Dunne was arrested on Monday.",
    "The so-called “hawks” have lost the argument.",
    "The film “Tides” opened last week.",
    "Operation “Clear Dawn” began yesterday.",
    "The word “sovereignty” appears twelve times.",
    "The council has approved a budget of 30 million.",
    "The minister might say that the tax is gone.",
    "Police did not say whether the suspect was armed.",
    "The government decided that schools would close.",
    "The union threatened to strike.",
    "There are fears that the law could be abused.",
    "The king's envoy warned of threats from “state-backed” players.",
    "The city published its harbour “toolbox” in January.",
    "The minister defended the “scrap and rebuild” programme.",
    "He wrote “The Long Tide” in 1988.",
    "The firm sells “small cells” to carriers.",
    "The song “Northern Rain” topped the charts.",
]

PARAGRAPHS: list[Row] = [
    (
        "LONDON (Newswire) - Britain will shut the port, Transport Secretary Jane Wright said.",
        [
            (
                "indirect",
                "Britain will shut the port",
                "Transport Secretary Jane Wright",
                "said",
            )
        ],
    ),
    (
        "OSLO, Dec 7 — Norway's foreign ministry said today that it was concerned.",
        [("indirect", "it was concerned", "Norway's foreign ministry", "said")],
    ),
    (
        "“It should have been done years ago,” said Tom Reed, a lawmaker who chairs the committee.",
        [("direct", "It should have been done years ago", "Tom Reed", "said")],
    ),
    (
        '"I can\'t say," she said with a smile. "Ask him."',
        [("direct", "I can't say", "she", "said"), ("direct", "Ask him.", "she", None)],
    ),
    (
        "Lu Marr said the United States “defames and spreads rumours”.",
        [
            (
                "mixed",
                "the United States “defames and spreads rumours”",
                "Lu Marr",
                "said",
            )
        ],
    ),
    (
        "He described himself as “a simple farmer” and said his family had “lost everything”.",
        [
            ("direct", "a simple farmer", "He", "described"),
            ("mixed", "his family had “lost everything”", "He", "said"),
        ],
    ),
    (
        "The minister tweeted: “Big mistake!”",
        [("direct", "Big mistake!", "The minister", "tweeted")],
    ),
]

NONFINITE: list[Row] = [
    (
        "The envoy has urged allies to leave the treaty.",
        [("indirect", "leave the treaty", "The envoy", "has urged")],
    ),
    (
        "Lena Holm called on governments to keep up the pace.",
        [("indirect", "keep up the pace", "Lena Holm", "called on")],
    ),
    (
        "They have asked us, loudly, to shut the mine.",
        [("indirect", "shut the mine", "They", "have asked")],
    ),
    (
        "The mayor accused the company of hiding its books.",
        [("indirect", "hiding its books", "The mayor", "accused")],
    ),
    (
        "Visitor numbers have doubled, according to Reuters.",
        [("indirect", "Visitor numbers have doubled", "Reuters", "according to")],
    ),
    (
        "The ministry threatened to take “all necessary measures”.",
        [("mixed", "take “all necessary measures”", "The ministry", "threatened")],
    ),
    (
        "If it passes, the mine could shut, a former adviser to the king said.",
        [
            (
                "indirect",
                "If it passes, the mine could shut",
                "a former adviser to the king",
                "said",
            )
        ],
    ),
    (
        "Firms should be open about their ownership, the declaration says.",
        [
            (
                "indirect",
                "Firms should be open about their ownership",
                "the declaration",
                "says",
            )
        ],
    ),
    (
        "The envoy warned in May of “trouble” if the mine reopened.",
        [("mixed", "“trouble” if the mine reopened", "The envoy", "warned")],
    ),
    (
        "The company denied any link with the spies.",
        [("indirect", "any link with the spies", "The company", "denied")],
    ),
    (
        "The truce “does not mean much”, he told reporters on Monday, because “we are ready”.",
        [
            (
                "mixed",
                "The truce “does not mean much”, he told reporters on Monday, because "
                "“we are ready”",
                "he",
                "told",
            )
        ],
    ),
    (
        "Politicians there, he said, “underestimate our strength”.",
        [("mixed", "Politicians there, he said, “underestimate our strength”", "he", "said")],
    ),
    (
        "The rule is unfair, it said, and chairman Paul Reed told analysts: “We will survive.”",
        [
            ("indirect", "The rule is unfair", "it", "said"),
            ("direct", "We will survive.", "chairman Paul Reed", "told"),
        ],
    ),
    (
        "Oslo rejects that reading of the law, and founder Tom Reed said he would close the mine.",
        [("indirect", "he would close the mine", "founder Tom Reed", "said")],
    ),
    (
        "The company claims to have mended the dam.",
        [("indirect", "have mended the dam", "The company", "claims")],
    ),
    (
        "According to two people familiar with the matter, the deal collapsed in March.",
        [("indirect", "the deal collapsed in March", "two people familiar", "According to")],
    ),
    (
        "His assurance that the bridge is safe has convinced few lawmakers.",
        [("indirect", "the bridge is safe", "His", "assurance")],
    ),
    (
        "The senator warned the mayor not to let the circus in.",
        [("indirect", "not to let the circus in", "The senator", "warned")],
    ),
    (
        "Oslo accuses the firm of stealing maps, which it denies.",
        [("indirect", "stealing maps", "Oslo", "accuses")],
    ),
    (
        "As the minister put it, “trust is good, control is better”.",
        [("direct", "trust is good, control is better", "the minister", "put it")],
    ),
    (
        "“No one is forcing anybody,” a diplomat in Oslo, who asked not to be named, said.",
        [("direct", "No one is forcing anybody", "a diplomat", "said")],
    ),
    (
        "Oslo has vowed to protect its ships and would act if they were harmed, envoy Tom Reed "
        "said.",
        [
            (
                "indirect",
                "Oslo has vowed to protect its ships and would act if they were harmed",
                "envoy Tom Reed",
                "said",
            ),
            ("indirect", "protect its ships", "Oslo", "has vowed"),
        ],
    ),
]
