package io.clipgen.application.histories;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Puts use cases together from what their only public constructor asks for, as the wiring of the
/// product does: parts by their type, plain values by their name.
final class Assembly {

  private static final Map<Class<?>, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();

  private final List<Object> parts;
  private final Map<String, Object> named = new HashMap<>();
  private final Map<Class<?>, Object> made = new HashMap<>();

  /// @param parts the ports, and what else is not made here
  Assembly(Object... parts) {
    this.parts = Arrays.asList(parts);
  }

  /// A value for every parameter of that name.
  Assembly naming(String name, Object value) {
    named.put(name, value);
    return this;
  }

  /// The part of that type; made when it is first asked for.
  <T> T part(Class<T> type) {
    Object known = made.get(type);
    if (known == null) {
      known =
          parts.stream()
              .filter(type::isInstance)
              .findFirst()
              .orElseGet(() -> make(implementation(type)));
      made.put(type, known);
    }
    return type.cast(known);
  }

  /// What the product wires for a published interface of its own.
  private static Class<?> implementation(Class<?> type) {
    if (!type.isInterface()) {
      return type;
    }
    String name = type.getPackageName() + ".usecase.Ledger" + type.getSimpleName();
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException nothing) {
      throw new IllegalStateException("nothing here is a " + type.getName(), nothing);
    }
  }

  private Object make(Class<?> type) {
    Constructor<?> constructor =
        CONSTRUCTORS.computeIfAbsent(type, wanted -> wanted.getConstructors()[0]);
    Object[] arguments = Arrays.stream(constructor.getParameters()).map(this::argument).toArray();
    try {
      return constructor.newInstance(arguments);
    } catch (InstantiationException | IllegalAccessException | InvocationTargetException failure) {
      throw new IllegalStateException("cannot make a " + type.getName(), failure);
    }
  }

  private Object argument(Parameter parameter) {
    return Optional.ofNullable(named.get(parameter.getName()))
        .orElseGet(() -> part(parameter.getType()));
  }
}
