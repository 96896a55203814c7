import subprocess
import sys


def test_reading_a_registry_loads_nothing_heavy() -> None:
    code = (
        "import sys; from vbqppl.registry import Registry; import vbqppl.validity.status; "
        "print([name for name in ('sqlalchemy', 'sqlmodel', 'pydantic', 'whoosh', 'rapidfuzz') if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.strip() == "[]"
