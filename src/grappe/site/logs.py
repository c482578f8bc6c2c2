"""What is written down while it runs: a line of JSON each, and nothing about anybody.

Names, addresses and what people wrote stand in no line: an error tells its kind and where in the
code it was raised, never its message; a request tells the name of its page, never its address.
"""

import re
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

Line = MutableMapping[str, Any]
_ABOUT_REQUESTS = ("django.request", "django.security", "django.server")
_MAIL = re.compile(r"[^\s<>\"'=:,;()]+@[^\s<>\"',;()]+")
_KEPT_OF_PATH = re.compile(r"^.*/(?=(?:grappe|site-packages|lib/python[\d.]+)/)")


def settings_of_logs(level: str) -> dict[str, Any]:
    """Django's LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(ensure_ascii=False),
                ],
                "foreign_pre_chain": [
                    structlog.stdlib.add_log_level,
                    structlog.stdlib.add_logger_name,
                    structlog.processors.TimeStamper(fmt="iso", utc=True),
                    what_was_told,
                    kind_of_request,
                    where_it_broke,
                    nobody,
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {"django": {"handlers": [], "level": "WARNING"}},
    }


def what_was_told(_logger: Any, _method: str, line: Line) -> Line:
    """What our own code tells beside the sentence."""
    line.update(getattr(line["_record"], "told", {}))
    return line


def kind_of_request(_logger: Any, _method: str, line: Line) -> Line:
    """Django writes the address of a request into its sentence: its status alone is kept."""
    record = line["_record"]
    if record.name.startswith(_ABOUT_REQUESTS):
        line["event"] = "refused" if record.name.startswith("django.security") else "not answered"
        if status := getattr(record, "status_code", None):
            line["status"] = status
    return line


def where_it_broke(_logger: Any, _method: str, line: Line) -> Line:
    """An error's kind and its place in the code."""
    line.pop("exc_info", None)
    line.pop("stack_info", None)
    record = line["_record"]
    kind, _error, trace = record.exc_info or (None, None, None)
    if kind is not None:
        line["error"] = kind.__name__
        frames = traceback.extract_tb(trace)[-8:]
        line["where"] = [
            f"{_KEPT_OF_PATH.sub('', one.filename)}:{one.lineno} {one.name}" for one in frames
        ]
        record.exc_info = record.exc_text = None
    return line


def nobody(_logger: Any, _method: str, line: Line) -> Line:
    """An e-mail address that came in all the same is taken out."""
    line["event"] = _MAIL.sub("…@…", str(line["event"]))
    return line
