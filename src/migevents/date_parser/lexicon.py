"""The words around days and months, for each language by the part they play.

They are written in lower case, with `|` between; where a part has values, each line says one: `value: words`. What is
not here is not understood, and is refused. A word that makes a date less exact, or another, is listed as vague, so
that it is never passed over.
"""

from collections.abc import Mapping

from migevents.date_parser.tokens import TokenKind

Phrases = Mapping[TokenKind, str]


ENGLISH: Phrases = {
    TokenKind.CLOCK: "morning|afternoon|evening|night|noon|midday|in the morning|in the afternoon|in the evening"
    "|at night",
    TokenKind.PREPOSITION: (
        "on|in|at|during|for|over|on the|in the month of|in the year|the year|year|dated|date"
        "|date of publication|publication date|release date|for the period|in the period|over the period|the period"
        "|period"
    ),
    TokenKind.ARTICLE: "the|of|day of|a|an|both",
    TokenKind.TO: "to",
    TokenKind.UNTIL: "until|till|up until|up to|through|thru",
    TokenKind.AND: "and|&",
    TokenKind.FROM: "from|starting|starting on|starting from|beginning|beginning on|effective|onwards from",
    TokenKind.SINCE: "since|ever since",
    TokenKind.ONWARD: (
        "onwards|onward|and onwards|and onward|to date|till date|until now|till now|to present|to the present"
        "|until the present|until present|- present|-present|– present|–present"
    ),
    TokenKind.BETWEEN: "between",
    TokenKind.ABOUT: "about|around|circa|ca.|approximately|approx.|approx|roughly",
    TokenKind.DOUBT: "possibly|perhaps|probably|presumably",
    TokenKind.RELATIVE: """
        today: today|this morning|this afternoon|this evening|tonight|earlier today|later today
        yesterday: yesterday|yesterday morning|yesterday afternoon|yesterday evening
        tomorrow: tomorrow|tomorrow morning|tomorrow afternoon|tomorrow evening
        last week: last week
        this week: this week|the current week
        next week: next week
        last month: last month
        this month: this month|the current month
        next month: next month
        last year: last year
        this year: this year|the current year
        next year: next year
        last weekend: last weekend
        past weekend: this past weekend|the past weekend|past weekend
        this weekend: this weekend|this coming weekend
        next weekend: next weekend
    """,
    TokenKind.DETERMINER: """
        last: last|past|this past
        next: next|coming|this coming|upcoming
        this: this
    """,
    TokenKind.VAGUE: (
        "before|after|by|not|no|never|except|without|mid|mid-|early|earlier|late|later|end|start|end of|the end of"
        "|beginning of|the beginning of|start of|middle of|the middle of|first half of|second half of|half of"
        "|later in|or|either|prior to|following|as of|as from|within|every|each|ago|spring|summer|autumn|fall"
        "|winter|weekend|the weekend|week|weeks|week of|weekly|day|days|month|months|monthly|year|years"
        "|yearly|annual|annually|decade|decades|recent|recently|soon|now|currently|past|previous|same|other"
        "|than|less|more|due"
        "|postponed|cancelled|canceled|rescheduled|began|closed|completed|concluded|ended|scheduled|expected|instead|nor|but"
        "|eve of|the eve of|quarter|quarter of|minus|plus|deadline"
    ),
    TokenKind.PROSE: (
        "held|was held|were held|is held|being held|to be held|organized|organised|took place|takes place"
        "|taking place|conducted|convened|workshop|workshops|training|trainings|meeting|meetings|conference"
        "|seminar|forum|session|event|consultation|consultations|launch|launched|ceremony|signing|signed"
        "|course|retreat|roundtable|round table|summit|webinar|symposium|mission|visit|study visit|national"
        "|regional|international|technical|virtual|online|posted|posted on|published|published on|updated"
        "|updated on|last updated|created|submitted|by admin|local time|here|city|capital|dialogue|exercise"
        "|programme|program|opened|opening|closing|publication|release|released|issued"
        "|modified|last modified|press release|adopted|approved|established|inaugurated|inauguration|celebrated"
        "|hosted|delivered|seminars|sessions|forums|briefing|congress|assembly|gathering|exhibition"
    ),
}

FRENCH: Phrases = {
    TokenKind.CLOCK: (
        "matin|après-midi|soir|soirée|nuit|midi|au matin|au soir|dans la matinée|dans la soirée|du matin|du soir"
    ),
    TokenKind.PREPOSITION: (
        "en|dans|pendant|durant|lors de|au mois de|en l'an|en l'année|l'année|l'an|dès le mois de|date|daté du"
        "|au cours de|au cours du mois de|au cours de l'année|en date du|date de publication|pour la période"
        "|sur la période|durant la période|la période|période"
    ),
    TokenKind.ARTICLE: (
        "le|la|les|l'|de|du|des|d'|de la|mois de|du mois de|journée du|la journée du|journées des|les journées des|jour"
    ),
    TokenKind.TO: "au",
    TokenKind.TO_OR_AT: "à|aux",
    TokenKind.UNTIL: "jusqu'au|jusqu'à|jusqu'en|jusqu'aux",
    TokenKind.AND: "et|et le|&",
    TokenKind.FROM: "à partir du|à partir de|à partir d'|dès|dès le|à compter du|à compter de",
    TokenKind.SINCE: "depuis|depuis le",
    TokenKind.ONWARD: "et au-delà|à ce jour|à nos jours|jusqu'à ce jour|jusqu'à nos jours|jusqu'à présent",
    TokenKind.BETWEEN: "entre",
    TokenKind.ABOUT: "vers|environ|autour de|autour du|aux environs de|aux environs du|circa|ca.|approximativement",
    TokenKind.DOUBT: "peut-être|probablement|sans doute",
    TokenKind.RELATIVE: """
        today: aujourd'hui|ce jour|ce matin|cet après-midi|ce soir
        yesterday: hier|hier matin|hier après-midi|hier soir
        tomorrow: demain|demain matin|demain après-midi|demain soir
        last week: la semaine dernière|semaine dernière|la semaine passée
        this week: cette semaine
        next week: la semaine prochaine|semaine prochaine
        last month: le mois dernier|mois dernier|le mois passé
        this month: ce mois-ci|ce mois|mois en cours
        next month: le mois prochain|mois prochain
        last year: l'année dernière|l'an dernier|l'année passée|l'an passé
        this year: cette année|l'année en cours
        next year: l'année prochaine|l'an prochain
        last weekend: le week-end dernier|le weekend dernier|week-end dernier
        this weekend: ce week-end|ce weekend
        next weekend: le week-end prochain|le weekend prochain
    """,
    TokenKind.DETERMINER: """
        last: dernier|passé|écoulé
        next: prochain
        this: ce|cet
    """,
    TokenKind.VAGUE: (
        "avant|avant le|après|pas|non|sauf|sans|mi|mi-|début|fin|milieu|début de|fin de|ou|soit|printemps|été"
        "|automne|hiver|week-end|weekend|semaine|semaines|jours|journée|mois|année|années|an|ans|récemment"
        "|il y a|d'ici|d'ici le|d'ici à|chaque|tous|toutes|tout|première|dernière|derniers|dernières"
        "|prochains|prochaines|prochaine|trimestre|semestre|veille|lendemain|reporté|annulé|prévu|hors"
        "|excepté|plus|moins|ne|ni|mais|suivant"
    ),
    TokenKind.PROSE: (
        "atelier|atelier national|atelier régional|formation|réunion|conférence|séminaire|forum|session"
        "|rencontre|lancement|cérémonie|organisé|organisée|tenu|tenue|s'est tenu|s'est tenue|s'est déroulé"
        "|s'est déroulée|a eu lieu|publié|publié le|publiée|mis en ligne|mis à jour|consultation"
        "|consultations|table ronde|heure locale|national|régional|nationale|régionale|en ligne|un|une|sommet"
        "|stage|tenus|tenues|se sont tenus|se sont tenues|publication|adopté|adoptée"
        "|signé|signée|signature|inauguré|inaugurée|célébré|célébrée|assemblée|congrès|dernière mise à jour"
    ),
}

SPANISH: Phrases = {
    TokenKind.CLOCK: "por la mañana|por la tarde|por la noche|de la mañana|de la tarde|de la noche"
    "|noche|tarde|mediodía",
    TokenKind.PREPOSITION: (
        "en|durante|en el mes de|el mes de|en el año|el año|año|fecha|con fecha|fechado|fecha de publicación"
        "|en el período|para el período|el período|período|en el periodo|para el periodo|el periodo|periodo"
    ),
    TokenKind.ARTICLE: "el|la|los|las|de|del|día|días|de los|de las|el día|los días|los dias|dias|dia",
    TokenKind.TO: "al",
    TokenKind.TO_OR_AT: "a",
    TokenKind.UNTIL: "hasta|hasta el|hasta los",
    TokenKind.AND: "y|e|&",
    TokenKind.FROM: "desde|desde el|a partir de|a partir del",
    TokenKind.ONWARD: "en adelante|y en adelante|a la fecha|hasta la fecha|hasta el presente|al presente",
    TokenKind.BETWEEN: "entre|entre el|entre los",
    TokenKind.ABOUT: "hacia|alrededor de|alrededor del|aproximadamente|cerca de|circa|ca.",
    TokenKind.DOUBT: "posiblemente|probablemente|quizás|quizá|tal vez",
    TokenKind.RELATIVE: """
        today: hoy|esta mañana|esta tarde|esta noche|el día de hoy|en el día de hoy
        yesterday: ayer|el día de ayer
        tomorrow: mañana|el día de mañana
        last week: la semana pasada|la pasada semana|semana pasada
        this week: esta semana|la presente semana
        next week: la próxima semana|la semana próxima|próxima semana
        last month: el mes pasado|el pasado mes|mes pasado
        this month: este mes|el presente mes|presente mes|mes en curso
        next month: el próximo mes|el mes próximo|próximo mes
        last year: el año pasado|el pasado año|año pasado
        this year: este año|el presente año|presente año|corriente año|año en curso
        next year: el próximo año|el año próximo|próximo año
        last weekend: el fin de semana pasado|el pasado fin de semana|fin de semana pasado
        this weekend: este fin de semana
        next weekend: el próximo fin de semana|próximo fin de semana
    """,
    TokenKind.DETERMINER: """
        last: pasado|pasada|pasados|último
        next: próximo|próxima|próximos
        this: este|esta
    """,
    TokenKind.VAGUE: (
        "antes|antes de|antes del|después|después de|después del|no|nunca|salvo|excepto|sin|mediados"
        "|mediados de|a mediados de|principios|principios de|a principios de|finales|finales de|a finales de"
        "|fines de|a fines de|comienzos de|o|u|primavera|verano|otoño|invierno|fin de semana|semana|semanas"
        "|mes|meses|años|hace|dentro de|cada|todos|todo|últimos|últimas|primera|primer|segunda|trimestre"
        "|semestre|víspera|recientemente|ahora|próximamente|en el día de la fecha|el día de la fecha"
        "|día de la fecha|aplazado|cancelado|pospuesto|previsto|más|menos|ni|sino|pero|mismo|siguiente"
        "|anterior"
    ),
    TokenKind.PROSE: (
        "taller|taller nacional|taller regional|capacitación|reunión|conferencia|seminario|foro|sesión"
        "|encuentro|lanzamiento|ceremonia|celebrado|celebrada|realizado|realizada|llevado a cabo"
        "|llevada a cabo|se celebró|se realizó|tuvo lugar|se llevó a cabo|organizado|publicado|publicado el"
        "|publicada|actualizado|consulta|mesa redonda|hora local|nacional|regional|en línea|virtual|un|una"
        "|curso|cumbre|jornada|jornadas|mar del plata|viña del mar|celebrados|celebradas|realizados|realizadas"
        "|realizó|publicación"
        "|adoptado|adoptada|firmado|firmada|firma|inaugurado|inaugurada|inauguración|asamblea|congreso"
        "|actualizado el|última actualización"
    ),
}

PORTUGUESE: Phrases = {
    TokenKind.CLOCK: "pela manhã|de manhã|da manhã|à tarde|da tarde|à noite|da noite|noite|tarde|manhã|meio-dia",
    TokenKind.PREPOSITION: (
        "em|no|na|nos|nas|durante|no mês de|no ano de|ano de|ano|data|datado de|no dia|nos dias"
        "|data de publicação|no período de|no período|para o período|o período|período"
    ),
    TokenKind.ARTICLE: "o|os|as|de|do|da|dos|das|dia|dias|o dia|os dias",
    TokenKind.TO: "ao|aos",
    TokenKind.TO_OR_AT: "a|à|às",
    TokenKind.UNTIL: "até|até o|até ao|até a|até à",
    TokenKind.AND: "e|&",
    TokenKind.FROM: "desde|desde o|a partir de|a partir do",
    TokenKind.ONWARD: "em diante|e em diante|até à data|até a data|até o presente|até ao presente|até o momento",
    TokenKind.BETWEEN: "entre|entre o|entre os",
    TokenKind.ABOUT: "por volta de|cerca de|aproximadamente|em torno de|circa|ca.",
    TokenKind.DOUBT: "possivelmente|provavelmente|talvez",
    TokenKind.RELATIVE: """
        today: hoje|esta manhã|esta tarde|esta noite|no dia de hoje
        yesterday: ontem
        tomorrow: amanhã
        last week: na semana passada|semana passada|a semana passada
        this week: esta semana|nesta semana|desta semana
        next week: na próxima semana|próxima semana|a próxima semana|na semana que vem
        last month: no mês passado|mês passado|o mês passado
        this month: este mês|neste mês|deste mês|corrente mês|mês em curso
        next month: no próximo mês|próximo mês|o próximo mês
        last year: no ano passado|ano passado|o ano passado
        this year: este ano|neste ano|deste ano|corrente ano|ano em curso
        next year: no próximo ano|próximo ano|o próximo ano
        last weekend: no fim de semana passado|no último fim de semana|fim de semana passado
        this weekend: neste fim de semana|este fim de semana
        next weekend: no próximo fim de semana|próximo fim de semana
    """,
    TokenKind.DETERMINER: """
        last: passado|passada|último|última
        next: próximo|próxima|que vem
        this: esta|este|nesta|neste
    """,
    TokenKind.VAGUE: (
        "antes|antes de|antes do|depois|depois de|depois do|após|não|nunca|salvo|exceto|sem|meados|meados de"
        "|em meados de|início|início de|no início de|fim|fim de|no fim de|final de|no final de|ou|primavera"
        "|verão|outono|inverno|fim de semana|fim-de-semana|semana|semanas|mês|meses|anos|há|dentro de|daqui a"
        "|cada|todos|todo|últimos|últimas|primeira|primeiro semestre|trimestre|semestre|véspera|recentemente"
        "|agora|adiado|cancelado|previsto|mais|menos|nem|mas|mesmo|seguinte|anterior"
    ),
    TokenKind.PROSE: (
        "oficina|workshop|formação|capacitação|reunião|conferência|seminário|fórum|sessão|encontro|lançamento"
        "|cerimônia|cerimónia|realizado|realizada|realizou-se|decorreu|teve lugar|organizado|publicado"
        "|publicado em|publicada|atualizado|consulta|mesa redonda|hora local|nacional|regional|on-line|online"
        "|virtual|um|uma|curso|cúpula|rio de janeiro|realizados|realizadas|publicação|adotado|adotada|assinado"
        "|assinada|assinatura"
        "|inaugurado|inaugurada|inauguração|assembleia|congresso|atualizado em|última atualização"
    ),
}

RUSSIAN: Phrases = {
    TokenKind.CLOCK: "утром|утра|днем|днём|вечером|вечера|ночью",
    TokenKind.PREPOSITION: "в|во|на|за|в течение|дата|от|дата публикации|в период|за период|на период|период",
    TokenKind.ARTICLE: "года|год|году|г.|г|гг.|гг|годы|годах|годов|месяца|месяце|числа|дня",
    TokenKind.UNTIL: "до|по",
    TokenKind.AND: "и|&",
    TokenKind.FROM: "с|со|начиная с",
    TokenKind.ONWARD: "по настоящее время|до настоящего времени|по сей день|по н.в.",
    TokenKind.BETWEEN: "между",
    TokenKind.ABOUT: "около|примерно|приблизительно",
    TokenKind.DOUBT: "возможно|вероятно|предположительно",
    TokenKind.RELATIVE: """
        today: сегодня|сегодня утром|сегодня днем|сегодня днём|сегодня вечером
        yesterday: вчера|вчера утром|вчера вечером
        tomorrow: завтра|завтра утром|завтра вечером
        last week: на прошлой неделе|прошлой неделе|на минувшей неделе
        this week: на этой неделе|этой неделе|на текущей неделе
        next week: на следующей неделе|на будущей неделе|следующей неделе
        last month: в прошлом месяце|прошлом месяце
        this month: в этом месяце|этом месяце|в текущем месяце
        next month: в следующем месяце|следующем месяце
        last year: в прошлом году|прошлом году|прошлого года
        this year: с.г.|с. г.|сего года|т.г.|т. г.|в этом году|этом году|этого года|текущего года|в текущем году
        next year: в следующем году|следующем году|следующего года|в будущем году
        last weekend: в прошлые выходные|на прошлых выходных
        past weekend: в минувшие выходные
        this weekend: в эти выходные|на этих выходных
        next weekend: в следующие выходные|на следующих выходных
    """,
    TokenKind.DETERMINER: """
        last: прошлый|прошлую|прошлое|прошлая|минувший|минувшую|минувшее
        next: следующий|следующую|следующее|будущий|ближайший|ближайшую
        this: этот|эту|это
    """,
    TokenKind.VAGUE: (
        "до середины|середина|середины|в середине|середине|начало|начала|в начале|начале|конец|конца|в конце"
        "|конце|перед|после|не|нет|кроме|без|или|либо|весной|летом|осенью|зимой|весна|лето|осень|зима"
        "|выходные|выходных|неделя|недели|неделе|недель|неделю|дней|день|дни|месяцев|месяц|лет|назад"
        "|через|каждый|каждую|все|последние|последних|первая|квартал|квартале|полугодие|накануне|недавно"
        "|сейчас|скоро|перенесен|перенесён|отменен|отменён|ранее|позднее|раньше|позже|прошлого|следующего"
        "|этого|текущего|ни|но|более|менее"
    ),
    TokenKind.PROSE: (
        "семинар|семинара|тренинг|тренинга|совещание|конференция|конференции|форум|форума|встреча|встречи"
        "|заседание|сессия|состоялся|состоялась|состоялось|прошел|прошёл|прошла|прошло|проведен|проведён"
        "|проведена|проводился|опубликовано|обновлено|город|города|г|онлайн|по местному времени"
        "|местного времени|мероприятие|мероприятия|национальный|региональный|круглый стол|презентация"
        "|церемония|состоялись|прошли|проведены|проведено|проходил|проходила|публикация|подписан|подписана|подписано"
        "|принят|принята|принято|последнее обновление"
    ),
}
