"""Names: one folded form for all spellings, and did-you-mean hints.

Every comparison of names in the library is made here. `folded` and `lookup_keys` are for names that a vocabulary knows,
`bare_words` and `folded_organization` for those of people, cities and organizations, `identifier_letters` for keys and
words of closed lists, and `composed` for two spellings of the same characters.
"""

import functools
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from migevents._display import quoted


def without_accents(text: str) -> str:
    """Return a text without accents and Arabic or Hebrew vowel points.

    The vowel signs of other scripts, such as Lao, stay: there, they distinguish words.

    Examples:
        >>> without_accents("José Núñez"), without_accents("ສີມ") == "ສີມ"
        ('Jose Nunez', True)
    """
    return re.sub(_ACCENT, "", unicodedata.normalize("NFKD", text))


def composed(text: str) -> str:
    """Return a text in NFC: accented letters as one character if possible.

    Examples:
        >>> composed("Jose\u0301") == "José"
        True
    """
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def spaced(text: str) -> str:
    """Return a text with other signs beyond ASCII replaced by spaces.

    Letters, marks and numbers stay.

    Examples:
        >>> spaced("«Lao–Thai»")
        ' Lao Thai '
    """
    if text.isascii():
        return text
    others = {sign for sign in set(text) if not sign.isascii() and unicodedata.category(sign)[0] not in "LMN"}
    return text.translate(dict.fromkeys(map(ord, others), " ")) if others else text


_ACCENT = "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670]"


@functools.lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """Return the one form that all spellings of a name share.

    It has no capitals, accents, apostrophes, hyphens, other punctuation or dots of initials, and not the words "the",
    "on", "of" and "for". In a name of several words, an abbreviation that can only mean one thing is written out, and
    each word has one spelling. The words keep their order: nothing is guessed.

    Examples:
        >>> folded("Global Compact on Migration") == folded("GLOBAL COMPACT FOR MIGRATION")
        True
        >>> folded("Lao People’s Democratic Republic"), folded("Côte d'Ivoire"), folded("U.K."), folded("10.A")
        ('lao peoples democratic republic', 'cote divoire', 'uk', '10.a')
        >>> folded("UN Convention against Transnational Organised Crime")
        'united nations convention against transnational organized crime'
    """
    return _key(_plain(text), _SMALL, _ONE_SPELLING)


def lookup_keys(name: str) -> tuple[str, ...]:
    """Return the keys that find the name of a country in any language.

    Besides what `folded` leaves out, they are without the articles, "and" and "of" of several languages. A name with an
    apostrophe has two keys: with the words joined at it, and parted ("Côte d Ivoire", "l'Irlande").

    Examples:
        >>> lookup_keys("Côte d’Ivoire"), lookup_keys("Antigua-et-Barbuda"), lookup_keys("St. Vincent & the Grenadines")
        (('cote divoire', 'cote ivoire'), ('antigua barbuda',), ('saint vincent grenadines',))
    """
    joined = _place_key(_plain(name))
    parted = _place_key(_plain(_APOSTROPHE.sub(" ", name))) if _APOSTROPHE.search(name) else joined
    return (joined,) if parted == joined else (joined, parted)


def lookup_keys_of_all(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the keys of each name, which has no line break.

    Together, many names take a third of the time.
    """
    text = "\n".join(names)
    both = (_plain(text).split("\n"), _plain(_APOSTROPHE.sub(" ", text)).split("\n"))
    for joined, parted in zip(*both, strict=True):
        first = _place_key(joined)
        yield (first,) if joined == parted else tuple(dict.fromkeys((first, _place_key(parted))))


def _place_key(plain: str) -> str:
    key = _key(plain, _SMALL_OF_PLACES, _SPELLING_OF_PLACES)
    return key if key.isascii() else _ARABIC_ARTICLE.sub("", key.replace(*_DEMOCRATIC).translate(_LETTERS_OF_PLACES))


def _plain(text: str) -> str:
    plain = text.casefold().replace(_ACUTE_ACCENT, "'")
    if not plain.isascii():
        plain = without_accents(plain).casefold()
    return _DROPPED.sub("", spaced(plain.translate(_LETTERS)))


def _key(plain: str, small: frozenset[str], spelling: Mapping[str, str]) -> str:
    words: list[str] = _WORD.findall(plain)
    if len(words) > 1:
        words = [word for word in words if word not in small]
    if len(words) > 1:  # alone, it may be a code: "AU" is Australia
        words = [spelling.get(word, word) for word in words]
    return " ".join(words)


def keys_named(text: str, find: Callable[[str], Collection[str]]) -> tuple[str, ...]:
    """Return the keys that `find` has for a name, or else for its parts.

    A comma or brackets may invert a name ("Korea, Republic of"), or have a second name of the same thing in them
    ("Global Compact for Migration (GCM)"): then these are the keys that both have.
    """
    found = find(text)
    inverted = None if found else _INVERTED.fullmatch(text.strip())
    if inverted:
        found = find(f"{inverted[2].strip()} {inverted[1].strip()}")
    both = None if found else _TWO_NAMES.fullmatch(text.strip())
    if both is None:
        return tuple(found)
    first, second = [find(name.strip()) for name in both.groups() if name]
    return tuple([key for key in first if key in second])


_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'’‘ʼ`′", None),  # noqa: RUF001  # all of these are printed as apostrophes
        "_": " ",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ł": "l",
        "ı": "i",  # noqa: RUF001  # the i without a dot
        # In Arabic, letters that are typed for each other, and the sign that stretches a word.
        "ة": "ه",  # noqa: RUF001  # Arabic
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ـ": None,
    }
)
_ACUTE_ACCENT = "\u00b4"
"""It is also printed for an apostrophe, and normalization would split it."""
_DROPPED = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)|\bno\.? ?(?=[0-9])")
"""The dots of initials, and "No." before a number."""
# Anything but punctuation. Beyond ASCII, punctuation is spaces by now.
_LETTER = r"[^\s!-/:-@\[-`{-~]"
_WORD = re.compile(rf"&|{_LETTER}+(?:(?<=[0-9])\.{_LETTER}+)*")
_SMALL = frozenset({"the", "on", "of", "for"})
_ONE_SPELLING = {
    "&": "and",
    "au": "african union",
    "dem": "democratic",
    "eu": "european union",
    "ilo": "international labour organization",
    "intl": "international",
    "labor": "labour",
    "organisation": "organization",
    "organised": "organized",
    "program": "programme",
    "rep": "republic",
    "st": "saint",
    "un": "united nations",
    "us": "united states",
}
_APOSTROPHE = re.compile("['’‘ʼ`′\u00b4]")  # noqa: RUF001  # as above
_SMALL_OF_PLACES = _SMALL | frozenset(
    {
        *("&", "and", "et", "y", "e", "и", "و", "de", "du", "des", "del", "della", "da", "do", "das", "dos", "d", "д"),
        *("l", "la", "le", "les", "el", "los", "las", "a", "o", "os", "as"),
    }
)
_SPELLING_OF_PLACES = {
    "dem": "democratic",
    "fed": "federated",
    "is": "islands",
    "n": "north",
    "rep": "republic",
    "s": "south",
    "st": "saint",
    "ste": "sainte",
    "us": "united states",
}
# Letters that replace one another in names from other languages: the hard g, s and t of Arabic ("نيكاراغوا",
# "نيكاراجوا"), and the traditional signs of Chinese that are in names of countries.
_LETTERS_OF_PLACES = str.maketrans(
    "غصط"  # Arabic
    "亞來倫內凱別剛勞區協喬國圖堅奧寧屬岡島嶼幾庫愛揚撾敘時會東極湯澤濟灣烏爾獅獨當盧眾祕約納紐紹維緬羅義聖聯脫臘臺與茲華萊萬葉蓋薩蘇蘭誕諾貝買賓賴賽贊達邊長門開關靈韋韓頓領顛馬魯鮑鮮麥黃臨發電線綠門",
    "جست"  # Arabic
    "亚来伦内凯别刚劳区协乔国图坚奥宁属冈岛屿几库爱扬挝叙时会东极汤泽济湾乌尔狮独当卢众秘约纳纽绍维缅罗义圣联脱腊台与兹华莱万叶盖萨苏兰诞诺贝买宾赖赛赞达边长门开关灵韦韩顿领颠马鲁鲍鲜麦黄临发电线绿门",
)
_ARABIC_ARTICLE = re.compile(r"^ال(?=\w\w)|(?<= )و?(?:ال)?(?=\w\w\w)")
"""The article, and "and": both are written as one word with what follows."""
_DEMOCRATIC = ("ديموقراطي", "ديمقراطي")
"""The word of many official names that Arabic spells in two ways."""
_INVERTED = re.compile(r"([^,،，(]+)[,،，(]([^,،，()]+)\)?")  # noqa: RUF001  # commas of Arabic and Chinese
_TWO_NAMES = re.compile(r"([^()]+)\(([^()]+)\)|([^(),،，]+)[,،，]([^(),،，]+)")  # noqa: RUF001  # as above


def bare_words(name: str) -> str:
    """Return a name in lower case, with only letters, numbers and spaces.

    Accents are removed, and every other run of characters is one space.

    Examples:
        >>> bare_words("KHAMPHAO Ernthavanh"), bare_words("José-Luis  Núñez")
        ('khamphao ernthavanh', 'jose luis nunez')
    """
    letters = name.casefold()
    if not letters.isascii():
        letters = spaced(without_accents(letters))
    return " ".join(_BARE_WORD.findall(letters))


_BARE_WORD = re.compile(f"{_LETTER}+")


@functools.lru_cache(maxsize=1024)
def folded_organization(name: str) -> str:
    """Return the folded name of an organization.

    "The" and a short form in brackets are dropped.

    Examples:
        >>> folded_organization("the UN Office for Organisation (UNOO)")
        'united nations office for organization'
    """
    words = bare_words(re.sub(r"\([^()]*\)$", "", name)).removeprefix("the ").replace("organisation", "organization")
    return re.sub(r"^un ", "united nations ", words)


# --- Did you mean ----------------------------------------------------------------------------------------------------


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint with the word in `known` most like `word`, if any.

    Examples:
        >>> did_you_mean("Title", ["title", "summary"])
        'did you mean "title"?'
    """
    closest = _closest(word[:_LONGEST_WORD], tuple(islice(known, _MOST_WORDS)))
    return did_you_mean_hint(closest) if closest else None


def did_you_mean_hint(value: str) -> str:
    """Return a hint that suggests a value, in full."""
    return f"did you mean {quoted(value)}?"


# A guess takes time for every word and letter, so there is none for long words and lists.
_MOST_WORDS = 64
_LONGEST_WORD = 60


# A source repeats its mistakes in most records, and a guess takes as long as to read one.
@functools.lru_cache(maxsize=1024)
def _closest(word: str, known: tuple[str, ...]) -> str | None:
    import difflib

    letters = identifier_letters(word)
    # In a mistyped word the first letter is mostly right; to compare it with all words would take too long.
    by_letters = {identifier_letters(name): name for name in known if name[:1].lower() == letters[:1]}
    close = difflib.get_close_matches(letters, by_letters, n=1, cutoff=0.75)
    return by_letters[close[0]] if close else None


def identifier_letters(word: str) -> str:
    """Return a word in lower case without spaces, hyphens and underscores.

    Examples:
        >>> identifier_letters("openEnd") == identifier_letters("open-end") == identifier_letters("Open end")
        True
    """
    return re.sub(r"[\s_-]", "", word).lower()


def is_misspelling(written: str, known: str) -> bool:
    """Return whether a word is a known one but for one edit.

    One letter is added, left out or changed, or two are swapped.

    What is left between the letters that both begin with and those that both end with is what differs. In a long word
    it may be two letters. The first letter is mostly right, and of a short word too little is left to be sure.

    Examples:
        >>> is_misspelling("urugauy", "uruguay"), is_misspelling("offline", "online"), is_misspelling("irak", "iran")
        (True, False, False)
    """
    shorter, longer = sorted((written, known), key=len)
    if len(shorter) < _SHORT or written[0] != known[0]:
        return False
    start = _common_letters(shorter, longer)
    end = _common_letters(shorter[start:][::-1], longer[start:][::-1])
    middle, other_middle = shorter[start : len(shorter) - end], longer[start : len(longer) - end]
    if len(other_middle) <= (1 if len(shorter) < _LONG else 2):
        return True
    return len(middle) == 2 and middle == other_middle[::-1]  # noqa: PLR2004  # two letters swapped


_SHORT = 5
_LONG = 9


def _common_letters(first: str, second: str) -> int:
    """Return how many letters at the beginning of two words are the same."""
    return next(
        (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), min(len(first), len(second))
    )
