"""Where an actor stands on the issue's scale.

In: a sentence, its mentions, the issue as met in the article. Out: stances and drafts.
Start reading at ``find.py``; ``topic.py`` finds the issue's words, ``holders.py`` who holds a
line, ``responses.py`` the lines told by answer, comparison or silence.
"""

from ralliement.statements.stances.find import Stance, find_stances

__all__ = ["Stance", "find_stances"]
