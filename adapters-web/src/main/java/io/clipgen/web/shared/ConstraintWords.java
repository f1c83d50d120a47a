package io.clipgen.web.shared;

import io.micronaut.context.StaticMessageSource;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;

/// The rules that annotations state, in the words of all other rules.
@Singleton
final class ConstraintWords extends StaticMessageSource {

  ConstraintWords() {
    say(NotNull.class, "must be given");
    say(Min.class, "must be at least {value}");
    say(Max.class, "must be at most {value}");
    say(Size.class, "must have {min} to {max} characters");
  }

  private void say(Class<? extends Annotation> constraint, String rule) {
    addMessage(constraint.getName() + ".message", rule);
  }

  // Before the framework's own.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
