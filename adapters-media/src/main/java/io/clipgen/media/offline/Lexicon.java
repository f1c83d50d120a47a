package io.clipgen.media.offline;

import io.clipgen.domain.clips.Category;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words that the rules know.
final class Lexicon {

  static final Set<String> STRONG_OPENINGS =
      words(
          "why how what never always stop imagine secret nobody everyone listen look wait warning ask"
              + " unless had if suddenly finally today here watch forget remember truth mistake");

  static final Set<String> LEANING_OPENINGS =
      words("and but so or then he she it they them this that these those which because also");

  static final Set<String> ADDRESS = words("you your yours yourself we our us ours");

  static final Set<String> NUMBERS =
      words(
          "one two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred"
              + " thousand million billion half double twice first second third percent");

  static final Set<String> EXPLAINING =
      words(
          "because therefore means reason how why example instead consider learn understand know"
              + " problem solution works way step rule prove shows explain unless");

  static final Set<String> FEELINGS =
      words(
          "love hate fear happy sad angry wonderful terrible amazing awful beautiful ugly cry laugh"
              + " proud shame hope dream pain joy lonely brave selfish cold hearted heart amiable"
              + " respectable kind cruel afraid trust betray death life fellow freedom country");

  static final Set<String> SUPERLATIVES =
      words(
          "most best worst more greatest biggest smallest fastest only never always everything nothing"
              + " ever all extremely absolutely completely incredible unbelievable rather");

  static final Set<String> CONTRASTS =
      words("not but instead rather however although unless without against versus than");

  static final Set<String> STOP =
      words(
          "a an the and or but of to in on at for with by from is are was were be been it its he she"
              + " his her him they them their i me my you your we our us this that these those as so"
              + " had has have do does did not what which who might");

  private static final Map<Category, Set<String>> CATEGORIES = new EnumMap<>(Category.class);

  static {
    CATEGORIES.put(
        Category.HUMOR,
        words("funny joke laugh laughing hilarious ridiculous silly haha prank weird comedy"));
    CATEGORIES.put(
        Category.EDUCATIONAL,
        words(
            "because learn how reason means example explain understand consider know step rule works"
                + " history science teach lesson"));
    CATEGORIES.put(
        Category.CONTROVERSIAL,
        words(
            "wrong lie against never should illegal scandal fight blame selfish ill fake banned"));
    CATEGORIES.put(
        Category.EMOTIONAL,
        words(
            "love hate cry tears heart hearted cold pain joy sad lonely amiable married family mother"
                + " father"));
    CATEGORIES.put(
        Category.SURPRISING,
        words(
            "suddenly unbelievable secret shocking nobody actually surprise unexpected discovered"
                + " found turns"));
    CATEGORIES.put(
        Category.INSPIRING,
        words(
            "dream can country fellow together believe hope future great courage free freedom"
                + " success change world ask"));
  }

  private Lexicon() {}

  /// The category whose words occur most; educational where none does.
  static Category category(List<String> words) {
    var best = Category.EDUCATIONAL;
    long most = 0;
    for (var entry : CATEGORIES.entrySet()) {
      var count = words.stream().filter(entry.getValue()::contains).count();
      if (count > most) {
        most = count;
        best = entry.getKey();
      }
    }
    return best;
  }

  /// A word without what is written around it, in lower case.
  static String bare(String word) {
    return word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "").toLowerCase(Locale.ROOT);
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }
}
