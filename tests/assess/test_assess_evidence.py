from __future__ import annotations

from kiosk.assess.evidence import choose, pauses, quote
from kiosk.assess.features import LARGEST_SHARE, Answer
from kiosk.assess.sentences import Span
from kiosk.interview import Language, Segment, Transcript, Word

TEXT = (
    "It was a busy day in the shop. I called the supplier myself. "
    "We got the goods by noon. Everyone was happy about that. It was raining outside too."
)


def spoken(correction: str | None = None) -> Transcript:
    """A transcript of two segments, a word every half second, a pause of two seconds between."""
    segments: list[Segment] = []
    at_s = 0.0
    for text in ("We waited and we waited.", "Then we went home."):
        words = []
        for word in text.split():
            words.append(Word(word, at_s, at_s + 0.4, 0.9))
            at_s += 0.5
        segments.append(Segment(text, words[0].start_s, words[-1].end_s, 0.9, tuple(words)))
        at_s += 2.0
    return Transcript(Language.EN, tuple(segments), at_s, "test", correction=correction)


def test_the_sentences_that_move_the_level_are_chosen_in_the_order_of_the_text() -> None:
    answer = Answer.of(TEXT, Language.EN)
    chosen = choose(answer, [0.0, 0.2, 0.5, 0.0, -0.1])
    assert [span.of(TEXT) for span in chosen] == [
        "I called the supplier myself.",
        "We got the goods by noon.",
    ]


def test_what_the_level_would_be_better_without_is_not_quoted() -> None:
    assert len(choose(Answer.of(TEXT, Language.EN), [-0.2, 0.5, -0.1, -0.3, -0.2])) == 1


def test_a_rater_s_mark_weighs_in() -> None:
    chosen = choose(Answer.of(TEXT, Language.EN), [0.1, 0.2, 0.0, 0.0, 0.0], [0, 0, 0.9, 0, 0])
    assert "We got the goods by noon." in [span.of(TEXT) for span in chosen]


def test_not_everything_is_quoted() -> None:
    answer = Answer.of(TEXT, Language.EN)
    chosen = choose(answer, [0.5] * 5)
    assert sum(span.end - span.start for span in chosen) <= LARGEST_SHARE * len(TEXT)


def test_a_long_sentence_is_quoted_in_part() -> None:
    text = "When the till was short I counted it all again and I found two notes stuck together."
    answer = Answer.of(text, Language.EN)
    chosen = choose(answer, [0.5, *[0.0] * (len(answer.sentences) - 1)])
    quoted = sum(each.end - each.start for each in chosen)
    assert 0 < quoted <= LARGEST_SHARE * len(text)


def test_what_does_not_fit_whole_is_quoted_in_part_if_half_of_it_fits() -> None:
    text = (
        "I asked for help. We had lost the key on a Sunday in the rain. "
        "He came soon enough. Then it opened for us all."
    )
    answer = Answer.of(text, Language.EN)
    chosen = choose(answer, [0.5, 0.4, -1.0, -1.0])
    assert [each.of(text) for each in chosen] == ["I asked for help.", "We had lost the key on a"]
    chosen = choose(answer, [-1.0, 0.5, 0.4, -1.0])
    assert [each.of(text) for each in chosen] == ["We had lost the key on a Sunday in the rain."]


def test_a_sentence_whose_first_word_does_not_fit_is_not_quoted() -> None:
    said = ("I called.", "Incomprehensibilities then.", "Nobody came for us at all.")
    text = " ".join(said)
    spans = tuple(Span(text.index(each), text.index(each) + len(each)) for each in said)
    chosen = choose(Answer(text, Language.EN, spans, said), [0.5, 0.4, -1.0])
    assert [each.of(text) for each in chosen] == ["I called."]
    assert sum(each.end - each.start for each in chosen) <= LARGEST_SHARE * len(text)


def test_an_answer_of_one_sentence_is_its_own_evidence() -> None:
    answer = Answer.of("I called the supplier myself.", Language.EN)
    assert choose(answer, []) == answer.sentences


def test_a_quote_has_the_times_of_its_own_words() -> None:
    transcript = spoken()
    start = transcript.text.index("Then")
    found = quote("q1", Span(start, len(transcript.text)), transcript)
    assert found.text == "Then we went home." == transcript.text[found.start : found.end]
    assert (found.start_s, found.end_s) == (4.5, 6.4)


def test_a_repeated_passage_keeps_its_own_time() -> None:
    transcript = spoken()
    start = transcript.text.rindex("we waited")
    found = quote("q1", Span(start, start + len("we waited.")), transcript)
    assert found.start_s == 1.5


def test_a_corrected_passage_has_no_times_the_rest_keeps_them() -> None:
    transcript = spoken("We waited for hours. Then we went home.")
    split_at = transcript.text.index("Then")
    assert quote("q1", Span(0, split_at - 1), transcript).start_s is None
    kept = quote("q1", Span(split_at, len(transcript.text)), transcript)
    assert kept.start_s == 4.5


def test_pauses_are_offsets_of_the_next_word() -> None:
    transcript = spoken()
    assert pauses(transcript) == (transcript.text.index("Then"),)
