"""The door to all work that goes on without the page. It imports `bodies`, so that every kind of job is registered."""

from core.studio import bodies
from core.studio.jobs.ask import ALIVE, cancel, job, jobs, start, worker_alive
from core.studio.jobs.perform import Outcome, error_words, finish_here, perform

__all__ = [
    "ALIVE",
    "Outcome",
    "bodies",
    "cancel",
    "error_words",
    "finish_here",
    "job",
    "jobs",
    "perform",
    "start",
    "worker_alive",
]
