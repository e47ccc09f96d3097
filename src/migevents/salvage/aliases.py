"""What languages and terms are called elsewhere."""

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

LANGUAGES = {
    name.casefold(): tag
    for tag, names in (line.split(" ", 1) for line in _LANGUAGES.splitlines())
    for name in names.split(", ")
}
"""The BCP 47 tag of a language by its name, in English and in the language itself, in lower case."""

_TERMS = {
    "cancelled": "canceled",
    "civil_society": "cso csos ngo ngos",
    "co_chair": "cochairperson",
    "co_organizer": "coorganiser",
    "convenor": "convener",
    "group_work": "workinggroup workinggroups",
    "in_person": "facetoface onsite",
    "memorandum": "memorandumofunderstanding mou",
    "online": "virtual",
    "opening_remarks": "openingremark",
    "closing_remarks": "closingremark",
    "organizer": "organiser organizers organisers",
    "organizations": "organisations",
    "programme": "program",
    "un_agency": "unitednationsagency",
}
"""What terms are called by others, without white space and hyphens."""

TERMS = {variant: term.replace("_", "") for term, variants in _TERMS.items() for variant in variants.split()}
"""The letters of a term by the letters of what it is also called."""
