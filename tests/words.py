# SPDX-License-Identifier: MIT
"""How much of a source text a made text carries.

Words are letters and digits in NFC, compared without case and with old and new tone placement equal
(hoà = hòa).  Recall: the share of the source's words that are there at all; order: the share found in the
same order (longest matching blocks).
"""
import collections
import difflib
import html
import re
import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"


def key(word):
    decomposed = unicodedata.normalize("NFD", word.casefold())
    letters = "".join(c for c in decomposed if c not in TONES)
    return unicodedata.normalize("NFC", letters) + "".join(c for c in decomposed if c in TONES)


def words(text):
    return [key(w) for w in re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))]


def html_text(page):
    page = re.sub(r"(?is)<(script|style|head|nav)\b.*?</\1>", " ", page)
    return html.unescape(re.sub(r"(?s)<[^>]+>", " ", page))


def recall(source, made):
    """The share, and the words that are missing."""
    missing = collections.Counter(source) - collections.Counter(made)
    return 1 - sum(missing.values()) / max(1, len(source)), missing


def order(source, made):
    matcher = difflib.SequenceMatcher(None, source, made, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(source))
