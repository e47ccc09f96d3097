"""English words around days and months, by their part: see `Phrases`."""

from migevents.date_parser.lexicon.phrases import Phrases
from migevents.date_parser.tokens import TokenKind

ENGLISH: Phrases = {
    TokenKind.CLOCK: (
        "morning|afternoon|evening|night|noon|midday|in the morning|in the afternoon|in the evening"
        "|at night|all day|all-day|full day|whole day|midnight"
    ),
    TokenKind.PREPOSITION: (
        "on|in|at|during|for|over|on the|in the month of|in the year|the year|year|dated"
        "|date of publication|publication date|release date|for the period|in the period"
        "|over the period|the period|period|in the year of|of the year|event date|dates|date and time"
        "|date & time|date/time|date(s)|on the dates of|on the following dates|the days of|throughout"
        "|across|within the period|date"
    ),
    TokenKind.ARTICLE: "the|of|day of|a|an|both|days of|calendar year",
    TokenKind.TO: "to",
    TokenKind.UNTIL: (
        "until|till|up until|up to|through|thru|-until|up through|up to and including|until and including"
    ),
    TokenKind.BOUND: """
        last: by|no later than|not later than|by no later than|by not later than|not after|no later
        last: at the latest by|at the latest on|latest by|on or before|by or before
        before: before|prior to|earlier than|any time before
        end: by the end of|by end of|by end|by the close of|until the end of|until end of|until end
        end: up to the end of|through the end of|through end of|till the end of|till end of
        end: before the end of|before end of|before end|no later than the end of
        end: not later than the end of|to the end of
        end this year: by the end of the year|by end of year|by end of the year|by year-end
        end this year: by year’s end|by year's end|before the end of the year|before year-end
        end this year: until the end of the year|until end of the year|through the end of the year
        end this year: by the year's end
        end this month: by the end of the month|by end of month|by end of the month|by month-end
        end this month: by month’s end|by month's end|before the end of the month|before month-end
        end this month: until the end of the month|until end of the month
        end this month: through the end of the month|by the month's end
        end this week: by the end of the week|by end of week|by end of the week|by week-end
        end this week: by week’s end|by week's end|before the end of the week|before week-end
        end this week: until the end of the week|until end of the week|through the end of the week
        end this week: by the week's end
    """,
    TokenKind.LATEST: "at the latest|latest",
    TokenKind.AND: "and|&|as well as|and also|and again on|and on",
    TokenKind.FROM: (
        "from|starting|starting on|starting from|beginning|beginning on|effective|onwards from|as of"
        "|as from|with effect from|effective from|from the|starting in|starting this|starting from the"
        "|beginning in|beginning this|beginning from"
    ),
    TokenKind.SINCE: "since|ever since|since the",
    TokenKind.STARTS: (
        "starts|starts on|start date|start day|start:|start :|start date and time|begins|begins on"
        "|beginning date|begin:|begin date|commences|commences on|opens on|first day:|starting date"
        "|start date & time|event start|event starts|event start date|from date"
    ),
    TokenKind.ENDS: (
        "ends|ends on|end date|end day|end:|end :|end date and time|finishes|finish:|concludes"
        "|concludes on|last day:|closes on|ending date|ending on|ending|end date & time|event end"
        "|event ends|event end date|to date:"
    ),
    TokenKind.ONWARD: (
        "onwards|onward|and onwards|and onward|to date|till date|until now|till now|to present"
        "|to the present|until the present|until present|- present|-present|– present|–present"
        "|- ongoing|–ongoing|– ongoing|to now|- to date|– to date|-to date"
    ),
    TokenKind.BETWEEN: "between",
    TokenKind.ABOUT: "about|around|circa|ca.|approximately|approx.|approx|roughly",
    TokenKind.DOUBT: "possibly|perhaps|probably|presumably",
    TokenKind.RELATIVE: """
        today: today|this morning|this afternoon|this evening|tonight|earlier today|later today
        today: this very day|today's
        yesterday: yesterday|yesterday morning|yesterday afternoon|yesterday evening|a day ago
        yesterday: yesterday's|late yesterday|earlier yesterday
        tomorrow: tomorrow|tomorrow morning|tomorrow afternoon|tomorrow evening|tomorrow's
        tomorrow: later tomorrow
        last week: last week
        this week: this week|the current week|during this week
        next week: next week
        last month: last month|of last month|the previous month
        this month: this month|the current month|of this month|the present month|current month
        this month: this current month
        next month: next month
        last year: last year|of last year|the previous year
        this year: this year|the current year|of this year|the present year|current year
        this year: this current year
        next year: next year|of next year
        last weekend: last weekend
        past weekend: this past weekend|the past weekend|past weekend|over the past weekend
        past weekend: this last weekend
        this weekend: this weekend|this coming weekend
        next weekend: next weekend
        days -2: the day before yesterday|day before yesterday
        days 2: the day after tomorrow|day after tomorrow
        weekend: over the weekend|during the weekend|over this weekend|at the weekend
    """,
    TokenKind.PERIOD: """
        quarter 1: first quarter|first-quarter|1st quarter|1st-quarter|q1|quarter 1|1q|q1-
        quarter 2: second quarter|second-quarter|2nd quarter|2nd-quarter|q2|quarter 2|2q|q2-
        quarter 3: third quarter|third-quarter|3rd quarter|3rd-quarter|q3|quarter 3|3q|q3-
        quarter 4: fourth quarter|fourth-quarter|4th quarter|4th-quarter|q4|quarter 4|4q|last quarter
        quarter 4: final quarter|q4-
        half 1: first half|1st half|h1|first semester
        half 2: second half|2nd half|h2|second semester|latter half
        spring: spring
        summer: summer
        autumn: autumn|fall
        week: week of|the week of|week of the|during the week of
        week from: week beginning|week commencing|week starting|w/c|week beginning on
        week from: week starting on
    """,
    TokenKind.AGO: "ago",
    TokenKind.DETERMINER: """
        last: last|past|this past
        next: next|coming|this coming|upcoming
        this: this
    """,
    TokenKind.VAGUE: (
        "after|not|no|never|except|without|mid|mid-|early|earlier|late|later|end|start|end of"
        "|the end of|beginning of|the beginning of|start of|middle of|the middle of|half of|later in"
        "|or|either|following|within|every|each|winter|weekend|the weekend|week|weeks|weekly|day|days"
        "|month|months|monthly|year|years|yearly|annual|annually|decade|decades|recent|recently|soon"
        "|now|currently|past|previous|same|other|than|less|more|due|began|closed|completed|concluded"
        "|ended|instead|nor|but|eve of|the eve of|quarter|minus|plus|deadline|by mid|by mid-|by early"
        "|by late|by the beginning of|by the start of|by the middle of|before mid|before mid-"
        "|before early|before late|at the end of|towards the end of|toward|towards|tonight or|onset of"
        "|anniversary|anniversary of|fiscal year|financial year|academic year|school year|fy|sometime"
        "|some time|any time|at least|at most|if|unless|should|would|between now and|first week of"
        "|second week of|third week of|last week of|first days of|last days of|next few|couple|several"
        "|few|many|biannual|biennial|biweekly|reminder|until further notice|further notice|ahead of"
        "|registration|registration closes|registration opens|deadline for|applications|apply by"
        "|submission|closing date|closing date:|expiry|expires|valid until|half|other than|old style"
        "|new style|est.|estimated|weekends|per"
    ),
    TokenKind.PROSE: (
        "held|was held|were held|is held|being held|to be held|organized|organised|took place"
        "|takes place|taking place|conducted|convened|workshop|workshops|training|trainings|meeting"
        "|meetings|conference|seminar|forum|session|event|consultation|consultations|launch|launched"
        "|ceremony|signing|signed|course|retreat|roundtable|round table|summit|webinar|symposium"
        "|mission|visit|study visit|national|regional|international|technical|virtual|online|posted"
        "|posted on|published|published on|updated|updated on|last updated|created|submitted|by admin"
        "|local time|here|city|capital|dialogue|exercise|programme|program|opened|opening|closing"
        "|publication|release|released|issued|modified|last modified|press release|adopted|approved"
        "|established|inaugurated|inauguration|celebrated|hosted|delivered|seminars|sessions|forums"
        "|briefing|congress|assembly|gathering|exhibition|time|times|when|where|location|venue|place"
        "|posted at|published at|press briefing|news|news release|story|statement|event dates"
        "|save the date|new date|uploaded|uploaded on|opens|took part|which took place|starting at"
        "|time zone|timezone|edt time|gmt time|local|duration|hybrid|in person|in-person|via zoom|zoom"
        "|live|start time|end time|start time:|end time:|schedule|activity|activities|hour"
        "|published date|date posted|report|announcement|side event|high-level|ministerial|plenary"
        "|lecture|hearing|panel|talk|series|kick-off|kickoff|hosts|host|and at|country|inclusive"
        "|included|close of business|cob"
    ),
}
