"""The words around days and months in French, by the part they play: see `Phrases`."""

from migevents.date_parser.lexicon.phrases import Phrases
from migevents.date_parser.tokens import TokenKind

FRENCH: Phrases = {
    TokenKind.CLOCK: (
        "matin|après-midi|soir|soirée|nuit|midi|au matin|au soir|dans la matinée|dans la soirée|du matin|du soir"
        "|toute la journée|journée entière|toute la journee|dans l'après-midi|en matinée|en soirée|de l'après-midi"
        "|minuit|à minuit"
    ),
    TokenKind.PREPOSITION: (
        "en|dans|pendant|durant|lors de|au mois de|en l'an|en l'année|l'année|l'an|dès le mois de|date|daté du"
        "|au cours de|au cours du mois de|au cours de l'année|en date du|date de publication|pour la période"
        "|sur la période|durant la période|la période|période|de l'année|pour l'année|dates|date et heure"
        "|date et heures|date de l'événement|en ce|à la date du|aux dates du|pour le mois de|au cours du"
        "|au cours des|au cours de la|lors du"
    ),
    TokenKind.ARTICLE: (
        "le|la|les|l'|de|du|des|d'|de la|mois de|du mois de|journée du|la journée du|journées des|les journées des"
        "|jour|journées du|de l'|jour du"
    ),
    TokenKind.TO: "au",
    TokenKind.TO_OR_AT: "à|aux",
    TokenKind.UNTIL: "jusqu'au|jusqu'à|jusqu'en|jusqu'aux|jusque|jusqu'à la date du|jusqu'au mois de",
    TokenKind.BOUND: """
        last: au plus tard le|au plus tard en|au plus tard|au plus tard au|d'ici|d'ici le|d'ici au|d'ici à|d'ici en
        last: d'ici l'an|d'ici l'année|pas plus tard que le|pas plus tard que|d'ici à l'an
        before: avant|avant le|avant le mois de|avant l'année|avant l'an|préalablement au
        end: d'ici la fin de|d'ici la fin du mois de|d'ici la fin|d'ici fin|d'ici à la fin de|d'ici à fin
        end: avant la fin de|avant la fin du mois de|avant la fin|avant fin|jusqu'à la fin de
        end: jusqu'à la fin du mois de|jusqu'à la fin|jusqu'à fin|au plus tard fin|au plus tard à la fin de
        end this year: d'ici la fin de l'année|d'ici à la fin de l'année|avant la fin de l'année
        end this year: jusqu'à la fin de l'année
        end this month: d'ici la fin du mois|d'ici à la fin du mois|avant la fin du mois|jusqu'à la fin du mois
        end this week: d'ici la fin de la semaine|d'ici à la fin de la semaine|avant la fin de la semaine
        end this week: jusqu'à la fin de la semaine
    """,
    TokenKind.LATEST: "au plus tard|dernier délai",
    TokenKind.AND: "et|et le|&|ainsi que|ainsi que le|ainsi que les|puis le|et les|et du",
    TokenKind.FROM: (
        "à partir du|à partir de|à partir d'|dès|dès le|à compter du|à compter de|à partir de ce|à partir du mois de"
        "|à compter de ce|dès ce"
    ),
    TokenKind.SINCE: "depuis|depuis le|depuis la|depuis le mois de|depuis l'année",
    TokenKind.STARTS: "date de début|début :|début:|commence le|débute le|date de commencement|ouverture :|premier jour :",
    TokenKind.ENDS: "date de fin|fin :|fin:|se termine le|s'achève le|prend fin le|clôture :|dernier jour :|et se termine le",
    TokenKind.ONWARD: "et au-delà|à ce jour|à nos jours|jusqu'à ce jour|jusqu'à nos jours|jusqu'à présent",
    TokenKind.BETWEEN: "entre",
    TokenKind.ABOUT: "vers|environ|autour de|autour du|aux environs de|aux environs du|circa|ca.|approximativement",
    TokenKind.DOUBT: "peut-être|probablement|sans doute",
    TokenKind.RELATIVE: """
        today: aujourd'hui|ce jour|ce matin|cet après-midi|ce soir|ce jour même|en ce jour|la journée d'aujourd'hui
        yesterday: hier|hier matin|hier après-midi|hier soir
        tomorrow: demain|demain matin|demain après-midi|demain soir
        last week: la semaine dernière|semaine dernière|la semaine passée|de la semaine dernière
        last week: de la semaine passée
        this week: cette semaine|de cette semaine|la semaine en cours|de la semaine en cours
        next week: la semaine prochaine|semaine prochaine|de la semaine prochaine
        last month: le mois dernier|mois dernier|le mois passé|du mois dernier|du mois passé
        this month: ce mois-ci|ce mois|mois en cours|du mois courant|du mois en cours|du présent mois|mois courant
        this month: le mois courant|courant mois|de ce mois|le mois en cours|présent mois
        next month: le mois prochain|mois prochain|du mois prochain
        last year: l'année dernière|l'an dernier|l'année passée|l'an passé|de l'année dernière|de l'an dernier
        last year: de l'année passée
        this year: cette année|l'année en cours|de cette année|l'année courante|année courante|de l'année en cours
        this year: année en cours|cette même année
        next year: l'année prochaine|l'an prochain|de l'année prochaine|de l'an prochain
        last weekend: le week-end dernier|le weekend dernier|week-end dernier
        this weekend: ce week-end|ce weekend
        next weekend: le week-end prochain|le weekend prochain
        days -2: avant-hier|avant hier
        days 2: après-demain|après demain
        weekend: au cours du week-end|pendant le week-end|durant le week-end|au cours du weekend|durant le weekend
        weekend: pendant le weekend|le week-end
    """,
    TokenKind.PERIOD: """
        quarter 1: premier trimestre|premier trimestre de|premier trimestre de l'année|premier trimestre de l'an
        quarter 1: au premier trimestre|au premier trimestre de|au premier trimestre de l'année
        quarter 1: au premier trimestre de l'an|le premier trimestre|le premier trimestre de
        quarter 1: le premier trimestre de l'année|le premier trimestre de l'an|du premier trimestre
        quarter 1: du premier trimestre de|du premier trimestre de l'année|du premier trimestre de l'an
        quarter 1: 1er trimestre|1er trimestre de|1er trimestre de l'année|1er trimestre de l'an|au 1er trimestre
        quarter 1: au 1er trimestre de|au 1er trimestre de l'année|au 1er trimestre de l'an|le 1er trimestre
        quarter 1: le 1er trimestre de|le 1er trimestre de l'année|le 1er trimestre de l'an|du 1er trimestre
        quarter 1: du 1er trimestre de|du 1er trimestre de l'année|du 1er trimestre de l'an|t1|t1 de
        quarter 2: deuxième trimestre|deuxième trimestre de|deuxième trimestre de l'année
        quarter 2: deuxième trimestre de l'an|au deuxième trimestre|au deuxième trimestre de
        quarter 2: au deuxième trimestre de l'année|au deuxième trimestre de l'an|le deuxième trimestre
        quarter 2: le deuxième trimestre de|le deuxième trimestre de l'année|le deuxième trimestre de l'an
        quarter 2: du deuxième trimestre|du deuxième trimestre de|du deuxième trimestre de l'année
        quarter 2: du deuxième trimestre de l'an|second trimestre|second trimestre de|second trimestre de l'année
        quarter 2: second trimestre de l'an|au second trimestre|au second trimestre de
        quarter 2: au second trimestre de l'année|au second trimestre de l'an|le second trimestre
        quarter 2: le second trimestre de|le second trimestre de l'année|le second trimestre de l'an
        quarter 2: du second trimestre|du second trimestre de|du second trimestre de l'année
        quarter 2: du second trimestre de l'an|2e trimestre|2e trimestre de|2e trimestre de l'année
        quarter 2: 2e trimestre de l'an|au 2e trimestre|au 2e trimestre de|au 2e trimestre de l'année
        quarter 2: au 2e trimestre de l'an|le 2e trimestre|le 2e trimestre de|le 2e trimestre de l'année
        quarter 2: le 2e trimestre de l'an|du 2e trimestre|du 2e trimestre de|du 2e trimestre de l'année
        quarter 2: du 2e trimestre de l'an|2ème trimestre|2ème trimestre de|2ème trimestre de l'année
        quarter 2: 2ème trimestre de l'an|au 2ème trimestre|au 2ème trimestre de|au 2ème trimestre de l'année
        quarter 2: au 2ème trimestre de l'an|le 2ème trimestre|le 2ème trimestre de|le 2ème trimestre de l'année
        quarter 2: le 2ème trimestre de l'an|du 2ème trimestre|du 2ème trimestre de|du 2ème trimestre de l'année
        quarter 2: du 2ème trimestre de l'an|2eme trimestre|2eme trimestre de|2eme trimestre de l'année
        quarter 2: 2eme trimestre de l'an|au 2eme trimestre|au 2eme trimestre de|au 2eme trimestre de l'année
        quarter 2: au 2eme trimestre de l'an|le 2eme trimestre|le 2eme trimestre de|le 2eme trimestre de l'année
        quarter 2: le 2eme trimestre de l'an|du 2eme trimestre|du 2eme trimestre de|du 2eme trimestre de l'année
        quarter 2: du 2eme trimestre de l'an|t2|t2 de
        quarter 3: troisième trimestre|troisième trimestre de|troisième trimestre de l'année
        quarter 3: troisième trimestre de l'an|au troisième trimestre|au troisième trimestre de
        quarter 3: au troisième trimestre de l'année|au troisième trimestre de l'an|le troisième trimestre
        quarter 3: le troisième trimestre de|le troisième trimestre de l'année|le troisième trimestre de l'an
        quarter 3: du troisième trimestre|du troisième trimestre de|du troisième trimestre de l'année
        quarter 3: du troisième trimestre de l'an|3e trimestre|3e trimestre de|3e trimestre de l'année
        quarter 3: 3e trimestre de l'an|au 3e trimestre|au 3e trimestre de|au 3e trimestre de l'année
        quarter 3: au 3e trimestre de l'an|le 3e trimestre|le 3e trimestre de|le 3e trimestre de l'année
        quarter 3: le 3e trimestre de l'an|du 3e trimestre|du 3e trimestre de|du 3e trimestre de l'année
        quarter 3: du 3e trimestre de l'an|3ème trimestre|3ème trimestre de|3ème trimestre de l'année
        quarter 3: 3ème trimestre de l'an|au 3ème trimestre|au 3ème trimestre de|au 3ème trimestre de l'année
        quarter 3: au 3ème trimestre de l'an|le 3ème trimestre|le 3ème trimestre de|le 3ème trimestre de l'année
        quarter 3: le 3ème trimestre de l'an|du 3ème trimestre|du 3ème trimestre de|du 3ème trimestre de l'année
        quarter 3: du 3ème trimestre de l'an|t3|t3 de
        quarter 4: quatrième trimestre|quatrième trimestre de|quatrième trimestre de l'année
        quarter 4: quatrième trimestre de l'an|au quatrième trimestre|au quatrième trimestre de
        quarter 4: au quatrième trimestre de l'année|au quatrième trimestre de l'an|le quatrième trimestre
        quarter 4: le quatrième trimestre de|le quatrième trimestre de l'année|le quatrième trimestre de l'an
        quarter 4: du quatrième trimestre|du quatrième trimestre de|du quatrième trimestre de l'année
        quarter 4: du quatrième trimestre de l'an|dernier trimestre|dernier trimestre de
        quarter 4: dernier trimestre de l'année|dernier trimestre de l'an|au dernier trimestre
        quarter 4: au dernier trimestre de|au dernier trimestre de l'année|au dernier trimestre de l'an
        quarter 4: le dernier trimestre|le dernier trimestre de|le dernier trimestre de l'année
        quarter 4: le dernier trimestre de l'an|du dernier trimestre|du dernier trimestre de
        quarter 4: du dernier trimestre de l'année|du dernier trimestre de l'an|4e trimestre|4e trimestre de
        quarter 4: 4e trimestre de l'année|4e trimestre de l'an|au 4e trimestre|au 4e trimestre de
        quarter 4: au 4e trimestre de l'année|au 4e trimestre de l'an|le 4e trimestre|le 4e trimestre de
        quarter 4: le 4e trimestre de l'année|le 4e trimestre de l'an|du 4e trimestre|du 4e trimestre de
        quarter 4: du 4e trimestre de l'année|du 4e trimestre de l'an|4ème trimestre|4ème trimestre de
        quarter 4: 4ème trimestre de l'année|4ème trimestre de l'an|au 4ème trimestre|au 4ème trimestre de
        quarter 4: au 4ème trimestre de l'année|au 4ème trimestre de l'an|le 4ème trimestre|le 4ème trimestre de
        quarter 4: le 4ème trimestre de l'année|le 4ème trimestre de l'an|du 4ème trimestre|du 4ème trimestre de
        quarter 4: du 4ème trimestre de l'année|du 4ème trimestre de l'an|t4|t4 de
        half 1: premier semestre|premier semestre de|premier semestre de l'année|au premier semestre
        half 1: au premier semestre de|au premier semestre de l'année|le premier semestre|le premier semestre de
        half 1: le premier semestre de l'année|du premier semestre|du premier semestre de
        half 1: du premier semestre de l'année|1er semestre|1er semestre de|1er semestre de l'année
        half 1: au 1er semestre|au 1er semestre de|au 1er semestre de l'année|le 1er semestre|le 1er semestre de
        half 1: le 1er semestre de l'année|du 1er semestre|du 1er semestre de|du 1er semestre de l'année|s1|s1 de
        half 1: première moitié de|la première moitié de|première moitié de l'année
        half 2: second semestre|second semestre de|second semestre de l'année|au second semestre
        half 2: au second semestre de|au second semestre de l'année|le second semestre|le second semestre de
        half 2: le second semestre de l'année|du second semestre|du second semestre de
        half 2: du second semestre de l'année|deuxième semestre|deuxième semestre de|deuxième semestre de l'année
        half 2: au deuxième semestre|au deuxième semestre de|au deuxième semestre de l'année|le deuxième semestre
        half 2: le deuxième semestre de|le deuxième semestre de l'année|du deuxième semestre
        half 2: du deuxième semestre de|du deuxième semestre de l'année|2e semestre|2e semestre de
        half 2: 2e semestre de l'année|au 2e semestre|au 2e semestre de|au 2e semestre de l'année|le 2e semestre
        half 2: le 2e semestre de|le 2e semestre de l'année|du 2e semestre|du 2e semestre de
        half 2: du 2e semestre de l'année|2ème semestre|2ème semestre de|2ème semestre de l'année|au 2ème semestre
        half 2: au 2ème semestre de|au 2ème semestre de l'année|le 2ème semestre|le 2ème semestre de
        half 2: le 2ème semestre de l'année|du 2ème semestre|du 2ème semestre de|du 2ème semestre de l'année|s2
        half 2: s2 de|seconde moitié de|la seconde moitié de|deuxième moitié de|la deuxième moitié de
        spring: printemps|printemps de|au printemps
        summer: été|été de|l'été|à l'été
        autumn: automne|automne de|l'automne|à l'automne
        week: semaine du|la semaine du|de la semaine du|dans la semaine du
    """,
    TokenKind.AGO: "il y a",
    TokenKind.DETERMINER: """
        last: dernier|passé|écoulé|dernière|passée
        next: prochain|prochaine|prochains|prochaines
        this: ce|cet|cette
    """,
    TokenKind.VAGUE: (
        "après|pas|non|sauf|sans|mi|mi-|début|fin|milieu|début de|fin de|ou|soit|hiver|week-end|weekend|semaine"
        "|semaines|jours|journée|mois|année|années|an|ans|récemment|chaque|tous|toutes|tout|première|dernière"
        "|derniers|dernières|prochains|prochaines|prochaine|trimestre|semestre|veille|lendemain|hors|excepté|plus"
        "|moins|ne|ni|mais|suivant|d'ici mi|d'ici mi-|d'ici début|avant mi|avant mi-|avant début|d'ici le début"
        "|à la fin|à fin|courant|vers la fin|vers fin|exercice|année scolaire|année académique|année universitaire"
        "|date limite|date limite :|inscription|inscriptions|anniversaire|premiers|premières|quelques|plusieurs"
        "|sous réserve|ancien style|à l'horizon|horizon|clôture des inscriptions|rappel|dans les prochains"
        "|chaque année|par an"
    ),
    TokenKind.PROSE: (
        "atelier|atelier national|atelier régional|formation|réunion|conférence|séminaire|forum|session|rencontre"
        "|lancement|cérémonie|organisé|organisée|tenu|tenue|s'est tenu|s'est tenue|s'est déroulé|s'est déroulée"
        "|a eu lieu|publié|publié le|publiée|mis en ligne|mis à jour|consultation|consultations|table ronde"
        "|heure locale|national|régional|nationale|régionale|en ligne|un|une|sommet|stage|tenus|tenues|se sont tenus"
        "|se sont tenues|publication|adopté|adoptée|signé|signée|signature|inauguré|inaugurée|célébré|célébrée"
        "|assemblée|congrès|dernière mise à jour|heure|heures|horaire|horaires|quand|où|lieu|à quelle heure"
        "|communiqué|communiqué de presse|actualité|actualités|événement|évènement|débat|webinaire|en présentiel"
        "|présentiel|hybride|mis en ligne le|publié à|ajouté le|mise à jour|modifié le|signés|fuseau horaire"
        "|heure de paris|paris time|colloque|cours|visite|sept-îles|exposition|rapport|article publié"
        "|retenez la date|et à|heure de début|heure de fin|capitale|ville|pays|posté le|rédigé le|écrit le|créé le"
        "|fait à|fait|inclus|inclusivement|compris"
    ),
}
