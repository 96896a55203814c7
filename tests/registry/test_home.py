from pathlib import Path

from vbqppl.registry import Registry, find_home
from vbqppl.registry.home import MARKER


def test_the_flag_stands_before_the_variable_before_the_folder(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / MARKER).touch()
    assert find_home("/x", cwd=inner, environ={"VBQPPL_HOME": "/y"}) == Path("/x")
    assert find_home(None, cwd=inner, environ={"VBQPPL_HOME": "/y"}) == Path("/y")
    assert find_home(None, cwd=inner, environ={}) == tmp_path.resolve()


def test_without_all_that_it_is_the_users_data_folder(tmp_path: Path) -> None:
    found = find_home(None, cwd=tmp_path, environ={})
    assert found.name == "vbqppl"
    assert not found.is_relative_to(tmp_path)


def test_a_new_home_has_its_folders_and_keeps_a_marker_that_is_there(tmp_path: Path) -> None:
    (tmp_path / MARKER).write_text("[search]\n", encoding="utf-8")
    with Registry.open(tmp_path, create=True) as registry:
        assert registry.path == tmp_path / "data" / "registry.db"
        assert registry.index_path.is_dir()
    assert (tmp_path / MARKER).read_text(encoding="utf-8") == "[search]\n"
    with Registry.open(tmp_path / "new", create=True):
        assert (tmp_path / "new" / MARKER).is_file()


def test_every_registry_has_a_name_of_its_own(tmp_path: Path) -> None:
    with Registry.open(tmp_path / "a", create=True) as one, Registry.open(tmp_path / "b", create=True) as two:
        assert one.identity
        assert one.identity != two.identity
    with Registry.open(tmp_path / "a", create=True) as again:
        assert again.identity == one_identity(tmp_path / "a")
        again.connection.execute("DELETE FROM meta")
        assert again.identity is None


def one_identity(home: Path) -> str | None:
    with Registry.open(home) as registry:
        return registry.identity
