"""The languages: their names in English and in the language itself."""

import functools
import re

_LANGUAGES = """\
am Amharic, አማርኛ
ar Arabic, العربية
az Azerbaijani
be Belarusian, беларуская
bg Bulgarian, български
bn Bengali, Bangla, বাংলা
bs Bosnian, bosanski
ca Catalan, català
cs Czech, čeština
da Danish, dansk
de German, Deutsch
dv Dhivehi, Maldivian
dz Dzongkha
el Greek, ελληνικά
en English
es Spanish, Castilian, español, castellano
et Estonian, eesti
fa Persian, Farsi, فارسی
fi Finnish, suomi
fr French, français
he Hebrew, עברית
hi Hindi, हिन्दी
hr Croatian, hrvatski
ht Haitian Creole, Kreyòl ayisyen
hu Hungarian, magyar
hy Armenian, հայերեն
id Indonesian, Bahasa Indonesia
is Icelandic, íslenska
it Italian, italiano
ja Japanese, 日本語
ka Georgian, ქართული
kk Kazakh, қазақ тілі
km Khmer, ខ្មែរ
ko Korean, 한국어
ku Kurdish
ky Kyrgyz, кыргызча
lo Lao, ລາວ
lt Lithuanian, lietuvių
lv Latvian, latviešu
mg Malagasy
mk Macedonian, македонски
mn Mongolian, монгол
ms Malay, Bahasa Melayu
my Burmese, မြန်မာ
ne Nepali, नेपाली
nl Dutch, Nederlands
no Norwegian, norsk
pl Polish, polski
ps Pashto, پښتو
pt Portuguese, português
ro Romanian, română
ru Russian, русский
rw Kinyarwanda
si Sinhala, සිංහල
sk Slovak, slovenčina
sl Slovenian, Slovene, slovenščina
so Somali, Soomaali
sq Albanian, shqip
sr Serbian, српски
sv Swedish, svenska
sw Swahili, Kiswahili
ta Tamil, தமிழ்
tet Tetum, Tetun
tg Tajik, тоҷикӣ
th Thai, ไทย
ti Tigrinya, ትግርኛ
tk Turkmen
tl Tagalog
tr Turkish, Türkçe
uk Ukrainian, українська
ur Urdu, اردو
uz Uzbek
vi Vietnamese, Tiếng Việt
wo Wolof
zh Chinese, 中文
"""


def tag_of(text: str) -> str | None:
    """Return the BCP 47 tag for a name, or for a tag with underscores.

    Examples:
        >>> tag_of("French"), tag_of("français"), tag_of("pt_BR"), tag_of("Klingonese")
        ('fr', 'fr', 'pt-BR', None)
    """
    if "_" in text and re.fullmatch("[A-Za-z]{2,3}(?:_[A-Za-z]{4})?(?:_(?:[A-Za-z]{2}|[0-9]{3}))?", text):
        return text.replace("_", "-")
    return _tags_by_name().get(text.strip().casefold())


@functools.cache
def _tags_by_name() -> dict[str, str]:
    lines = (line.split(" ", 1) for line in _LANGUAGES.splitlines())
    return {name.casefold(): tag for tag, names in lines for name in names.split(", ")}
