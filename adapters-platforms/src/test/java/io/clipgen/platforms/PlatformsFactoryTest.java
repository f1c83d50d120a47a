package io.clipgen.platforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.Mailbox;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.operations.Part;
import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.ViewSource;
import io.clipgen.application.shared.BusinessClock;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformsFactoryTest {

  private static ApplicationContext start(Map<String, Object> configuration) {
    return ApplicationContext.builder()
        .properties(configuration)
        .singletons((BusinessClock) () -> Instant.EPOCH)
        .start();
  }

  @Test
  void everything_is_simulated_and_says_so_unless_configured() {
    try (ApplicationContext context = start(Map.of())) {
      assertThat(context.getBean(SocialPublisher.class).find("pst_1")).isPresent();
      assertThat(context.getBean(ViewSource.class)).isNotNull();
      assertThat(context.getBean(Mailer.class)).isSameAs(context.getBean(Mailbox.class));
      assertThat(context.getBeansOfType(Part.class))
          .extracting(Part::state)
          .containsOnly(Part.State.SIMULATED);
    }
  }

  @Test
  void smtp_leaves_no_mailbox_to_read() {
    Map<String, Object> smtp =
        Map.of("clipgen.mail", "smtp", "clipgen.mail.smtp.host", "smtp.example");
    try (ApplicationContext context = start(smtp)) {
      assertThat(context.getBean(Mailer.class)).isNotNull();
      assertThat(context.findBean(Mailbox.class)).isEmpty();
    }
  }

  @Test
  void unknown_names_and_missing_settings_stop_the_start_with_a_sentence() {
    try (ApplicationContext context = start(Map.of("clipgen.platforms", "myspace"))) {
      assertThatThrownBy(() -> context.getBean(SocialPublisher.class))
          .hasStackTraceContaining("is \"myspace\", but must be one of: simulated");
    }
    try (ApplicationContext context = start(Map.of("clipgen.mail", "pigeon"))) {
      assertThatThrownBy(() -> context.getBean(Mailer.class))
          .hasStackTraceContaining("is \"pigeon\", but must be one of: mailbox, smtp");
    }
    try (ApplicationContext context = start(Map.of("clipgen.mail", "smtp"))) {
      assertThatThrownBy(() -> context.getBean(Mailer.class))
          .hasStackTraceContaining("set clipgen.mail.smtp.host");
    }
  }
}
