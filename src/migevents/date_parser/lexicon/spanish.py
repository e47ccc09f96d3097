"""Spanish words around days and months, by their part: see `Phrases`."""

from migevents.date_parser.lexicon.phrases import Phrases
from migevents.date_parser.tokens import TokenKind

SPANISH: Phrases = {
    TokenKind.CLOCK: (
        "por la mañana|por la tarde|por la noche|de la mañana|de la tarde|de la noche|noche|tarde"
        "|mediodía|todo el día|todo el dia|día completo|jornada completa|medianoche|a medianoche"
    ),
    TokenKind.PREPOSITION: (
        "en|durante|en el mes de|en el año|el año|año|fecha|con fecha|fechado|fecha de publicación"
        "|en el período|para el período|el período|período|en el periodo|para el periodo|el periodo"
        "|periodo|del año|fecha y hora|fechas|fecha del evento|en las fechas|en fecha|en la fecha"
        "|en los días|durante los días|en los meses de|durante el mes de|durante los meses de"
    ),
    TokenKind.ARTICLE: (
        "el|la|los|las|de|del|día|días|de los|de las|el día|los días|los dias|dias|dia|mes de"
        "|del mes de|meses de|los meses de|del día|de los días|de los meses de|el mes de"
    ),
    TokenKind.TO: "al|al día",
    TokenKind.TO_OR_AT: "a",
    TokenKind.UNTIL: "hasta|hasta el|hasta los|hasta el día|hasta el mes de|hasta el año",
    TokenKind.BOUND: """
        last: a más tardar el|a más tardar en|a más tardar|a más tardar para el|como máximo el
        last: no más tarde del|no más tarde de|a mas tardar el
        before: antes|antes de|antes del|antes del día|antes del mes de|antes del año
        before: con anterioridad al|previo al
        end: hasta finales de|hasta finales del|hasta fines de|hasta fin de|hasta final de
        end: hasta final del|hasta finales del mes de|hasta fines del mes de|antes de finales de
        end: antes de finales del|antes de fines de|antes de fin de|antes de final de
        end: antes de final del|antes de finales del mes de|antes de fines del mes de
        end: antes del finales de|antes del finales del|antes del fines de|antes del fin de
        end: antes del final de|antes del final del|antes del finales del mes de
        end: antes del fines del mes de|hasta el finales de|hasta el finales del|hasta el fines de
        end: hasta el fin de|hasta el final de|hasta el final del|hasta el finales del mes de
        end: hasta el fines del mes de|a más tardar a finales de|a más tardar a finales del
        end: a más tardar a fines de|a más tardar a fin de|a más tardar a final de
        end: a más tardar a final del|a más tardar a finales del mes de
        end: a más tardar a fines del mes de
        end this year: hasta finales de año|hasta finales del año|hasta fines de año|hasta fin de año
        end this year: hasta final del año|hasta final de año|antes de finales de año
        end this year: antes de finales del año|antes de fines de año|antes de fin de año
        end this year: antes de final del año|antes de final de año|antes del finales de año
        end this year: antes del finales del año|antes del fines de año|antes del fin de año
        end this year: antes del final del año|antes del final de año|hasta el finales de año
        end this year: hasta el finales del año|hasta el fines de año|hasta el fin de año
        end this year: hasta el final del año|hasta el final de año
        end this month: hasta finales de mes|hasta finales del mes|hasta fines de mes
        end this month: hasta fin de mes|hasta final del mes|hasta final de mes
        end this month: antes de finales de mes|antes de finales del mes|antes de fines de mes
        end this month: antes de fin de mes|antes de final del mes|antes de final de mes
        end this month: antes del finales de mes|antes del finales del mes|antes del fines de mes
        end this month: antes del fin de mes|antes del final del mes|antes del final de mes
        end this month: hasta el finales de mes|hasta el finales del mes|hasta el fines de mes
        end this month: hasta el fin de mes|hasta el final del mes|hasta el final de mes
        end this week: hasta finales de la semana|hasta fines de la semana|hasta fin de la semana
        end this week: hasta final de la semana|antes de finales de la semana
        end this week: antes de fines de la semana|antes de fin de la semana
        end this week: antes de final de la semana|antes del finales de la semana
        end this week: antes del fines de la semana|antes del fin de la semana
        end this week: antes del final de la semana|hasta el finales de la semana
        end this week: hasta el fines de la semana|hasta el fin de la semana
        end this week: hasta el final de la semana
    """,
    TokenKind.LATEST: "a más tardar|como máximo|como muy tarde",
    TokenKind.AND: "y|e|&|y el|y los|y del|y el día|así como el|y también el",
    TokenKind.FROM: (
        "desde|desde el|a partir de|a partir del|a partir de este|a partir de esta|desde este"
        "|a partir de los|desde el día|a partir del día|desde el mes de|a partir del mes de"
    ),
    TokenKind.STARTS: (
        "fecha de inicio|inicio:|inicio :|fecha inicio|fecha inicial|comienza el|inicia el|empieza el"
        "|comienzo:|fecha de comienzo|primer día:|fecha y hora de inicio|inicio del evento"
    ),
    TokenKind.ENDS: (
        "fecha de fin|fin:|fin :|fecha fin|fecha final|fecha de finalización|fecha de término|término:"
        "|finaliza el|termina el|concluye el|finalización:|último día:|cierre:|final:|y termina el"
        "|y finaliza el|fecha y hora de fin|fecha y hora de finalización|fin del evento"
    ),
    TokenKind.ONWARD: "en adelante|y en adelante|a la fecha|hasta la fecha|hasta el presente|al presente",
    TokenKind.BETWEEN: "entre|entre el|entre los",
    TokenKind.ABOUT: "hacia|alrededor de|alrededor del|aproximadamente|cerca de|circa|ca.",
    TokenKind.DOUBT: "posiblemente|probablemente|quizás|quizá|tal vez",
    TokenKind.RELATIVE: """
        today: hoy|esta mañana|esta tarde|esta noche|el día de hoy|en el día de hoy|de hoy
        today: del día de hoy|en la mañana de hoy|en la tarde de hoy
        yesterday: ayer|el día de ayer|en el día de ayer|de ayer|del día de ayer
        tomorrow: mañana|el día de mañana|en el día de mañana
        last week: la semana pasada|la pasada semana|semana pasada|de la semana pasada
        this week: esta semana|la presente semana|de esta semana|la semana en curso|en esta semana
        next week: la próxima semana|la semana próxima|próxima semana|de la próxima semana
        next week: de la semana próxima|la semana que viene|de la semana que viene
        last month: del mes pasado|del pasado mes|el pasado mes|mes pasado|el mes pasado
        this month: este mes|el presente mes|presente mes|mes en curso|del mes en curso
        this month: del presente mes|de este mes|el mes en curso|del mes corriente|mes corriente
        this month: del corriente mes|corriente mes|de los corrientes|del corriente
        this month: este presente mes|en el presente mes|del mes presente
        next month: el próximo mes|el mes próximo|próximo mes|del próximo mes|del mes próximo
        next month: del mes que viene
        last year: el año pasado|el pasado año|año pasado|del año pasado|del pasado año
        this year: este año|el presente año|presente año|corriente año|año en curso|del presente año
        this year: del año en curso|de este año|el año en curso|del corriente año|del año corriente
        this year: en el presente año|el corriente año
        next year: el próximo año|el año próximo|próximo año|del próximo año|del año próximo
        next year: del año que viene
        last weekend: el fin de semana pasado|el pasado fin de semana|fin de semana pasado
        this weekend: este fin de semana
        next weekend: el próximo fin de semana|próximo fin de semana
        days -2: anteayer|antes de ayer|antier
        days 2: pasado mañana
        weekend: durante el fin de semana|en el fin de semana|el fin de semana
    """,
    TokenKind.PERIOD: """
        quarter 1: primer trimestre|1er trimestre|1.er trimestre|t1
        quarter 2: segundo trimestre|2º trimestre|2do trimestre|2.º trimestre|t2
        quarter 3: tercer trimestre|3er trimestre|3.er trimestre|t3
        quarter 4: cuarto trimestre|último trimestre|4º trimestre|4to trimestre|4.º trimestre|t4
        half 1: primer semestre|1er semestre|1.er semestre|primera mitad
        half 2: segundo semestre|2º semestre|2do semestre|2.º semestre|segunda mitad
        week: semana del|la semana del
    """,
    TokenKind.AGO: "hace",
    TokenKind.DETERMINER: """
        last: pasado|pasada|pasados|último
        next: próximo|próxima|próximos
        this: este|esta
    """,
    TokenKind.VAGUE: (
        "después|después de|después del|no|nunca|salvo|excepto|sin|mediados|mediados de|a mediados de"
        "|principios|principios de|a principios de|finales|finales de|a finales de|fines de|a fines de"
        "|comienzos de|o|u|primavera|verano|otoño|invierno|fin de semana|semana|semanas|mes|meses|años"
        "|dentro de|cada|todos|todo|últimos|últimas|primera|primer|segunda|trimestre|semestre|víspera"
        "|recientemente|ahora|próximamente|en el día de la fecha|el día de la fecha|día de la fecha"
        "|más|menos|ni|sino|pero|mismo|siguiente|anterior|antes de mediados de|antes de principios de"
        "|hasta mediados de|hasta principios de|para|para el|para finales de|al final de|ejercicio"
        "|año fiscal|curso escolar|año académico|fecha límite|fecha límite:|plazo|inscripciones"
        "|inscripción|aniversario|varios|varias|algunos|con vistas a|cada año|principio de"
        "|semana santa|hasta nuevo aviso|recordatorio|primeros|primeras|primeros días de"
        "|últimos días de|salvo cambios|hacia finales de|hacia fines de"
    ),
    TokenKind.PROSE: (
        "taller|taller nacional|taller regional|capacitación|reunión|conferencia|seminario|foro|sesión"
        "|encuentro|lanzamiento|ceremonia|celebrado|celebrada|realizado|realizada|llevado a cabo"
        "|llevada a cabo|se celebró|se realizó|tuvo lugar|se llevó a cabo|organizado|publicado"
        "|publicado el|publicada|actualizado|consulta|mesa redonda|hora local|nacional|regional"
        "|en línea|virtual|un|una|curso|cumbre|jornada|jornadas|celebrados|celebradas|realizados"
        "|realizadas|realizó|publicación|adoptado|adoptada|firmado|firmada|firma|inaugurado|inaugurada"
        "|inauguración|asamblea|congreso|actualizado el|última actualización|hora|horas|horario"
        "|horarios|cuándo|cuando|dónde|donde|lugar|sede|evento|comunicado|comunicado de prensa|noticia"
        "|noticias|boletín|webinario|webinar|híbrido|presencial|modalidad|modalidad virtual"
        "|publicado a las|publicada el|creado el|modificado el|última modificación|hora de inicio"
        "|hora de término|hora de fin|hora de finalización|simposio|visita|diálogo|panel|charla"
        "|coloquio|ciudad|capital|país|y a las|firmados|reserve la fecha|aparta la fecha|hora de parís"
        "|acto|agencia|redacción|dado en|hecho en|viña del mar|inclusive|incluido|incluidos"
    ),
}
