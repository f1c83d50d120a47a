package io.clipgen.application.publishing.port;

import io.clipgen.domain.publishing.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reports what became of posts, from the platform itself.
public interface ViewSource {

  /// As many posts may be asked for in one call.
  int MOST_PER_CALL = 50;

  /// Who reports, as observations name it: `simulated-tiktok`.
  String name(Platform platform);

  /// Reads posts of one platform in one call. Posts that the platform does not know are missing
  /// from the answer.
  ///
  /// @param externalIds at most [#MOST_PER_CALL]
  /// @throws io.clipgen.application.operations.ProviderUnreachable if it does not answer
  List<Report> read(Platform platform, List<String> externalIds);

  /// Finds a post by the address where people see it. Empty if the platform has none there, or has
  /// taken it down.
  ///
  /// @param url as a person has copied it
  /// @throws io.clipgen.application.operations.ProviderUnreachable if it does not answer
  Optional<Found> lookUp(Platform platform, String url);

  /// A post that was found by its address.
  ///
  /// @param externalId the platform's name of it
  /// @param url its address, as the platform writes it
  /// @param caption the text that goes with it
  record Found(String externalId, String url, String caption) {}

  /// What a platform says of one post.
  ///
  /// @param liveAt since when people can see it, in business time; `null` while they cannot
  /// @param gone why it will not be seen any more; `null` while that is open or it is live
  record Report(
      String externalId,
      @Nullable Instant liveAt,
      @Nullable String gone,
      long views,
      long likes,
      long comments,
      long shares) {}
}
