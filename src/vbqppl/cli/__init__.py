"""The command line; see docs/architecture.md for what this room holds."""

import os
import signal
import sys
from types import FrameType

_STARTING = frozenset({"vbqppl", "vbqppl.exe", "-m"})
_IMPORTING = "<frozen importlib"


class Interrupt:
    """What Ctrl-C does: it ends the process at once, or, while a command works, unwinds it.

    An interrupt inside an import leaves a half-loaded module and a traceback, or is swallowed; nothing is being
    written then, and a transaction that is open is as safe as when the power fails.
    """

    def __init__(self) -> None:
        self.working = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Handle the signal."""
        while self.working and frame is not None:
            if frame.f_code.co_filename.startswith(_IMPORTING):
                break
            frame = frame.f_back
        else:
            if self.working:
                raise KeyboardInterrupt
        os._exit(128 + number)


interrupt = Interrupt()
if os.path.basename(sys.argv[0] if sys.argv else "") in _STARTING:  # noqa: PTH119 - pathlib takes long to load
    signal.signal(signal.SIGINT, interrupt)
