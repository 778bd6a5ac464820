"""What goes to the error stream: a place and a kind of error, without the values that were at hand (R316)."""

import logging


class WithoutValues(logging.Filter):
    """Replaces the text of an exception by its class and place: its message may repeat what somebody typed."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always kept, and cleaned."""
        if record.exc_info and record.exc_info[0] is not None:
            kind, trace = record.exc_info[0], record.exc_info[2]
            while trace is not None and trace.tb_next is not None:
                trace = trace.tb_next
            place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
            record.msg, record.args = f"{kind.__name__} at {place}", ()
            record.exc_info = record.exc_text = None
        return True
