package io.clipgen.bootstrap;

import io.clipgen.application.operations.Part;
import io.clipgen.persistence.shared.DatabaseAddress;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.HashMap;
import java.util.Map;

/// An installation's configuration and its wired parts, in one context. Nothing runs by itself in
/// it.
public final class Core implements AutoCloseable {

  // Above the environment's variables and every file.
  private static final int COMMAND_LINE = 1000;

  private final ApplicationContext context;

  private Core(ApplicationContext context) {
    this.context = context;
  }

  /// Reads the configuration alone: no database, no wiring.
  public static Environment configuration(Installation installation) {
    return builder(installation, Map.of()).build().getEnvironment().start();
  }

  /// Wires the installation over `database`, which must be migrated.
  public static Core over(Installation installation, OpenDatabase database) {
    ApplicationContext context =
        builder(installation, Map.of("clipgen.embedded", database.embedded())).build();
    try {
      context.registerSingleton(DatabaseAddress.class, database.address());
      context.registerSingleton(Part.class, database.part(), Qualifiers.byName("database"));
      context.start();
      return new Core(context);
    } catch (RuntimeException e) {
      context.close();
      throw e;
    }
  }

  /// The one bean of that type.
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /// The value of a setting, or `otherwise`.
  public String setting(String key, String otherwise) {
    return context.getEnvironment().getProperty(key, String.class).orElse(otherwise);
  }

  @Override
  public void close() {
    context.close();
  }

  private static ApplicationContextBuilder builder(
      Installation installation, Map<String, Object> found) {
    Map<String, Object> properties = new HashMap<>(found);
    properties.put("clipgen.home", installation.home().toString());
    properties.put("clipgen.data", installation.data().toString());
    properties.put("clipgen.cache", installation.cache().toString());
    properties.putAll(installation.settings());
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .banner(false)
        .propertySources(PropertySource.of("command line", properties, COMMAND_LINE));
  }
}
