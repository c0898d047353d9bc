"""What a dossier remembers of how it was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from ralliement.dossier import Dossier
from ralliement.dossier.filling import ReadRequest, read_into
from ralliement.errors import DossierError
from ralliement.issues import dump_pack, load_pack

pytestmark = pytest.mark.model

ACTORS = """\
companies:
  kettle-guild:
    country: GB
    names: {en: [Kettle Guild]}
"""


@pytest.fixture
def _read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dossier read with a pack and an actor file of one's own, from their folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text("The Kettle Guild accused China of theft.")
    (tmp_path / "mine.yaml").write_text(dump_pack(load_pack("huawei-5g")))
    (tmp_path / "actors.yaml").write_text(ACTORS)
    request = ReadRequest(
        paths=("articles",), place="mine.db", issue="mine.yaml", actor_files=(Path("actors.yaml"),)
    )
    assert read_into(request).read == 1


@pytest.mark.usefixtures("_read")
def test_issue_and_actors_are_remembered_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    again = ReadRequest(paths=("../articles",), place="../mine.db")
    for _ in range(2):
        filling = read_into(again)
        assert (filling.read, filling.known) == (0, 1)
    with Dossier.open("../mine.db") as dossier:
        assert "kettle-guild" in dossier.actor_ids()


@pytest.mark.usefixtures("_read")
def test_a_remembered_actor_file_that_is_gone_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "actors.yaml").unlink()
    with pytest.raises(DossierError, match=r"actors\.yaml, which is not there; say .* --actors"):
        read_into(ReadRequest(paths=("articles",), place="mine.db"))
