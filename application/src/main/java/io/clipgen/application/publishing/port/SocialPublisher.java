package io.clipgen.application.publishing.port;

import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.domain.publishing.Platform;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/// Puts clips on a platform.
///
/// Calls that change something carry a reference of ours, which the platform keeps: the same
/// reference twice makes one account or one post. None of the methods throws for what the platform
/// or the network does.
public interface SocialPublisher {

  /// Connects an account. The receipt is the platform's name of it.
  Answer connect(String reference, Platform platform, String handle);

  /// Uploads a clip and posts it. The receipt is a [Receipt] in text form.
  Answer publish(Upload upload);

  /// Asks what became of [#publish]. Empty: the platform has never heard of it; unknown: ask again
  /// later.
  Optional<Answer> find(String reference);

  /// A clip on its way out.
  ///
  /// @param reference ours: the post's id
  /// @param account the platform's name of the account
  /// @param bytes how many `content` has
  /// @param content opens the file, from its first byte; may be called again to resume
  record Upload(
      String reference,
      Platform platform,
      String account,
      String caption,
      long bytes,
      Supplier<InputStream> content) {}

  /// What a platform says of a post that it has taken.
  ///
  /// @param externalId its name there, without spaces
  /// @param url where people will see it
  record Receipt(String externalId, String url) {

    /// One line of text, as the receipt of an effect.
    public String text() {
      return externalId + " " + url;
    }

    /// Reads the text form.
    public static Receipt parse(String text) {
      int space = text.indexOf(' ');
      return new Receipt(text.substring(0, space), text.substring(space + 1));
    }
  }
}
