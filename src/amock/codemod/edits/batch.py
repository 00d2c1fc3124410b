"""Edits applied to many files, by several processes if that pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

from amock.codemod.edits.edit import Edit
from amock.codemod.syntax.source import Source, UnreadableError

_WORTH_A_PROCESS: Final = 16
"""With fewer files than this for each, starting processes takes longer than they spare."""


class Job(NamedTuple):
    """One file to edit: where it is, its bytes, and the edits."""

    path: Path
    data: bytes
    edits: tuple[Edit, ...]


class Edited(NamedTuple):
    """A file's new bytes, or why it could not be edited."""

    data: bytes
    failure: str = ""


def apply_all(jobs: Sequence[Job], processes: int) -> Iterator[Edited]:
    """Yield what becomes of each file, in their order.

    Parameters:
        jobs: the files and their edits.
        processes: how many processes may work at once.
    """
    useful = min(processes, len(jobs) // _WORTH_A_PROCESS)
    if useful > 1:
        with ProcessPoolExecutor(useful) as pool:
            yield from pool.map(apply_job, jobs, chunksize=4)
    else:
        yield from map(apply_job, jobs)


def apply_job(job: Job) -> Edited:
    """Edit one file."""
    # LibCST takes as long to import as all the rest, and most runs have nothing to edit.
    from amock.codemod.edits.apply import EditError, apply_edits  # noqa: PLC0415

    try:
        return Edited(apply_edits(Source(job.path, job.data), job.edits))
    except (EditError, UnreadableError) as error:
        return Edited(job.data, str(error))
    except RecursionError:
        return Edited(job.data, "its code is nested too deeply")
