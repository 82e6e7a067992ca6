"""Room on the disk that is held for something to come, so that what is paid for can be kept."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import IO

from core import private
from core.store.trouble import as_storage_error

_UNABLE = {errno.EOPNOTSUPP, errno.EINVAL, errno.ENOSYS}


def hold_room(folder: Path, size: int) -> IO[bytes]:
    """Hold so many bytes of the disk until the file that is given back, which has no name, is closed.

    Raises `StorageError` where the folder cannot be written to, or its disk has no room for that.
    """
    with as_storage_error(folder):
        private.make_folder(folder)
        file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - open as long as the room is held
        try:
            _take(file, size)
        except BaseException:
            file.close()
            raise
        return file


def _take(file: IO[bytes], size: int) -> None:
    try:
        os.posix_fallocate(file.fileno(), 0, size)
    except (AttributeError, OSError) as error:  # a system or a disk that holds no room: it is measured then
        if isinstance(error, OSError) and error.errno not in _UNABLE:
            raise
        if os.fstatvfs(file.fileno()).f_bavail * os.fstatvfs(file.fileno()).f_frsize < size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from None
