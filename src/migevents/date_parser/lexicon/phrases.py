"""The words that count in every language, whichever the date is in."""

import re
from collections.abc import Mapping

from migevents.date_parser.tokens import TokenKind

Phrases = Mapping[TokenKind, str]
"""The words of a language by kind of token: lower case, separated by `|`. For a kind with meanings, each line is
`meaning: words`. A word that is not listed is not recognized, and is rejected if it could matter."""

RETRACTED: Mapping[str, str] = {
    "en": (
        "tentative|tentatively|provisional|provisionally|to be confirmed|to be announced|to be determined"
        "|to be decided"
        "|to be advised|not yet confirmed|unconfirmed|pending confirmation|pending|tbc|tba|tbd|t.b.c.|t.b.a.|t.b.d."
        "|subject to change|subject to confirmation|proposed|planned|anticipated|expected|scheduled|projected|draft"
        "|target|target date|indicative|preliminary|postponed|rescheduled|deferred|delayed|moved|moved to|moved from"
        "|cancelled|canceled|cancellation|called off|suspended|adjourned|originally|original date|formerly|previously"
        "|old date|was to be|were to be|withdrawn|superseded|no longer|hold the date|placeholder|on hold|unverified"
    ),
    "fr": (
        "à confirmer|a confirmer|à annoncer|à déterminer|à préciser|à définir|provisoire|provisoires|provisoirement"
        "|sous réserve|sous réserve de|sous réserve de confirmation|sous réserve de modification|proposé|proposée"
        "|proposés|proposées|prévu|prévue|prévus|prévues|prévisionnel|prévisionnelle|envisagé|envisagée|planifié"
        "|planifiée|indicatif|indicative|indicatives|projet|cible|date cible|reporté|reportée|reportés|reportées"
        "|reporté au|reportée au|report|déplacé|déplacée|décalé|décalée|ajourné|ajournée|suspendu|suspendue|différé"
        "|annulé|annulée|annulés|annulées|annulation|initialement|initialement prévu|anciennement|à venir|pressenti"
    ),
    "es": (
        "por confirmar|a confirmar|por anunciar|por definir|por determinar|por confirmarse|sin confirmar|pendiente"
        "|pendiente de confirmación|tentativo|tentativa|tentativos|tentativas|tentativamente|provisional"
        "|provisionales"
        "|provisorio|provisoria|propuesto|propuesta|propuestos|propuestas|previsto|prevista|previstos|previstas"
        "|planificado|planificada|programado|programada|proyectado|proyectada|estimado|estimada|borrador|objetivo"
        "|fecha objetivo|meta|indicativo|indicativa|preliminar|sujeto a cambios|sujeta a cambios"
        "|sujeto a confirmación"
        "|aplazado|aplazada|aplazados|aplazadas|pospuesto|pospuesta|postergado|postergada|reprogramado|reprogramada"
        "|trasladado|trasladada|cambiado|cancelado|cancelada|cancelados|canceladas|anulado|anulada|suspendido"
        "|suspendida|diferido|originalmente|inicialmente"
    ),
    "pt": (
        "a confirmar|por confirmar|a anunciar|a definir|a determinar|por definir|sem confirmação|provisório"
        "|provisória"
        "|provisórios|provisórias|tentativo|proposto|proposta|propostos|propostas|previsto|prevista|previstos"
        "|previstas|planejado|planejada|planeado|planeada|programado|programada|estimado|rascunho|minuta|meta|alvo"
        "|indicativo|indicativa|preliminar|sujeito a alterações|sujeita a alterações|sujeito a confirmação|adiado"
        "|adiada|adiados|adiadas|adiamento|transferido|transferida|remarcado|remarcada|reagendado|reagendada"
        "|cancelado"
        "|cancelada|cancelados|canceladas|suspenso|suspensa|anulado|anulada|originalmente|inicialmente|pendente"
    ),
    "ru": (
        "предварительно|предварительный|предварительная|предварительное|предварительные|предполагаемый|предполагаемая"
        "|предполагается|ориентировочно|ориентировочный|ориентировочная|уточняется|уточняются|будет уточнено"
        "|будет объявлено|будет объявлена|подлежит уточнению|подлежит подтверждению|не подтверждено|не подтверждена"
        "|планируется|планируемый|планируемая|запланировано|запланирован|запланирована|ожидается|намечено|намечен"
        "|намечена|предложено|предложенная|проект|цель|целевая дата|отложено|отложен|отложена|перенесено|перенесен"
        "|перенесён|перенесена|переносится|перенос|отменено|отменен|отменён|отменена|отмена|приостановлено"
        "|первоначально"
        "|изначально|условно"
    ),
    "eras": (
        "old style|old-style|o.s.|julian|julian calendar|buddhist era|buddhist|b.e.|hijri|hijra|hijrah"
        "|anno hegirae|a.h."
        "|solar hijri|jalali|shamsi|persian calendar|a.p.|ethiopian calendar|e.c.|bikram sambat|vikram samvat|b.s."
        "|saka|minguo|heisei|reiwa|showa|hebrew calendar|coptic|islamic calendar|b.c.|b.c.e.|hégire|de l'hégire"
        "|calendrier julien|ancien style|av. j.-c.|hégira|calendario juliano|a. c.|a.c.|calendário juliano"
        "|antes de cristo"
        "|ст. ст.|ст.ст.|ст. стиль|ст. стилю|старого стиля|по старому стилю|по юлианскому календарю|до н. э.|до н.э."
        "|хиджры|по хиджре"
    ),
}
"""The words that negate a date, or count it in another calendar. They are vague in every language: a page may print
them in its own language, whatever the language of the date."""

RETRACTING = re.compile(
    "tent$|tentativ|likel|possib|probab|posible|possív|alternat|backup|fallback|rain$|plan [b-d]$|pré-|pre-"
    "|provis|confirm|unconfirm|postpon|cancel|annul|report(?:é|e[drs]?$)|ajourn|aplaz|pospo"
    "|posterg|suspen|adia(?:d|m)"
    "|remarc|reprogram|reagend|resched|deferr|propos|propuest|propost|planif|planej|planned|planead"
    "|prévu|prevu|previst"
    "|anticip|estim|expect|esperad|draft|brouillon|borrador|rascunh|indicativ|indicatif|prelimin"
    "|prélimin|préparat|pending"
    "|pendient|pendent|pencil|extend|extens|prolong|prorog|prorrog|provisoi|défini|attente|aguard|altera|modifi|hold$"
    "|уточн|перенес|перенос|отмен|отлож|планир|заплан|предварит|предполаг|ориентир|намеч|ожида|подтвер"
    "|условн|продл|изменен|предлаг|предлож|возможн|вероятн"
)
"""Beginnings of words that negate or move a date, in any form. Such a word is never the name of a place."""

ERAS = frozenset({"BE", "AH", "OS", "EC", "BS", "BC", "BCE", "SH"})
"""Eras of other calendars, right after a year."""
PERSIAN_ERA = "AP"
"""Also an era; after a modern year, it is the Associated Press."""

_NUMBERED = (
    "vol volume issue no nr number part phase round module batch cohort group article section chapter page room hall"
    " floor session day week level grade track panel annex item lot zone stage edition goal objective sdg resolution"
    " table figure box unit team class step target day rule act law version draft"
    " numéro numero partie groupe salle séance jour semaine niveau étape édition objectif résolution tableau"
    " número fase grupo sala sesión día semana nivel etapa edición objetivo resolución tomo módulo artículo capítulo"
    " parte sessão dia nível edição resolução artigo capítulo turma"
    " том номер часть этап группа статья глава зал сессия раунд модуль день неделя уровень цель резолюция"
)
NUMBERED = frozenset(_NUMBERED.split())
"""Numbered things: a number after them is not a day."""

_NO_PLACES = (
    "vor ab bis nach seit von zum am im gegen ende anfang mitte spätestens frühestens voraussichtlich"
    " prima dopo entro"
    " fino dal dalla voor na tot vanaf sinds medio eind begin uiterlijk przed po do od około före efter"
    " till från innan"
    " før etter inden fra til înainte după până din sebelum sesudah setelah sampai hingga sejak"
    " menjelang trước sau kabla"
    " baada önce sonra ennen jälkeen pre posle nakon prije poslije post ex до після перед від"
    " by before after until till since through not no except without early mid late end start"
    " about around circa between"
    " within unless avant après depuis jusque dès vers fin début mi sauf sans entre antes"
    " después desde hasta hacia fines"
    " mediados principios sin salvo excepto após até depois entre sobre semanas meses"
    " mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends lundis mardis mercredis"
    " jeudis vendredis"
    " samedis dimanches sábados domingos segundas terças quartas quintas sextas"
)
NO_PLACES = frozenset(_NO_PLACES.split())
"""Words in any language that change the date after them, and plural weekdays: they are not places."""
