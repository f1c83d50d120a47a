package io.clipgen.media.offline;

/// The rules by which a moment is judged, each with the most points it gives, or takes away where
/// its weight is negative: the one table of weights there is. What the rules of a part give sums to
/// 25. How far a rule holds, from 0 to 1, times its weight is its points; a part never falls below
/// 0.
enum Feature {
  /// The first sentence that is heard as a whole ends with a question mark.
  OPENS_WITH_QUESTION(Part.HOOK, Group.WORDS, 6, "opens with a question"),
  /// A word that makes curious among the first five.
  OPENS_STRONG(Part.HOOK, Group.WORDS, 4, "opens with a strong word"),
  /// Feeling, contrast, or an extreme in the first sentence: two are all of it.
  OPENS_WITH_CLAIM(Part.HOOK, Group.WORDS, 6, "opens with a bold claim"),
  /// "You" or "we" among the first twelve words.
  OPENS_WITH_YOU(Part.HOOK, Group.WORDS, 3, "speaks to the viewer at once"),
  /// A number among the first twelve words.
  OPENS_WITH_NUMBER(Part.HOOK, Group.WORDS, 1, "opens with a number"),
  /// Begins where a sentence begins, and not with a word that leans on what was said before.
  OPENS_ON_ITS_OWN(Part.HOOK, Group.WORDS, 3, "needs nothing said before it"),
  /// The half minute after its start speaks of something else than the half minute before.
  NEW_SUBJECT(Part.HOOK, Group.MEANING, 2, "begins where the subject changes"),
  /// Greets, thanks, sells or says goodbye in its first sentence.
  OPENS_WITH_HOUSEKEEPING(Part.HOOK, Group.MEANING, -12, "opens with a greeting, thanks or a sale"),

  /// Noise as of an audience begins within it, just after something was said.
  REACTION(Part.ENGAGEMENT, Group.SOUND, 7, "laughter, applause or cheers follow"),
  /// Somebody speaks up to eight decibels louder than is usual in the video.
  RAISED_VOICE(Part.ENGAGEMENT, Group.SOUND, 4, "somebody raises their voice"),
  /// More of the picture moves than usual, cuts aside: four times as much is all of it.
  MOVING_PICTURE(Part.ENGAGEMENT, Group.PICTURE, 5, "much moves in the picture"),
  /// Viewers suddenly write faster: six times as fast is all of it.
  CHAT(Part.ENGAGEMENT, Group.CHAT, 4, "viewers write faster"),
  /// Nine tenths of a second or more of silence, then a sentence, in its second half.
  PAUSE_BEFORE_POINT(Part.ENGAGEMENT, Group.SOUND, 2, "a pause before the point"),
  /// Question and exclamation marks: three are all of it.
  EXCITEMENT(Part.ENGAGEMENT, Group.WORDS, 2, "questions and exclamations"),
  /// Words a second, against those that are easy to follow and not slow.
  PACE(Part.ENGAGEMENT, Group.WORDS, 1, "a good pace of speech"),
  /// The part of it in which nobody speaks for more than two seconds, reactions aside.
  UNSPOKEN(Part.ENGAGEMENT, Group.SOUND, -8, "long stretches without a word"),

  /// Begins and ends with a sentence, half for each.
  COMPLETE(Part.VALUE, Group.WORDS, 5, "a complete thought"),
  /// How far its sentences keep to one subject.
  ONE_SUBJECT(Part.VALUE, Group.MEANING, 3, "keeps to one subject"),
  /// Words of reason and example: three are all of it.
  EXPLAINS(Part.VALUE, Group.WORDS, 4, "explains something"),
  /// Words of whole truths and lessons (never, everybody, mistake): four are all of it.
  LESSON(Part.VALUE, Group.WORDS, 6, "a lesson or a whole truth"),
  /// Numbers, two are all of it.
  NUMBERS(Part.VALUE, Group.WORDS, 2, "numbers"),
  /// Capitalised words within sentences, two are all of it.
  NAMES(Part.VALUE, Group.WORDS, 2, "names"),
  /// Different words that carry meaning, two a second are all of it.
  DENSE(Part.VALUE, Group.WORDS, 3, "many different words"),
  /// Greets, thanks, sells or says goodbye, for a third of its words or more.
  HOUSEKEEPING(Part.VALUE, Group.MEANING, -20, "greetings, thanks or a sale"),
  /// A quarter of its words or more are numbers.
  LIST_OF_NUMBERS(Part.VALUE, Group.WORDS, -10, "a list of numbers"),
  /// Hedges and vague words (sort of, a bit, usual): one in eight is all of it.
  VAGUE(Part.VALUE, Group.WORDS, -8, "vague words"),

  /// A short sentence with feeling, address, contrast or repetition.
  QUOTABLE(Part.SHAREABILITY, Group.WORDS, 6, "a sentence to quote"),
  /// Words of feeling, three are all of it.
  FEELING(Part.SHAREABILITY, Group.WORDS, 7, "words of feeling"),
  /// Words that set one thing against another, three are all of it.
  CONTRAST(Part.SHAREABILITY, Group.WORDS, 4, "says one thing against another"),
  /// Superlatives and other extremes, two are all of it.
  SUPERLATIVE(Part.SHAREABILITY, Group.WORDS, 4, "superlatives"),
  /// Somebody tells what happened to them: words of self and of turns, six are all of it.
  STORY(Part.SHAREABILITY, Group.WORDS, 2, "tells what happened to somebody"),
  /// "You" or "we", four are all of it.
  ADDRESSES(Part.SHAREABILITY, Group.WORDS, 2, "speaks to the viewer");

  private final Part part;
  private final Group group;
  private final int weight;
  private final String label;

  Feature(Part part, Group group, int weight, String label) {
    this.part = part;
    this.group = group;
    this.weight = weight;
    this.label = label;
  }

  Part part() {
    return part;
  }

  Group group() {
    return group;
  }

  int weight() {
    return weight;
  }

  String label() {
    return label;
  }

  /// The four parts of a score.
  enum Part {
    HOOK,
    ENGAGEMENT,
    VALUE,
    SHAREABILITY
  }

  /// Where a rule looks.
  enum Group {
    WORDS,
    MEANING,
    SOUND,
    PICTURE,
    CHAT
  }
}
