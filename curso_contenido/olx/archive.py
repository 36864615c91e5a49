"""Files → one `.tar.gz` whose bytes depend on nothing but the files: no clock, owner, order or compressor's stamp."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Mapping

ROOT = "course"


def packed(files: Mapping[str, bytes]) -> bytes:
    """The archive of `files` (path → content) below one folder, as the platform expects it."""
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path in sorted(files):
            entry = tarfile.TarInfo(f"{ROOT}/{path}")
            entry.size = len(files[path])
            entry.mode = 0o644
            archive.addfile(entry, io.BytesIO(files[path]))
    target = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=target, mtime=0) as compressed:
        compressed.write(plain.getvalue())
    return target.getvalue()
