package io.clipgen.application.publishing.port;

import io.clipgen.domain.publishing.Platform;
import java.time.Instant;
import java.util.List;
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
