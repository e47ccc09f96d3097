"""The words around days and months in Spanish, by the part they play: see `Phrases`."""

from migevents.date_parser.lexicon.phrases import Phrases
from migevents.date_parser.tokens import TokenKind

SPANISH: Phrases = {
    TokenKind.CLOCK: (
        "por la mañana|por la tarde|por la noche|de la mañana|de la tarde|de la noche|noche|tarde|mediodía"
        "|todo el día|todo el dia|día completo|jornada completa|medianoche|a medianoche"
    ),
    TokenKind.PREPOSITION: (
        "en|durante|en el mes de|en el año|el año|año|fecha|con fecha|fechado|fecha de publicación|en el período"
        "|para el período|el período|período|en el periodo|para el periodo|el periodo|periodo|del año|fecha y hora"
        "|fechas|fecha del evento|en las fechas|en fecha|en la fecha|en los días|durante los días|en los meses de"
        "|durante el mes de|durante los meses de"
    ),
    TokenKind.ARTICLE: (
        "el|la|los|las|de|del|día|días|de los|de las|el día|los días|los dias|dias|dia|mes de|del mes de|meses de"
        "|los meses de|del día|de los días|de los meses de|el mes de"
    ),
    TokenKind.TO: "al|al día",
    TokenKind.TO_OR_AT: "a",
    TokenKind.UNTIL: "hasta|hasta el|hasta los|hasta el día|hasta el mes de|hasta el año",
    TokenKind.BOUND: """
        last: a más tardar el|a más tardar en|a más tardar|a más tardar para el|como máximo el|no más tarde del
        last: no más tarde de|a mas tardar el
        before: antes|antes de|antes del|antes del día|antes del mes de|antes del año|con anterioridad al|previo al
        end: hasta finales de|hasta finales del|hasta fines de|hasta fin de|hasta final de|hasta final del
        end: hasta finales del mes de|hasta fines del mes de|antes de finales de|antes de finales del
        end: antes de fines de|antes de fin de|antes de final de|antes de final del|antes de finales del mes de
        end: antes de fines del mes de|antes del finales de|antes del finales del|antes del fines de
        end: antes del fin de|antes del final de|antes del final del|antes del finales del mes de
        end: antes del fines del mes de|hasta el finales de|hasta el finales del|hasta el fines de|hasta el fin de
        end: hasta el final de|hasta el final del|hasta el finales del mes de|hasta el fines del mes de
        end: a más tardar a finales de|a más tardar a finales del|a más tardar a fines de|a más tardar a fin de
        end: a más tardar a final de|a más tardar a final del|a más tardar a finales del mes de
        end: a más tardar a fines del mes de
        end this year: hasta finales de año|hasta finales del año|hasta fines de año|hasta fin de año
        end this year: hasta final del año|hasta final de año|antes de finales de año|antes de finales del año
        end this year: antes de fines de año|antes de fin de año|antes de final del año|antes de final de año
        end this year: antes del finales de año|antes del finales del año|antes del fines de año
        end this year: antes del fin de año|antes del final del año|antes del final de año|hasta el finales de año
        end this year: hasta el finales del año|hasta el fines de año|hasta el fin de año|hasta el final del año
        end this year: hasta el final de año
        end this month: hasta finales de mes|hasta finales del mes|hasta fines de mes|hasta fin de mes
        end this month: hasta final del mes|hasta final de mes|antes de finales de mes|antes de finales del mes
        end this month: antes de fines de mes|antes de fin de mes|antes de final del mes|antes de final de mes
        end this month: antes del finales de mes|antes del finales del mes|antes del fines de mes
        end this month: antes del fin de mes|antes del final del mes|antes del final de mes
        end this month: hasta el finales de mes|hasta el finales del mes|hasta el fines de mes|hasta el fin de mes
        end this month: hasta el final del mes|hasta el final de mes
        end this week: hasta finales de la semana|hasta fines de la semana|hasta fin de la semana
        end this week: hasta final de la semana|antes de finales de la semana|antes de fines de la semana
        end this week: antes de fin de la semana|antes de final de la semana|antes del finales de la semana
        end this week: antes del fines de la semana|antes del fin de la semana|antes del final de la semana
        end this week: hasta el finales de la semana|hasta el fines de la semana|hasta el fin de la semana
        end this week: hasta el final de la semana
    """,
    TokenKind.LATEST: "a más tardar|como máximo|como muy tarde",
    TokenKind.AND: "y|e|&|y el|y los|y del|y el día|así como el|y también el",
    TokenKind.FROM: (
        "desde|desde el|a partir de|a partir del|a partir de este|a partir de esta|desde este|a partir de los"
        "|desde el día|a partir del día|desde el mes de|a partir del mes de"
    ),
    TokenKind.STARTS: (
        "fecha de inicio|inicio:|inicio :|fecha inicio|fecha inicial|comienza el|inicia el|empieza el|comienzo:"
        "|fecha de comienzo|primer día:"
    ),
    TokenKind.ENDS: (
        "fecha de fin|fin:|fin :|fecha fin|fecha final|fecha de finalización|fecha de término|término:|finaliza el"
        "|termina el|concluye el|finalización:|último día:|cierre:|final:|y termina el|y finaliza el"
    ),
    TokenKind.ONWARD: "en adelante|y en adelante|a la fecha|hasta la fecha|hasta el presente|al presente",
    TokenKind.BETWEEN: "entre|entre el|entre los",
    TokenKind.ABOUT: "hacia|alrededor de|alrededor del|aproximadamente|cerca de|circa|ca.",
    TokenKind.DOUBT: "posiblemente|probablemente|quizás|quizá|tal vez",
    TokenKind.RELATIVE: """
        today: hoy|esta mañana|esta tarde|esta noche|el día de hoy|en el día de hoy|de hoy|del día de hoy
        today: en la mañana de hoy|en la tarde de hoy
        yesterday: ayer|el día de ayer|en el día de ayer|de ayer|del día de ayer
        tomorrow: mañana|el día de mañana|en el día de mañana
        last week: la semana pasada|la pasada semana|semana pasada|de la semana pasada
        this week: esta semana|la presente semana|de esta semana|la semana en curso|en esta semana
        next week: la próxima semana|la semana próxima|próxima semana|de la próxima semana|de la semana próxima
        next week: la semana que viene|de la semana que viene
        last month: del mes pasado|del pasado mes|el pasado mes|mes pasado|el mes pasado
        this month: este mes|el presente mes|presente mes|mes en curso|del mes en curso|del presente mes
        this month: de este mes|el mes en curso|del mes corriente|mes corriente|del corriente mes|corriente mes
        this month: de los corrientes|del corriente|este presente mes|en el presente mes|del mes presente
        next month: el próximo mes|el mes próximo|próximo mes|del próximo mes|del mes próximo|del mes que viene
        last year: el año pasado|el pasado año|año pasado|del año pasado|del pasado año
        this year: este año|el presente año|presente año|corriente año|año en curso|del presente año
        this year: del año en curso|de este año|el año en curso|del corriente año|del año corriente
        this year: en el presente año|el corriente año
        next year: el próximo año|el año próximo|próximo año|del próximo año|del año próximo|del año que viene
        last weekend: el fin de semana pasado|el pasado fin de semana|fin de semana pasado
        this weekend: este fin de semana
        next weekend: el próximo fin de semana|próximo fin de semana
        days -2: anteayer|antes de ayer|antier
        days 2: pasado mañana
        weekend: durante el fin de semana|en el fin de semana|el fin de semana
    """,
    TokenKind.PERIOD: """
        quarter 1: primer trimestre|primer trimestre de|primer trimestre del|primer trimestre del año
        quarter 1: primer trimestre de año|1er trimestre|1er trimestre de|1er trimestre del|1er trimestre del año
        quarter 1: 1er trimestre de año|1.er trimestre|1.er trimestre de|1.er trimestre del|1.er trimestre del año
        quarter 1: 1.er trimestre de año|t1|t1 de
        quarter 2: segundo trimestre|segundo trimestre de|segundo trimestre del|segundo trimestre del año
        quarter 2: segundo trimestre de año|2º trimestre|2º trimestre de|2º trimestre del|2º trimestre del año
        quarter 2: 2º trimestre de año|2do trimestre|2do trimestre de|2do trimestre del|2do trimestre del año
        quarter 2: 2do trimestre de año|2.º trimestre|2.º trimestre de|2.º trimestre del|2.º trimestre del año
        quarter 2: 2.º trimestre de año|t2|t2 de
        quarter 3: tercer trimestre|tercer trimestre de|tercer trimestre del|tercer trimestre del año
        quarter 3: tercer trimestre de año|3er trimestre|3er trimestre de|3er trimestre del|3er trimestre del año
        quarter 3: 3er trimestre de año|3.er trimestre|3.er trimestre de|3.er trimestre del|3.er trimestre del año
        quarter 3: 3.er trimestre de año|t3|t3 de
        quarter 4: cuarto trimestre|cuarto trimestre de|cuarto trimestre del|cuarto trimestre del año
        quarter 4: cuarto trimestre de año|último trimestre|último trimestre de|último trimestre del
        quarter 4: último trimestre del año|último trimestre de año|4º trimestre|4º trimestre de|4º trimestre del
        quarter 4: 4º trimestre del año|4º trimestre de año|4to trimestre|4to trimestre de|4to trimestre del
        quarter 4: 4to trimestre del año|4to trimestre de año|4.º trimestre|4.º trimestre de|4.º trimestre del
        quarter 4: 4.º trimestre del año|4.º trimestre de año|t4|t4 de
        half 1: primer semestre|primer semestre de|primer semestre del|primer semestre del año|1er semestre
        half 1: 1er semestre de|1er semestre del|1er semestre del año|1.er semestre|1.er semestre de
        half 1: 1.er semestre del|1.er semestre del año|primera mitad de|la primera mitad de|primera mitad del año
        half 2: segundo semestre|segundo semestre de|segundo semestre del|segundo semestre del año|2º semestre
        half 2: 2º semestre de|2º semestre del|2º semestre del año|2do semestre|2do semestre de|2do semestre del
        half 2: 2do semestre del año|2.º semestre|2.º semestre de|2.º semestre del|2.º semestre del año
        half 2: segunda mitad de|la segunda mitad de|segunda mitad del año
        week: semana del|la semana del
    """,
    TokenKind.AGO: "hace",
    TokenKind.DETERMINER: """
        last: pasado|pasada|pasados|último
        next: próximo|próxima|próximos
        this: este|esta
    """,
    TokenKind.VAGUE: (
        "después|después de|después del|no|nunca|salvo|excepto|sin|mediados|mediados de|a mediados de|principios"
        "|principios de|a principios de|finales|finales de|a finales de|fines de|a fines de|comienzos de|o|u"
        "|primavera|verano|otoño|invierno|fin de semana|semana|semanas|mes|meses|años|dentro de|cada|todos|todo"
        "|últimos|últimas|primera|primer|segunda|trimestre|semestre|víspera|recientemente|ahora|próximamente"
        "|en el día de la fecha|el día de la fecha|día de la fecha|más|menos|ni|sino|pero|mismo|siguiente|anterior"
        "|antes de mediados de|antes de principios de|hasta mediados de|hasta principios de|para|para el"
        "|para finales de|al final de|ejercicio|año fiscal|curso escolar|año académico|fecha límite|fecha límite:"
        "|plazo|inscripciones|inscripción|aniversario|varios|varias|algunos|con vistas a|cada año|principio de"
        "|semana santa|hasta nuevo aviso|recordatorio|primeros|primeras|primeros días de|últimos días de"
        "|salvo cambios|hacia finales de|hacia fines de"
    ),
    TokenKind.PROSE: (
        "taller|taller nacional|taller regional|capacitación|reunión|conferencia|seminario|foro|sesión|encuentro"
        "|lanzamiento|ceremonia|celebrado|celebrada|realizado|realizada|llevado a cabo|llevada a cabo|se celebró"
        "|se realizó|tuvo lugar|se llevó a cabo|organizado|publicado|publicado el|publicada|actualizado|consulta"
        "|mesa redonda|hora local|nacional|regional|en línea|virtual|un|una|curso|cumbre|jornada|jornadas|celebrados"
        "|celebradas|realizados|realizadas|realizó|publicación|adoptado|adoptada|firmado|firmada|firma|inaugurado"
        "|inaugurada|inauguración|asamblea|congreso|actualizado el|última actualización|hora|horas|horario|horarios"
        "|cuándo|cuando|dónde|donde|lugar|sede|evento|comunicado|comunicado de prensa|noticia|noticias|boletín"
        "|webinario|webinar|híbrido|presencial|modalidad|modalidad virtual|publicado a las|publicada el|creado el"
        "|modificado el|última modificación|hora de inicio|hora de término|hora de fin|hora de finalización|simposio"
        "|visita|diálogo|panel|charla|coloquio|ciudad|capital|país|y a las|firmados|reserve la fecha|aparta la fecha"
        "|hora de parís|acto|agencia|redacción|dado en|hecho en|viña del mar|inclusive|incluido|incluidos"
    ),
}
