"""What goes to the error stream: a place and a kind of error, without the values that were at hand (R316)."""

import logging
from traceback import walk_tb

OURS = "/zicht/"


class WithoutValues(logging.Filter):
    """Replaces the text of an exception by its class and place: its message may repeat what somebody typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always kept, and cleaned."""
        if record.exc_info and record.exc_info[0] is not None:
            kind, frames = record.exc_info[0], list(walk_tb(record.exc_info[2]))
            places = [f"{frame.f_code.co_filename}:{line}" for frame, line in frames]
            own = [each for each in places if OURS in each]  # where we asked for it says more than where it broke
            record.msg, record.args = f"{kind.__name__} at {(own or places or ['?'])[-1]}", ()
            record.exc_info = record.exc_text = None
        return True
