package io.clipgen.media.offline;

import io.clipgen.domain.clips.Category;
import io.clipgen.domain.clips.Sentence;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words that the rules know.
final class Lexicon {

  static final Set<String> STRONG_OPENINGS =
      words(
          "why how what never always stop imagine secret nobody everyone listen look wait warning"
              + " ask unless had if suddenly finally today here watch forget remember truth"
              + " mistake");

  static final Set<String> LEANING_OPENINGS =
      words("and but so or then he she it they them this that these those which because also");

  static final Set<String> ADDRESS = words("you your yours yourself we our us ours");

  static final Set<String> NUMBERS =
      words(
          "one two three four five six seven eight nine ten eleven twelve twenty thirty fifty"
              + " hundred thousand million billion half double twice first second third percent");

  static final Set<String> EXPLAINING =
      words(
          "because therefore means reason how why example instead consider learn understand know"
              + " problem solution works way step rule prove shows explain unless");

  static final Set<String> LESSONS =
      words(
          "never always nobody everybody everyone anybody nothing everything only every rule"
              + " mistake lesson learned learn truth secret lie lies wrong trust must cannot stop"
              + " real really believe first last people life world forever");

  static final Set<String> VAGUE =
      words(
          "some somewhat something somehow sort kind bit about around usual usually normal mostly"
              + " perhaps maybe guess suppose think anyway stuff thing things few couple while"
              + " quite rather fine okay alright or other same more less later then there again");

  static final Set<String> SELF = words("i me my myself we our us he him his she her");

  static final Set<String> TURNS =
      words(
          "when until suddenly then after before once day night morning moment told said asked"
              + " became realized realised knew woke died born lost found left came");

  static final Set<String> FEELINGS =
      words(
          "love loved loves hate hated fear afraid scared happy sad angry anger wonderful terrible"
              + " amazing awful beautiful ugly cry crying cried laugh laughed tears proud shame"
              + " ashamed hope dream pain joy lonely alone brave selfish cold hearted heart kind"
              + " cruel trust betray death dead die died dying kill killed life alive lives fellow"
              + " freedom country war friend mother father mum dad daughter son brother sister wife"
              + " husband child children family crazy insane unbelievable incredible god wow scream"
              + " screamed screaming hurt broke broken burned burning disaster stealing forgive"
              + " forgiven sorry blind");

  static final Set<String> SUPERLATIVES =
      words(
          "most best worst greatest biggest smallest fastest slowest oldest youngest hardest"
              + " easiest only single never ever always everything nothing all whole extremely"
              + " absolutely completely actually incredible unbelievable exactly entire every");

  static final Set<String> CONTRASTS =
      words(
          "not no but instead however although unless without against versus than yet still"
              + " cannot");

  static final Set<String> STOP =
      words(
          "a an the and or but of to in on at for with by from is are was were be been it its he"
              + " she his her him they them their i me my you your we our us this that these those"
              + " as so had has have do does did not what which who might");

  private static final Map<Category, Set<String>> CATEGORIES = new EnumMap<>(Category.class);

  static {
    CATEGORIES.put(
        Category.HUMOR,
        words("funny joke laugh laughing hilarious ridiculous silly haha prank weird comedy"));
    CATEGORIES.put(
        Category.EDUCATIONAL,
        words(
            "because learn how reason means example explain understand consider know step rule"
                + " works history science teach lesson"));
    CATEGORIES.put(
        Category.CONTROVERSIAL,
        words(
            "wrong lie against never should illegal scandal fight blame selfish ill fake banned"));
    CATEGORIES.put(
        Category.EMOTIONAL,
        words(
            "love hate cry tears heart hearted cold pain joy sad lonely amiable married family"
                + " mother father"));
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

  /// The words of a sentence, bare.
  static List<String> bare(Sentence sentence) {
    return sentence.words().stream().map(word -> bare(word.text())).toList();
  }

  /// A word without what is written around it, in lower case.
  static String bare(String word) {
    return word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "").toLowerCase(Locale.ROOT);
  }

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }
}
