"""``nbgrader collect`` and ``zip_collect``, held to what students may hand in: files of their own.

nbgrader copies a submission as the grading user and follows every link in it, and students
write into the exchange themselves. A link to a hidden suite would become a file beside the
notebook, for student code to read and to show. And one odd file ends the command, so that
nobody after it is collected.
"""

from __future__ import annotations

import os
import shutil
import stat
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.plugins import ExtractorPlugin
from traitlets import Integer

KB = 1000
MIB = 1 << 20
MOST_FILES = 1000
DEEPEST = 16
NOT_ARCHIVES = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError)


class TooMuch(Exception):
    """A submission holds more than is collected."""


class Collect(ExchangeCollect):
    """nbgrader's own, but for links, pipes, devices and what is too much: these are left out.

    A file counts where it is a plain one and its owner's is the folder that was handed in.
    """

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        """Copy what a student may hand in; a submission that cannot be copied stops nobody."""
        with tempfile.TemporaryDirectory() as name:
            held = Path(name, "submission")
            try:
                left_out = copy_own_files(src, held, KB * self.coursedir.max_dir_size)
            except (OSError, TooMuch) as error:
                self.log.warning("%s is not collected: %s", src, error)
                return
            for path in left_out:
                self.log.warning("%s: %s is no file of the student's and is left out", src, path)
            super().do_copy(str(held), dest, log=log)


def copy_own_files(source: str, target: Path, most_bytes: int) -> list[str]:
    """Copy a folder without following a link, also one that is put there meanwhile.

    Parameters
    ----------
    source : str
        The folder.
    target : Path
        Is made.
    most_bytes : int
        Of all files together.

    Returns
    -------
    left_out : list of str
        What is no plain file of the folder's owner.

    Raises
    ------
    OSError
        If `source` is no folder or cannot be read.
    TooMuch
        If there is too much in it.
    """
    left_out = []
    left, files = most_bytes, 0
    top = os.open(source, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        owner = os.fstat(top).st_uid
        target.mkdir()
        for inside, folders, names, folder in os.fwalk(".", dir_fd=top, follow_symlinks=False):
            if inside.count(os.sep) > DEEPEST:
                raise TooMuch(f"its folders are nested more than {DEEPEST} deep")
            for name in [n for n in folders if _is_link(n, folder)]:
                left_out.append(os.path.normpath(os.path.join(inside, name)))  # noqa: PTH118
            (target / inside).mkdir(exist_ok=True)
            for name in names:
                copied = _copy_own_file(name, folder, owner, target / inside / name, left)
                if copied is None:
                    left_out.append(os.path.normpath(os.path.join(inside, name)))  # noqa: PTH118
                    continue
                left, files = left - copied, files + 1
                if files > MOST_FILES:
                    raise TooMuch(f"it holds more than {MOST_FILES} files")
    finally:
        os.close(top)
    return left_out


def _is_link(name: str, folder: int) -> bool:
    return stat.S_ISLNK(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)


def _copy_own_file(name: str, folder: int, owner: int, target: Path, most: int) -> int | None:
    """Return the bytes that were copied; None where it is no plain file of the owner's."""
    try:
        descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    except OSError:
        return None
    with open(descriptor, "rb") as file:  # noqa: PTH123  # a descriptor
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or status.st_uid != owner:
            return None
        data = file.read(most + 1)
    if len(data) > most:
        raise TooMuch("it is larger than CourseDirectory.max_dir_size")
    target.write_bytes(data)
    return len(data)


class Extractor(ExtractorPlugin):
    """As nbgrader's own, but an archive that is broken or a bomb stays packed and stops nobody.

    Archives that students put into an archive are unpacked, those within them are not.
    """

    most_mib = Integer(256, help="MiB that one student's archive may hold").tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack the archives of a folder; copy what is none."""
        archives, target = Path(archive_path), Path(extracted_path)
        for path in sorted(archives.rglob("*")):
            if not path.is_file():
                continue
            folder = target / path.parent.relative_to(archives)
            folder.mkdir(parents=True, exist_ok=True)
            if path.suffix not in self.zip_ext:
                shutil.copy(path, folder)
            elif self._unpack(path, folder, shutil.disk_usage(target).free // 2):
                for inner in sorted((folder / _stem(path)).rglob("*")):
                    if inner.suffix in self.zip_ext and inner.is_file():
                        self._unpack(inner, inner.parent, self.most_mib * MIB)

    def _unpack(self, path: Path, folder: Path, most_bytes: int) -> bool:
        """Unpack an archive into a folder of its own; return whether it could be."""
        self.log.info("Extracting from: %s", path)
        try:
            if not _fits(path, most_bytes):
                self.log.warning("%s stays packed: it holds too much", path)
                return False
            for name in unpack_own_files(path, folder / _stem(path)):
                self.log.warning("%s: %s leads out of it and is left out", path, name)
        except (*NOT_ARCHIVES, OSError, ValueError, RuntimeError) as error:
            self.log.warning("%s stays packed: %s", path, error)
            return False
        return True


def unpack_own_files(archive: Path, folder: Path) -> list[str]:
    """Unpack the plain files of an archive; links, pipes and devices stay where they are.

    Parameters
    ----------
    archive : Path
        A zip or tar file.
    folder : Path
        Where to; it is made.

    Returns
    -------
    left_out : list of str
        Names that would lead out of the folder.

    Raises
    ------
    OSError, ValueError, RuntimeError
        If it cannot be written, has an impossible name, or asks for a password.
    zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError
        If it is none or is broken.
    """
    folder.mkdir(parents=True, exist_ok=True)
    left_out = []
    for name, file in _files(archive):
        parts = PurePosixPath(name.replace("\\", "/")).parts  # as some programs write on Windows
        if not parts or parts[0] == "/" or ".." in parts:
            left_out.append(name)
            continue
        target = folder.joinpath(*parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as out:
            shutil.copyfileobj(file, out)
    return left_out


def _files(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if not info.is_dir():
                    with archive.open(info) as file:
                        yield info.filename, file
    else:
        with tarfile.open(path) as tar:
            for member in tar:
                if member.isfile() or member.islnk():  # the latter to a file in the archive
                    try:
                        plain = tar.extractfile(member)
                    except KeyError as error:
                        raise tarfile.ReadError(str(error)) from error
                    if plain is not None:
                        yield member.name, plain


def _stem(path: Path) -> str:
    """Return the name of the folder that nbgrader unpacks an archive into; never ``..``."""
    stem, _ = os.path.splitext(path.name)  # noqa: PTH122  # to pathlib "...zip" is an ending of ".."
    inner, ending = os.path.splitext(stem)  # noqa: PTH122
    return inner if ending == ".tar" else stem


def _fits(path: Path, most_bytes: int) -> bool:
    """Tell whether an archive says that it holds few and small files: more is never unpacked."""
    total = 0
    for size in _sizes(path):
        total += size + 1
        if total > most_bytes:
            return False
    return True


def _sizes(path: Path) -> Iterator[int]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (member.file_size for member in archive.infolist())
    else:
        largest = links = 0
        with tarfile.open(path) as archive:
            for member in archive:
                yield member.size
                largest = max(largest, member.size)
                links += member.islnk() or member.issym()
        # A hard link is unpacked as what it points to; that many symbolic ones are as odd.
        yield links * largest
