"""Portuguese words around days and months, by part: see `Phrases`."""

from migevents.date_parser.lexicon.phrases import Phrases
from migevents.date_parser.tokens import TokenKind

PORTUGUESE: Phrases = {
    TokenKind.CLOCK: (
        "pela manhã|de manhã|da manhã|à tarde|da tarde|à noite|da noite|noite|tarde|manhã|meio-dia"
        "|o dia todo|o dia inteiro|dia inteiro|todo o dia|durante todo o dia|pela tarde|meia-noite"
        "|à meia-noite"
    ),
    TokenKind.PREPOSITION: (
        "em|no|na|nos|nas|durante|no mês de|no ano de|ano de|ano|data|datado de|no dia|nos dias"
        "|data de publicação|no período de|no período|para o período|o período|período|do ano de"
        "|do ano|no ano|data e hora|data e horário|datas|data do evento|nas datas de|nas datas"
        "|nos meses de|durante o mês de|na data de|durante os dias"
    ),
    TokenKind.ARTICLE: (
        "o|os|as|de|do|da|dos|das|dia|dias|o dia|os dias|mês de|do mês de|do dia|dos dias|meses de|os meses de"
    ),
    TokenKind.TO: "ao|aos|ao dia",
    TokenKind.TO_OR_AT: "a|à|às",
    TokenKind.UNTIL: "até|até o|até ao|até a|até à|até o dia|até ao dia|até dia|até os|até aos",
    TokenKind.BOUND: """
        last: o mais tardar em|o mais tardar no dia|o mais tardar a|o mais tardar|o mais tardar até
        last: até no máximo|no máximo até|até o mais tardar|não mais tarde que|não mais tarde do que
        before: antes|antes de|antes do|antes do dia|antes do mês de|antes do ano de
        end: até o final de|até o final do|até o final do ano de|até o final do mês de|até o fim de
        end: até o fim do|até o fim do ano de|até o fim do mês de|até o finais de|até o finais do
        end: até o finais do ano de|até o finais do mês de|até o término de|até o término do
        end: até o término do ano de|até o término do mês de|até ao final de|até ao final do
        end: até ao final do ano de|até ao final do mês de|até ao fim de|até ao fim do
        end: até ao fim do ano de|até ao fim do mês de|até ao finais de|até ao finais do
        end: até ao finais do ano de|até ao finais do mês de|até ao término de|até ao término do
        end: até ao término do ano de|até ao término do mês de|até final de|até final do
        end: até final do ano de|até final do mês de|até fim de|até fim do|até fim do ano de
        end: até fim do mês de|até finais de|até finais do|até finais do ano de|até finais do mês de
        end: até término de|até término do|até término do ano de|até término do mês de
        end: antes do final de|antes do final do|antes do final do ano de|antes do final do mês de
        end: antes do fim de|antes do fim do|antes do fim do ano de|antes do fim do mês de
        end: antes do finais de|antes do finais do|antes do finais do ano de
        end: antes do finais do mês de|antes do término de|antes do término do
        end: antes do término do ano de|antes do término do mês de|antes de final de
        end: antes de final do|antes de final do ano de|antes de final do mês de|antes de fim de
        end: antes de fim do|antes de fim do ano de|antes de fim do mês de|antes de finais de
        end: antes de finais do|antes de finais do ano de|antes de finais do mês de
        end: antes de término de|antes de término do|antes de término do ano de
        end: antes de término do mês de|até o final|até o fim|até ao final|até ao fim|até final
        end: até fim|antes do final|antes do fim
        end this year: até o final do ano|até o fim do ano|até ao final do ano|até ao fim do ano
        end this year: até final do ano|até fim do ano|antes do final do ano|antes do fim do ano
        end this month: até o final do mês|até o fim do mês|até ao final do mês|até ao fim do mês
        end this month: até final do mês|até fim do mês|antes do final do mês|antes do fim do mês
        end this week: até o final da semana|até o fim da semana|até ao final da semana
        end this week: até ao fim da semana|até final da semana|até fim da semana
        end this week: antes do final da semana|antes do fim da semana
    """,
    TokenKind.LATEST: "o mais tardar|no máximo",
    TokenKind.AND: "e|&|e o|e os|e o dia|e no dia|e nos dias|bem como no dia|e em|e do dia",
    TokenKind.FROM: (
        "desde|desde o|a partir de|a partir do|a partir desta|a partir deste|a partir da|a partir dos"
        "|a partir do dia|a partir do mês de|desde esta|desde este|desde a|desde o dia"
    ),
    TokenKind.STARTS: (
        "data de início|início:|início :|data início|data inicial|começa em|começa no dia|início em"
        "|primeiro dia:|data e hora de início|início do evento"
    ),
    TokenKind.ENDS: (
        "data de fim|data de término|fim:|fim :|término:|término :|data final|data fim|data do fim"
        "|termina em|termina no dia|encerramento:|encerra em|último dia:|e termina em"
        "|data e hora de fim|data e hora de término|fim do evento"
    ),
    TokenKind.ONWARD: "em diante|e em diante|até à data|até a data|até o presente|até ao presente|até o momento",
    TokenKind.BETWEEN: "entre|entre o|entre os",
    TokenKind.ABOUT: "por volta de|cerca de|aproximadamente|em torno de|circa|ca.",
    TokenKind.DOUBT: "possivelmente|provavelmente|talvez",
    TokenKind.RELATIVE: """
        today: hoje|esta manhã|esta tarde|esta noite|no dia de hoje|de hoje|ainda hoje
        yesterday: ontem|no dia de ontem|de ontem
        tomorrow: amanhã|de amanhã|no dia de amanhã
        last week: na semana passada|semana passada|a semana passada|da semana passada
        this week: esta semana|nesta semana|desta semana|da semana em curso|na presente semana
        this week: na semana em curso
        next week: na próxima semana|próxima semana|a próxima semana|na semana que vem
        next week: da próxima semana|da semana que vem|semana que vem
        last month: no mês passado|mês passado|o mês passado|do mês passado|do último mês
        this month: este mês|neste mês|deste mês|corrente mês|mês em curso|do mês corrente
        this month: do corrente mês|mês corrente|do mês em curso|do presente mês|no mês corrente
        this month: no corrente mês|do corrente
        next month: no próximo mês|próximo mês|o próximo mês|do próximo mês|do mês que vem
        next month: no mês que vem|mês que vem
        last year: no ano passado|ano passado|o ano passado|do ano passado
        this year: este ano|neste ano|deste ano|corrente ano|ano em curso|do ano corrente
        this year: do corrente ano|ano corrente|do ano em curso|do presente ano|no corrente ano
        this year: no ano corrente
        next year: no próximo ano|próximo ano|o próximo ano|do próximo ano|do ano que vem
        next year: no ano que vem|ano que vem
        last weekend: no fim de semana passado|no último fim de semana|fim de semana passado
        this weekend: neste fim de semana|este fim de semana
        next weekend: no próximo fim de semana|próximo fim de semana
        days -2: anteontem|antes de ontem
        days 2: depois de amanhã
        weekend: durante o fim de semana|no fim de semana
    """,
    TokenKind.PERIOD: """
        quarter 1: primeiro trimestre|1º trimestre|1.º trimestre|t1
        quarter 2: segundo trimestre|2º trimestre|2.º trimestre|t2
        quarter 3: terceiro trimestre|3º trimestre|3.º trimestre|t3
        quarter 4: quarto trimestre|último trimestre|4º trimestre|4.º trimestre|t4
        half 1: primeiro semestre|1º semestre|1.º semestre|primeira metade
        half 2: segundo semestre|2º semestre|2.º semestre|segunda metade
        week: semana de|na semana de|a semana de|semana do dia|na semana do dia
    """,
    TokenKind.AGO: "há",
    TokenKind.DETERMINER: """
        last: passado|passada|último|última
        next: próximo|próxima|que vem
        this: esta|este|nesta|neste
    """,
    TokenKind.VAGUE: (
        "depois|depois de|depois do|após|não|nunca|salvo|exceto|sem|meados|meados de|em meados de"
        "|início|início de|no início de|fim|fim de|no fim de|final de|no final de|ou|primavera|verão"
        "|outono|inverno|fim de semana|fim-de-semana|semana|semanas|mês|meses|anos|dentro de|daqui a"
        "|cada|todos|todo|últimos|últimas|primeira|trimestre|semestre|véspera|recentemente|agora|mais"
        "|menos|nem|mas|mesmo|seguinte|anterior|até meados de|até o início de|até início de"
        "|até ao início de|antes de meados de|para|para o|ao final de|exercício|ano fiscal|ano letivo"
        "|ano lectivo|prazo|prazo:|inscrições|inscrição|data limite|data limite:|aniversário|vários"
        "|várias|alguns|cada ano|lembrete|primeiros|primeiras|primeiros dias de|últimos dias de"
        "|princípio de|finais de|em finais de|no princípio de|no final|final|até novo aviso"
    ),
    TokenKind.PROSE: (
        "oficina|workshop|formação|capacitação|reunião|conferência|seminário|fórum|sessão|encontro"
        "|lançamento|cerimônia|cerimónia|realizado|realizada|realizou-se|decorreu|teve lugar"
        "|organizado|publicado|publicado em|publicada|atualizado|consulta|mesa redonda|hora local"
        "|nacional|regional|on-line|online|virtual|um|uma|curso|cúpula|realizados|realizadas"
        "|publicação|adotado|adotada|assinado|assinada|assinatura|inaugurado|inaugurada|inauguração"
        "|assembleia|congresso|atualizado em|última atualização|hora|horas|horário|horários|quando"
        "|onde|local|lugar|evento|comunicado|comunicado de imprensa|notícia|notícias|webinário|webinar"
        "|híbrido|presencial|publicado às|publicada em|criado em|modificado em|última modificação"
        "|hora de início|horário de início|hora de término|hora de fim|horário de brasília"
        "|hora de brasília|horário de lisboa|hora de lisboa|simpósio|visita|diálogo|painel|palestra"
        "|colóquio|cidade|capital|país|e às|assinados|reserve a data|jornada|jornadas|redação|agência"
        "|inclusive|incluído"
    ),
}
