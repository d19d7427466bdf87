"""All facts that site.toml leaves to the assistant, filled in: long texts, and signs that mean something in HTML."""

from collections.abc import Mapping

FILLED: Mapping[str, object] = {
    "site.url": "https://www.ada-loewe.test",
    "person.name": "Maddalena Löwe-Sant’Agostino & figlia",
    "person.portrait": "images/ritratto.jpg",
    "contact.email": "maddalena.loewe-santagostino@assistenza-virtuale.test",
    "contact.phone": "+39 02 1234 5678",
    "contact.booking": "https://calendario.test/maddalena/prima-telefonata",
    "contact.street": "Via dei Conciatori di Pelli e dei Tintori 123/B, scala C",
    "contact.postcode": "39100",
    "contact.city": "Reggio nell’Emilia",
    "prices.rate": "38,50",
    "prices.currency": "EUR",
    "prices.example_hours": 5,
    "prices.vat_percent": "22",
    "prices.unit": {"it": "all’ora", "en": "an hour", "de": "pro Stunde"},
    "prices.minimum": {
        "it": "Due ore al mese, mai meno di un quarto d’ora per volta.",
        "en": "Two hours a month, never less than a quarter of an hour at a time.",
        "de": "Zwei Stunden im Monat, nie weniger als eine Viertelstunde auf einmal.",
    },
    "prices.unused": {
        "it": "Le ore non usate passano al mese dopo, e a quello dopo ancora; poi scadono.",
        "en": "Unused hours move on to the next month, and to the one after that; then they expire.",
        "de": "Nicht genutzte Stunden gehen in den nächsten Monat über und in den danach; dann verfallen sie.",
    },
    "prices.vat_abroad": {
        "it": "Per chi ha partita IVA in un altro Paese dell’Unione vale l’inversione contabile.",
        "en": "For businesses in other countries of the Union, the reverse charge applies.",
        "de": "Für Unternehmen in anderen Ländern der Union gilt die Umkehrung der Steuerschuld.",
    },
    "prices.packages": {
        "it": "Dieci ore: 370 €; venti ore: 720 €; <quaranta & più>: parliamone.",
        "en": "Ten hours: €370; twenty hours: €720; <forty & more>: let us talk.",
        "de": "Zehn Stunden: 370 €; zwanzig Stunden: 720 €; <vierzig & mehr>: sprechen wir darüber.",
    },
    "agreement.contract": {
        "it": "Due pagine scritte in parole semplici; si disdice con un mese di preavviso.",
        "en": "Two pages in plain words; either of us can end it with a month’s notice.",
        "de": "Zwei Seiten in einfachen Worten; kündbar mit einem Monat Frist.",
    },
    "agreement.confidentiality": {
        "it": "Quello che leggo resta da me, anche dopo.",
        "en": "What I read stays with me, afterwards too.",
        "de": "Was ich lese, bleibt bei mir, auch danach.",
    },
    "agreement.passwords": {
        "it": "Soltanto attraverso un gestore di password, mai per email.",
        "en": "Through a password manager only, never by email.",
        "de": "Nur über einen Passwortmanager, nie per E-Mail.",
    },
    "agreement.data_processing": {
        "it": "Un accordo scritto sul trattamento dei dati, art. 28 del GDPR.",
        "en": "A written agreement on the processing of data, article 28 of the GDPR.",
        "de": "Ein Vertrag zur Auftragsverarbeitung nach Art. 28 DSGVO.",
    },
    "availability.hours": {
        "it": "Dal lunedì al venerdì, dalle 9 alle 17.",
        "en": "Monday to Friday, 9 a.m. to 5 p.m.",
        "de": "Montag bis Freitag, 9 bis 17 Uhr.",
    },
    "availability.time_zone": {
        "it": "Ora dell’Europa centrale.",
        "en": "Central European Time.",
        "de": "Mitteleuropäische Zeit.",
    },
    "availability.response": {
        "it": "Entro due ore, durante l’orario.",
        "en": "Within two hours, during working hours.",
        "de": "Innerhalb von zwei Stunden, zu den Arbeitszeiten.",
    },
    "availability.holidays": {
        "it": "Tre settimane in agosto, annunciate a marzo.",
        "en": "Three weeks in August, announced in March.",
        "de": "Drei Wochen im August, im März angekündigt.",
    },
    "availability.cover": {
        "it": "Una collega che conosce il lavoro e che ti presento prima.",
        "en": "A colleague who knows the work, and whom you meet first.",
        "de": "Eine Kollegin, die die Arbeit kennt und die Sie vorher kennenlernen.",
    },
    "first_month.task": {"it": "nella prima settimana", "en": "in the first week", "de": "in der ersten Woche"},
    "first_month.report": {"it": "dopo due settimane", "en": "after two weeks", "de": "nach zwei Wochen"},
    "first_month.review": {"it": "alla fine del mese", "en": "at the end of the month", "de": "am Ende des Monats"},
    "legal.vat_number": "IT01234567890",
    "answer.time": {"it": "entro due giorni", "en": "within two days", "de": "innerhalb von zwei Tagen"},
    "answer.call": {"it": "entro una settimana", "en": "within a week", "de": "innerhalb einer Woche"},
    "faq.start_small": {"it": "Sì, con due ore.", "en": "Yes, with two hours.", "de": "Ja, mit zwei Stunden."},
    "faq.payment": {
        "it": "Con un bonifico, alla fine del mese.",
        "en": "By bank transfer, at the end of the month.",
        "de": "Per Überweisung, am Ende des Monats.",
    },
    "faq.ai_tools": {
        "it": "Solo se lo sai e lo vuoi.",
        "en": "Only if you know and agree.",
        "de": "Nur wenn Sie es wissen und wollen.",
    },
    "privacy.hosting_provider": "Fornitore di Server e Affini S.r.l., Bolzano",
    "privacy.mail_provider": "Postino Digitale e Figli S.p.A., Trento",
    "privacy.transfers": {
        "it": "I dati restano nello Spazio economico europeo.",
        "en": "The data stay in the European Economic Area.",
        "de": "Die Daten bleiben im Europäischen Wirtschaftsraum.",
    },
}
TESTIMONIALS: tuple[Mapping[str, object], ...] = (
    {
        "quote": {
            "it": "Da quando c’è lei la mia scrivania ha di nuovo un colore, e so anche quale: la credevo grigia.",
            "en": "Since she came my desk has a colour again, and I know which one: I had thought it grey.",
            "de": "Seit sie da ist, hat mein Schreibtisch wieder eine Farbe, und ich weiß auch, welche: nicht Grau.",
        },
        "name": "Bartolomea <Bo> Quaglia & soci",
        "role": {"it": "architetta a Trento", "en": "architect in Trento", "de": "Architektin in Trient"},
        "permission": True,
    },
    {
        "quote": {"it": "Puntuale.", "en": "On time.", "de": "Pünktlich."},
        "name": "Al",
        "role": {"it": "", "en": "", "de": ""},
        "permission": True,
    },
)
