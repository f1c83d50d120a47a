package io.clipgen.media.offline;

/// The rules by which a moment is judged, with the most points each can give. The weights of a part
/// sum to 25.
enum Feature {
  OPENS_WITH_QUESTION(Part.HOOK, 6, "opens with a question"),
  OPENS_STRONG(Part.HOOK, 6, "opens with a strong word"),
  OPENS_WITH_YOU(Part.HOOK, 4, "speaks to the viewer at once"),
  OPENS_WITH_NUMBER(Part.HOOK, 3, "opens with a number"),
  SPEAKS_AT_ONCE(Part.HOOK, 3, "somebody speaks at once"),
  OPENS_ON_ITS_OWN(Part.HOOK, 3, "needs nothing said before it"),

  PACE(Part.ENGAGEMENT, 7, "a good pace of speech"),
  LITTLE_SILENCE(Part.ENGAGEMENT, 6, "hardly a pause"),
  LIVELY_VOICE(Part.ENGAGEMENT, 4, "a lively voice"),
  MOVING_PICTURE(Part.ENGAGEMENT, 4, "much happens in the picture"),
  EXCITEMENT(Part.ENGAGEMENT, 4, "questions and exclamations"),

  COMPLETE(Part.VALUE, 8, "a complete thought"),
  EXPLAINS(Part.VALUE, 5, "explains something"),
  NUMBERS(Part.VALUE, 4, "numbers"),
  NAMES(Part.VALUE, 4, "names"),
  DENSE(Part.VALUE, 4, "many different words"),

  QUOTABLE(Part.SHAREABILITY, 7, "a sentence to quote"),
  FEELING(Part.SHAREABILITY, 6, "words of feeling"),
  CONTRAST(Part.SHAREABILITY, 5, "says one thing against another"),
  SUPERLATIVE(Part.SHAREABILITY, 4, "superlatives"),
  ADDRESSES(Part.SHAREABILITY, 3, "speaks to the viewer");

  private final Part part;
  private final int weight;
  private final String label;

  Feature(Part part, int weight, String label) {
    this.part = part;
    this.weight = weight;
    this.label = label;
  }

  Part part() {
    return part;
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
}
