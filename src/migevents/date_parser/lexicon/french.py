"""French words around days and months, by their part: see `Phrases`."""

from migevents.date_parser.lexicon.phrases import Phrases
from migevents.date_parser.tokens import TokenKind

FRENCH: Phrases = {
    TokenKind.CLOCK: (
        "matin|après-midi|soir|soirée|nuit|midi|au matin|au soir|dans la matinée|dans la soirée"
        "|du matin|du soir|toute la journée|journée entière|toute la journee|dans l'après-midi"
        "|en matinée|en soirée|de l'après-midi|minuit|à minuit"
    ),
    TokenKind.PREPOSITION: (
        "en|dans|pendant|durant|lors de|au mois de|en l'an|en l'année|l'année|l'an|dès le mois de|date"
        "|daté du|au cours de|au cours du mois de|au cours de l'année|en date du|date de publication"
        "|pour la période|sur la période|durant la période|la période|période|de l'année|pour l'année"
        "|dates|date et heure|date et heures|date de l'événement|en ce|à la date du|aux dates du"
        "|pour le mois de|au cours du|au cours des|au cours de la|lors du"
    ),
    TokenKind.ARTICLE: (
        "le|la|les|l'|de|du|des|d'|de la|mois de|du mois de|journée du|la journée du|journées des"
        "|les journées des|jour|journées du|de l'|jour du"
    ),
    TokenKind.TO: "au",
    TokenKind.TO_OR_AT: "à|aux",
    TokenKind.UNTIL: "jusqu'au|jusqu'à|jusqu'en|jusqu'aux|jusque|jusqu'à la date du|jusqu'au mois de",
    TokenKind.BOUND: """
        last: au plus tard le|au plus tard en|au plus tard|au plus tard au|d'ici|d'ici le|d'ici au
        last: d'ici à|d'ici en|d'ici l'an|d'ici l'année|pas plus tard que le|pas plus tard que
        last: d'ici à l'an
        before: avant|avant le|avant le mois de|avant l'année|avant l'an|préalablement au
        end: d'ici la fin de|d'ici la fin du mois de|d'ici la fin|d'ici fin|d'ici à la fin de
        end: d'ici à fin|avant la fin de|avant la fin du mois de|avant la fin|avant fin
        end: jusqu'à la fin de|jusqu'à la fin du mois de|jusqu'à la fin|jusqu'à fin|au plus tard fin
        end: au plus tard à la fin de
        end this year: d'ici la fin de l'année|d'ici à la fin de l'année|avant la fin de l'année
        end this year: jusqu'à la fin de l'année
        end this month: d'ici la fin du mois|d'ici à la fin du mois|avant la fin du mois
        end this month: jusqu'à la fin du mois
        end this week: d'ici la fin de la semaine|d'ici à la fin de la semaine
        end this week: avant la fin de la semaine|jusqu'à la fin de la semaine
    """,
    TokenKind.LATEST: "au plus tard|dernier délai",
    TokenKind.AND: "et|et le|&|ainsi que|ainsi que le|ainsi que les|puis le|et les|et du",
    TokenKind.FROM: (
        "à partir du|à partir de|à partir d'|dès|dès le|à compter du|à compter de|à partir de ce"
        "|à partir du mois de|à compter de ce|dès ce"
    ),
    TokenKind.SINCE: "depuis|depuis le|depuis la|depuis le mois de|depuis l'année",
    TokenKind.STARTS: (
        "date de début|début :|début:|commence le|débute le|date de commencement|ouverture :"
        "|premier jour :|date et heure de début|début le"
    ),
    TokenKind.ENDS: (
        "date de fin|fin :|fin:|se termine le|s'achève le|prend fin le|clôture :|dernier jour :"
        "|et se termine le|date et heure de fin|fin le"
    ),
    TokenKind.ONWARD: "et au-delà|à ce jour|à nos jours|jusqu'à ce jour|jusqu'à nos jours|jusqu'à présent",
    TokenKind.BETWEEN: "entre",
    TokenKind.ABOUT: "vers|environ|autour de|autour du|aux environs de|aux environs du|circa|ca.|approximativement",
    TokenKind.DOUBT: "peut-être|probablement|sans doute",
    TokenKind.RELATIVE: """
        today: aujourd'hui|ce jour|ce matin|cet après-midi|ce soir|ce jour même|en ce jour
        today: la journée d'aujourd'hui
        yesterday: hier|hier matin|hier après-midi|hier soir
        tomorrow: demain|demain matin|demain après-midi|demain soir
        last week: la semaine dernière|semaine dernière|la semaine passée|de la semaine dernière
        last week: de la semaine passée
        this week: cette semaine|de cette semaine|la semaine en cours|de la semaine en cours
        next week: la semaine prochaine|semaine prochaine|de la semaine prochaine
        last month: le mois dernier|mois dernier|le mois passé|du mois dernier|du mois passé
        this month: ce mois-ci|ce mois|mois en cours|du mois courant|du mois en cours|du présent mois
        this month: mois courant|le mois courant|courant mois|de ce mois|le mois en cours
        this month: présent mois
        next month: le mois prochain|mois prochain|du mois prochain
        last year: l'année dernière|l'an dernier|l'année passée|l'an passé|de l'année dernière
        last year: de l'an dernier|de l'année passée
        this year: cette année|l'année en cours|de cette année|l'année courante|année courante
        this year: de l'année en cours|année en cours|cette même année
        next year: l'année prochaine|l'an prochain|de l'année prochaine|de l'an prochain
        last weekend: le week-end dernier|le weekend dernier|week-end dernier
        this weekend: ce week-end|ce weekend
        next weekend: le week-end prochain|le weekend prochain
        days -2: avant-hier|avant hier
        days 2: après-demain|après demain
        weekend: au cours du week-end|pendant le week-end|durant le week-end|au cours du weekend
        weekend: durant le weekend|pendant le weekend|le week-end
    """,
    TokenKind.PERIOD: """
        quarter 1: premier trimestre|1er trimestre|t1
        quarter 2: deuxième trimestre|second trimestre|2e trimestre|2ème trimestre|2eme trimestre|t2
        quarter 3: troisième trimestre|3e trimestre|3ème trimestre|t3
        quarter 4: quatrième trimestre|dernier trimestre|4e trimestre|4ème trimestre|t4
        half 1: premier semestre|1er semestre|s1|première moitié
        half 2: second semestre|deuxième semestre|2e semestre|2ème semestre|s2|seconde moitié
        half 2: deuxième moitié
        spring: printemps
        summer: été
        autumn: automne
        week: semaine du|la semaine du|de la semaine du|dans la semaine du
    """,
    TokenKind.AGO: "il y a",
    TokenKind.DETERMINER: """
        last: dernier|derniers|passé|passés|écoulé|écoulés|dernière|passée
        next: prochain|prochaine|prochains|prochaines
        this: ce|cet|cette
    """,
    TokenKind.VAGUE: (
        "après|pas|non|sauf|sans|mi|mi-|début|fin|milieu|début de|fin de|ou|soit|hiver|week-end"
        "|weekend|semaine|semaines|jours|journée|mois|année|années|an|ans|récemment|chaque|tous|toutes"
        "|tout|première|dernière|dernières|prochains|prochaines|prochaine|trimestre|semestre"
        "|veille|lendemain|hors|excepté|plus|moins|ne|ni|mais|suivant|d'ici mi|d'ici mi-|d'ici début"
        "|avant mi|avant mi-|avant début|d'ici le début|à la fin|à fin|courant|vers la fin|vers fin"
        "|exercice|année scolaire|année académique|année universitaire|date limite|date limite :"
        "|inscription|inscriptions|anniversaire|premiers|premières|quelques|plusieurs|sous réserve"
        "|ancien style|à l'horizon|horizon|clôture des inscriptions|rappel|dans les prochains"
        "|chaque année|par an"
    ),
    TokenKind.PROSE: (
        "atelier|atelier national|atelier régional|formation|réunion|conférence|séminaire|forum"
        "|session|rencontre|lancement|cérémonie|organisé|organisée|tenu|tenue|s'est tenu|s'est tenue"
        "|s'est déroulé|s'est déroulée|a eu lieu|publié|publié le|publiée|mis en ligne|mis à jour"
        "|consultation|consultations|table ronde|heure locale|national|régional|nationale|régionale"
        "|en ligne|un|une|sommet|stage|tenus|tenues|se sont tenus|se sont tenues|publication|adopté"
        "|adoptée|signé|signée|signature|inauguré|inaugurée|célébré|célébrée|assemblée|congrès"
        "|dernière mise à jour|heure|heures|horaire|horaires|quand|où|lieu|à quelle heure|communiqué"
        "|communiqué de presse|actualité|actualités|événement|évènement|débat|webinaire|en présentiel"
        "|présentiel|hybride|mis en ligne le|publié à|ajouté le|mise à jour|modifié le|signés"
        "|fuseau horaire|heure de paris|paris time|colloque|cours|visite|sept-îles|exposition|rapport"
        "|article publié|retenez la date|et à|heure de début|heure de fin|capitale|ville|pays|posté le"
        "|rédigé le|écrit le|créé le|fait à|fait|inclus|inclusivement|compris"
    ),
}
