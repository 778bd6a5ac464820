"""Fetches what VENDOR.toml names, checks it against its sha256 and puts the named files beside it."""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src" / "zicht" / "web" / "static" / "zicht" / "vendor"


def main() -> int:
    """Exit code 1 when a package is not what it was."""
    for package in tomllib.loads((FOLDER / "VENDOR.toml").read_text("utf-8"))["package"]:
        with tempfile.TemporaryDirectory() as place:
            wanted = f"{package['name']}@{package['version']}"
            subprocess.run(["npm", "pack", "--silent", wanted], cwd=place, check=True, stdout=subprocess.DEVNULL)
            (packed,) = Path(place).glob("*.tgz")
            found = hashlib.sha256(packed.read_bytes()).hexdigest()
            if found != package["sha256"]:
                print(f"{wanted} has sha256 {found}, VENDOR.toml says {package['sha256']}: nothing was changed")
                return 1
            _take(packed, package["name"].split("/")[-1], package["files"])
    return 0


def _take(packed: Path, name: str, files: list[str]) -> None:
    with tarfile.open(packed) as archive:
        for each in files:
            content = archive.extractfile(f"package/{each}")
            assert content is not None, each
            target = FOLDER / name / Path(each).name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(content.read())


if __name__ == "__main__":
    sys.exit(main())
