"""Rules on people."""

from collections.abc import Iterator

from migevents._display import preview
from migevents._names import bare_words
from migevents.advice.context import Advice, RuleContext
from migevents.advice.registry import builtin_rule


@builtin_rule("speaker-without-position")
def speaker_without_position(context: RuleContext) -> Iterator[Advice]:
    """A speaker has a name but no position.

    A name alone means little ten years later; the position shows why it mattered who spoke. It is often in the caption
    of a photo, or where the speaker is first named. Speakers with only a position are fine.

    Seen in 8 releases of 60.

    Examples:
        >>> from migevents import Speaker, Workshop, advise
        >>> speaker = Speaker(name="Ada Sample", organization="IOM")
        >>> workshop = Workshop(title="Migration and data", speakers=[speaker])
        >>> print(*advise(workshop, select=["speaker-without-position"]))
        /speakers/0/positions: "Ada Sample" has no position [speaker-without-position] (add it if the page gives it)

        >>> speaker = Speaker(name="Ada Sample", positions=["Director"])
        >>> advise(Workshop(title="Migration and data", speakers=[speaker]), select=["speaker-without-position"])
        ()
    """
    for index, speaker in enumerate(context.event.speakers):
        if speaker.name and not speaker.positions:
            path = f"/speakers/{index}/positions"
            yield Advice(path, f"{preview(speaker.name)} has no position", hint="add it if the page gives it")


@builtin_rule("speakers-alike")
def speakers_alike(context: RuleContext) -> Iterator[Advice]:
    """Two speakers' names differ only in case, accents or punctuation.

    They are probably one person, printed in two ways. Keep one, in the spelling that the person uses, and use it in all
    quotes. If two people do share a name, give each an `id`: then nothing is reported.

    Seen in real releases.

    Examples:
        >>> from migevents import Speaker, Workshop, advise
        >>> speakers = [Speaker(name="José Núñez"), Speaker(name="JOSE NUÑEZ")]
        >>> print(*advise(Workshop(title="Migration and data", speakers=speakers), select=["speakers-alike"]))
        /speakers/1/name: "JOSE NUÑEZ" is probably speaker 0, "José Núñez" [speakers-alike] (keep one of them)

        >>> speakers = [Speaker(name="José Núñez"), Speaker(name="José Muñoz")]
        >>> advise(Workshop(title="Migration and data", speakers=speakers), select=["speakers-alike"])
        ()
    """
    speakers = context.event.speakers
    if len(speakers) < 2:  # noqa: PLR2004  # it takes two
        return
    first_by_name: dict[str, int] = {}
    for index, speaker in enumerate(speakers):
        if not speaker.name:
            continue
        first = first_by_name.setdefault(bare_words(speaker.name) or speaker.name, index)
        if first != index and not (speaker.id and speakers[first].id):
            message = f"{preview(speaker.name)} is probably speaker {first}, {preview(speakers[first].name)}"
            yield Advice(f"/speakers/{index}/name", message, preview(speaker.name), "keep one of them")


@builtin_rule("contact-is-speaker")
def contact_is_speaker(context: RuleContext) -> Iterator[Advice]:
    """A contact has the family name of a speaker but another given name.

    It is often the same person: the text gives the full name and the last line a short one, or one of them is misspelt.
    If they are two people, ignore this. The last word of a name counts as the family name.

    Seen in real releases.

    Examples:
        >>> from migevents import Contact, Speaker, Workshop, advise
        >>> speakers, contacts = [Speaker(name="Joel Sample")], [Contact(name="Joe Sample")]
        >>> workshop = Workshop(title="Migration and data", speakers=speakers, contacts=contacts)
        >>> print(*advise(workshop, select=["contact-is-speaker"]))
        /contacts/0/name: "Joe Sample" may be the speaker "Joel Sample" [contact-is-speaker] (use one spelling if it is one person)

        >>> speakers, contacts = [Speaker(name="Joel Sample")], [Contact(name="Joel Sample")]
        >>> workshop = Workshop(title="Migration and data", speakers=speakers, contacts=contacts)
        >>> advise(workshop, select=["contact-is-speaker"])
        ()
    """  # noqa: E501  # the output is one line
    event = context.event
    if not event.contacts or not event.speakers:
        return
    names = {bare_words(speaker.name): speaker.name for speaker in event.speakers if speaker.name}
    by_family = {name.rpartition(" ")[2]: name for name in names if " " in name}
    for index, contact in enumerate(event.contacts):
        name = bare_words(contact.name) if contact.name else ""
        alike = by_family.get(name.rpartition(" ")[2])
        if alike and " " in name and name not in names:
            message = f"{preview(contact.name)} may be the speaker {preview(names[alike])}"
            yield Advice(
                f"/contacts/{index}/name", message, preview(contact.name), "use one spelling if it is one person"
            )
