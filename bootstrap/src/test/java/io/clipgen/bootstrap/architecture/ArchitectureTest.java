package io.clipgen.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the product against the rules of the house, and each rule against a planted violation: a
/// rule that cannot fail guards nothing.
class ArchitectureTest {

  private static final String PRODUCT = "io.clipgen";
  private static final String PLANTED = "io.clipgen.bootstrap.architecture.planted.";

  /// Which package may know which vendor's library; `bootstrap` where it starts and closes what it
  /// composes.
  private static final Map<String, List<String>> VENDORS =
      Map.ofEntries(
          Map.entry("org.jdbi", List.of("persistence")),
          Map.entry("org.postgresql", List.of("persistence", "bootstrap")),
          Map.entry("org.flywaydb", List.of("persistence")),
          Map.entry("com.zaxxer", List.of("persistence", "bootstrap")),
          Map.entry("com.github.kagkarlsson", List.of("persistence")),
          Map.entry("com.github.f4b6a3", List.of("bootstrap", "persistence.shared")),
          Map.entry("io.micronaut.http.server", List.of("web", "bootstrap")),
          Map.entry("io.micronaut.security", List.of("web")),
          Map.entry("com.nimbusds", List.of("web")),
          Map.entry("org.apache.pdfbox", List.of("web.shared.documents")),
          Map.entry("org.bouncycastle", List.of("web.identity", "persistence.identity")),
          Map.entry("com.google.genai", List.of("media.gemini")),
          Map.entry("okhttp3", List.of("media.gemini")),
          Map.entry("software.amazon.awssdk", List.of("media.storage", "media.mediaconvert")),
          Map.entry("software.amazon.awssdk.services.mediaconvert", List.of("media.mediaconvert")),
          Map.entry("jakarta.mail", List.of("platforms.mail")),
          Map.entry("ai.onnxruntime", List.of("media.onnx")),
          Map.entry("java.lang.foreign", List.of("media.whisper")),
          Map.entry("javax.crypto", List.of("payments.notices", "persistence.clips")),
          Map.entry("picocli", List.of("bootstrap")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(PRODUCT);

  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages(PLANTED.substring(0, PLANTED.length() - 1));

  /// A rule, and the name of the planted tree that breaks it.
  record Case(String planted, Function<ArchitectureRules, ArchRule> rule) {
    @Override
    public String toString() {
      return planted;
    }
  }

  static Stream<Case> rules() {
    return Stream.of(
        new Case("domain", ArchitectureRules::the_domain_knows_nothing_but_the_jdk),
        new Case("framework", ArchitectureRules::the_application_knows_the_domain_and_no_framework),
        new Case("simulators", ArchitectureRules::simulators_know_nothing_but_the_jdk),
        new Case("adapters", ArchitectureRules::adapters_do_not_know_each_other),
        new Case("contexts", ArchitectureRules::contexts_do_not_call_into_each_others_domain),
        new Case("roots", ArchitectureRules::contexts_meet_in_root_packages_only),
        new Case("apart", ArchitectureRules::adapters_of_different_contexts_stay_apart),
        new Case("vendors", rules -> rules.vendors_stay_in_their_packages(VENDORS)),
        new Case("visible", ArchitectureRules::adapters_are_package_private));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void the_product_keeps_the_rule(Case rule) {
    rule.rule().apply(new ArchitectureRules(PRODUCT)).check(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void a_planted_violation_breaks_the_rule(Case rule) {
    ArchRule planted = rule.rule().apply(new ArchitectureRules(PLANTED + rule.planted()));

    assertThatThrownBy(() -> planted.check(PLANTED_CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("was violated");
  }
}
