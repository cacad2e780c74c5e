# SPDX-License-Identifier: MIT
"""Signing a PDF as an office's tool would: poppler's pdfsig, with a key made for the test."""
import shutil
import subprocess


def run(*command):
    return subprocess.run([str(word) for word in command], capture_output=True, check=False, timeout=120)


def is_possible():
    return bool(shutil.which("pdfsig") and shutil.which("certutil"))


class Keys:
    """A database of NSS with one key in it."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        noise = folder / "noise"
        noise.write_bytes(bytes(range(64)))
        run("certutil", "-N", "-d", f"sql:{folder}", "--empty-password")
        run("certutil", "-S", "-d", f"sql:{folder}", "-n", "test", "-s", "CN=Test", "-x", "-t", "CTu,CTu,CTu", "-m", "1",
            "-z", noise, "-k", "rsa", "-g", "2048")

    def sign(self, pdf, signed, field="signature"):
        """What pdfsig says while signing; the file is `signed`."""
        done = run("pdfsig", "-nssdir", f"sql:{self.folder}", pdf, signed, "-sign", field, "-nick", "test")
        return (done.stdout + done.stderr).decode(errors="replace")

    def describe(self, signed):
        return run("pdfsig", "-nssdir", f"sql:{self.folder}", signed).stdout.decode(errors="replace")
