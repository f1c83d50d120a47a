package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.EvidenceId;
import io.clipgen.domain.shared.PartyId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that a side has put forward in a dispute: words, links, or a file. What was said stays
/// as it was said.
///
/// @param links addresses on the web, at most ten
/// @param file a file; `null` for none
public record Evidence(
    EvidenceId id,
    DisputeId dispute,
    PartyId by,
    String text,
    List<String> links,
    @Nullable File file,
    Instant at) {

  private static final int LONGEST = 4000;
  private static final int MOST_LINKS = 10;
  private static final int LONGEST_LINK = 500;

  public Evidence {
    links = List.copyOf(links);
    BrokenRule.unless(
        text.length() <= LONGEST, "text", "must have at most " + LONGEST + " characters");
    BrokenRule.unless(
        file != null || !text.isBlank(), "text", "must say something: what speaks for you");
    BrokenRule.unless(
        links.size() <= MOST_LINKS, "links", "must be at most " + MOST_LINKS + " addresses");
    for (String link : links) {
      BrokenRule.unless(isOnTheWeb(link), "links", "must be addresses that begin with https://");
    }
  }

  private static boolean isOnTheWeb(String link) {
    try {
      URI uri = URI.create(link);
      return link.length() <= LONGEST_LINK
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /// A file.
  ///
  /// @param name as its side calls it
  /// @param type a media type, found by looking into it
  /// @param bytes its size
  public record File(String name, String type, long bytes) {}
}
