package io.clipgen.application.shared.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;

/// A port that fails for one thing and works for all others.
public final class Poison {

  private Poison() {}

  /// `real`, but for each call that names `thing`: that throws an [IllegalStateException].
  public static <P> P of(Class<P> port, P real, Object thing) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              if (arguments != null && Arrays.asList(arguments).contains(thing)) {
                throw new IllegalStateException(thing + " is poisoned");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
