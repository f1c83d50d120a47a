package io.clipgen.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The rules of the house, as `docs/architecture.md` draws it, for a tree of packages below `root`.
/// They are functions of the root so that each can be held against a small planted tree that breaks
/// it.
final class ArchitectureRules {

  private static final List<String> ADAPTERS =
      List.of("web", "persistence", "media", "payments", "platforms");

  private final String root;

  ArchitectureRules(String root) {
    this.root = root;
  }

  /// `domain` knows the JDK and nothing else.
  ArchRule the_domain_knows_nothing_but_the_jdk() {
    return classes()
        .that()
        .resideInAPackage(root + ".domain..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "org.jspecify..", root + ".domain.."));
  }

  /// `application` knows the domain and no framework.
  ArchRule the_application_knows_the_domain_and_no_framework() {
    return classes()
        .that()
        .resideInAPackage(root + ".application..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "org.jspecify..", root + ".domain..", root + ".application.."));
  }

  /// What simulated providers have in common knows the JDK and nothing else.
  ArchRule simulators_know_nothing_but_the_jdk() {
    return classes()
        .that()
        .resideInAPackage(root + ".simulators..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "com.sun.net.httpserver..", "org.jspecify..", root + ".simulators.."));
  }

  /// An adapter knows neither another adapter nor the bootstrap.
  ArchRule adapters_do_not_know_each_other() {
    return classes()
        .that(inAnAdapter())
        .should(
            dependOnlyOn(
                "its own module, simulators, application and domain",
                (from, to) ->
                    module(to)
                        .map(
                            module ->
                                module.equals(module(from).orElseThrow())
                                    || module.equals("simulators")
                                    || module.equals("application")
                                    || module.equals("domain"))
                        .orElse(true)));
  }

  /// A context's domain refers to another context only through the ids and values of
  /// `domain.shared`.
  ArchRule contexts_do_not_call_into_each_others_domain() {
    return classes()
        .that(resideInAnyPackage(root + ".domain..", root + ".application.."))
        .should(
            dependOnlyOn(
                "its own context's domain",
                (from, to) ->
                    !inModule(to, "domain")
                        || sameContext(from, to)
                        || context(to).equals("shared")));
  }

  /// A context's application is entered by its root package only: events and one small interface.
  ArchRule contexts_meet_in_root_packages_only() {
    return classes()
        .that()
        .resideInAPackage(root + ".application..")
        .should(
            dependOnlyOn(
                "root packages of other contexts",
                (from, to) ->
                    !inModule(to, "application")
                        || sameContext(from, to)
                        || context(to).equals("shared")
                        || inRootPackage(to)));
  }

  /// Inside the persistence and web modules contexts stay apart as well.
  ArchRule adapters_of_different_contexts_stay_apart() {
    return classes()
        .that(resideInAnyPackage(root + ".persistence..", root + ".web.."))
        .and(not(resideInAnyPackage(root + ".persistence.shared..", root + ".web.shared..")))
        .should(
            dependOnlyOn(
                "its own context's adapters",
                (from, to) ->
                    !(inModule(to, "persistence") || inModule(to, "web"))
                        || sameContext(from, to)
                        || context(to).equals("shared")));
  }

  /// A vendor's library is known to the one package that is named after it.
  ArchRule vendors_stay_in_their_packages(Map<String, List<String>> homes) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            dependOnlyOn(
                "vendor libraries at home",
                (from, to) ->
                    homes.entrySet().stream()
                        .filter(home -> to.getPackageName().startsWith(home.getKey()))
                        .allMatch(
                            home ->
                                home.getValue().stream()
                                    .anyMatch(
                                        place ->
                                            from.getPackageName()
                                                .startsWith(root + "." + place)))));
  }

  /// What implements a port is nobody's business by name: package-private, handed out by a factory.
  ArchRule adapters_are_package_private() {
    return noClasses()
        .that(inAnAdapter())
        .and(implementAPort())
        .should()
        .haveModifier(JavaModifier.PUBLIC);
  }

  private DescribedPredicate<JavaClass> inAnAdapter() {
    return resideInAnyPackage(
        ADAPTERS.stream().map(adapter -> root + "." + adapter + "..").toArray(String[]::new));
  }

  private DescribedPredicate<JavaClass> implementAPort() {
    DescribedPredicate<JavaClass> port = resideInAPackage(root + ".application..port..");
    return DescribedPredicate.describe(
        "implement a port", type -> type.getAllRawInterfaces().stream().anyMatch(port));
  }

  private boolean inModule(JavaClass type, String module) {
    return module(type).filter(module::equals).isPresent();
  }

  private boolean inRootPackage(JavaClass type) {
    return type.getPackageName().equals(root + ".application." + context(type));
  }

  private boolean sameContext(JavaClass a, JavaClass b) {
    return context(a).equals(context(b));
  }

  private Optional<String> module(JavaClass type) {
    return part(type, 1);
  }

  private String context(JavaClass type) {
    return part(type, 2).orElse("");
  }

  private Optional<String> part(JavaClass type, int group) {
    Matcher matcher =
        Pattern.compile(Pattern.quote(root) + "\\.(\\w+)(?:\\.(\\w+))?.*")
            .matcher(type.getPackageName());
    return matcher.matches() ? Optional.ofNullable(matcher.group(group)) : Optional.empty();
  }

  private static ArchCondition<JavaClass> dependOnlyOn(
      String what, BiPredicate<JavaClass, JavaClass> allowed) {
    return new ArchCondition<>("depend only on " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (!allowed.test(type, target)) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }
}
