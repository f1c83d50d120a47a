package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.DisputeChanged;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Disputes;
import io.clipgen.application.campaigns.port.EvidenceFiles;
import io.clipgen.application.campaigns.query.DisputeBoard;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.campaigns.Evidence;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.EvidenceId;
import io.clipgen.domain.shared.FileSize;
import io.clipgen.domain.shared.PartyId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What both sides put forward in a dispute, and what they, and administrators, see of it.
public final class DisputeEvidence {

  private static final int MOST_FILES = 20;
  private static final int HEAD = 512;

  private final Transactions transactions;
  private final Disputes disputes;
  private final DisputeBoard board;
  private final Claims claims;
  private final DisputeDesk desk;
  private final EvidenceFiles files;
  private final BusinessClock clock;
  private final Ids ids;
  private final long maxBytes;

  /// @param maxBytes the largest file
  public DisputeEvidence(
      Transactions transactions,
      Disputes disputes,
      DisputeBoard board,
      Claims claims,
      DisputeDesk desk,
      EvidenceFiles files,
      BusinessClock clock,
      Ids ids,
      long maxBytes) {
    this.transactions = transactions;
    this.disputes = disputes;
    this.board = board;
    this.claims = claims;
    this.desk = desk;
    this.files = files;
    this.clock = clock;
    this.ids = ids;
    this.maxBytes = maxBytes;
  }

  /// The caller's disputes, newest first.
  public Page<Dispute> own(Caller caller, @Nullable String after, int limit) {
    return board.of(caller.party(), after, limit);
  }

  /// Everybody's, oldest first, for administrators.
  ///
  /// @param open whether the open ones or the decided ones; `null` for both
  public Page<Dispute> all(
      Caller caller, @Nullable Boolean open, @Nullable String after, int limit) {
    caller.requireAdmin();
    return board.all(open, after, limit);
  }

  /// A dispute with all that was put forward, oldest first.
  ///
  /// @throws NotFound unless the caller is one of its sides, or an administrator
  public Timeline see(Caller caller, DisputeId id) {
    Dispute dispute = visible(caller, id);
    return new Timeline(dispute, disputes.evidence(id));
  }

  /// Says something, perhaps with links.
  ///
  /// @throws NotFound unless the caller is one of its sides
  /// @throws InvalidInput if a value breaks a rule
  /// @throws Refused where it is decided
  public Evidence say(Caller caller, DisputeId id, String text, List<String> links) {
    Dispute dispute = side(caller, id);
    Evidence evidence = desk.words(dispute, caller.party(), text, links, clock.now());
    keep(dispute, evidence, text);
    return evidence;
  }

  /// Puts a file forward.
  ///
  /// @param name as the caller calls it
  /// @param content is read to its end, or to what is too much
  /// @throws NotFound unless the caller is one of its sides
  /// @throws InvalidInput if it is too large, or no file of an accepted kind
  /// @throws Refused where it is decided
  public Evidence file(Caller caller, DisputeId id, String name, InputStream content) {
    Dispute dispute = side(caller, id);
    long before = disputes.evidence(id).stream().filter(each -> each.file() != null).count();
    if (before >= MOST_FILES) {
      throw new Refused("too-many-files", "A dispute takes at most " + MOST_FILES + " files.");
    }
    var file = new EvidenceId(ids.next());
    try {
      byte[] head = content.readNBytes(HEAD);
      String type = type(head);
      long bytes =
          files.put(
              file,
              new Limited(
                  new SequenceInputStream(new ByteArrayInputStream(head), content), maxBytes));
      Evidence evidence =
          Checked.input(
              () ->
                  new Evidence(
                      file,
                      id,
                      caller.party(),
                      "",
                      List.of(),
                      new Evidence.File(plain(name), type, bytes),
                      clock.now()));
      keep(dispute, evidence, plain(name));
      return evidence;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (RuntimeException failure) {
      files.delete(file);
      throw tooLarge(failure)
          ? new InvalidInput("file", "must have at most " + FileSize.inWords(maxBytes))
          : failure;
    }
  }

  /// All bytes of a file. The caller closes it.
  ///
  /// @throws NotFound unless the caller is one of the dispute's sides, or an administrator
  public Opened open(Caller caller, DisputeId id, EvidenceId evidence) {
    visible(caller, id);
    Evidence found =
        disputes
            .find(evidence)
            .filter(each -> each.dispute().equals(id) && each.file() != null)
            .orElseThrow(() -> new NotFound("file", evidence));
    return new Opened(found, files.open(evidence));
  }

  private void keep(Dispute dispute, Evidence evidence, String words) {
    transactions.run(
        () -> {
          Claim claim = claims.lock(dispute.claim());
          if (!disputes.find(dispute.id()).orElseThrow().open()) {
            throw new Refused("dispute-decided", "This dispute is decided.");
          }
          disputes.add(evidence);
          PartyId other =
              evidence.by().equals(dispute.brand()) ? dispute.clipper() : dispute.brand();
          desk.tell(claim, dispute, other, DisputeChanged.What.ANSWERED, words);
        });
  }

  private Dispute side(Caller caller, DisputeId id) {
    return disputes
        .find(id)
        .filter(dispute -> dispute.concerns(caller.party()))
        .orElseThrow(() -> new NotFound("dispute", id));
  }

  private Dispute visible(Caller caller, DisputeId id) {
    return disputes
        .find(id)
        .filter(dispute -> caller.isAdmin() || dispute.concerns(caller.party()))
        .orElseThrow(() -> new NotFound("dispute", id));
  }

  // By what is in it, not by what it is called.
  private static String type(byte[] head) {
    String start = new String(head, StandardCharsets.ISO_8859_1);
    if (start.startsWith("%PDF-")) {
      return "application/pdf";
    }
    if (start.startsWith("\u0089PNG\r\n")) {
      return "image/png";
    }
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return "image/webp";
    }
    if (start.startsWith("ftyp", 4)) {
      return "video/mp4";
    }
    if (!start.isEmpty()
        && start.chars().allMatch(c -> c >= 32 || c == '\n' || c == '\r' || c == '\t')) {
      return "text/plain";
    }
    throw new InvalidInput("file", "must be a PDF, PNG, JPEG, WebP, MP4 or plain text file");
  }

  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String safe = last.replaceAll("[\\p{Cntrl}\"<>:|?*]", "_").strip();
    return safe.isEmpty() ? "file" : safe.substring(0, Math.min(120, safe.length()));
  }

  private static boolean tooLarge(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TooLarge) {
        return true;
      }
    }
    return false;
  }

  /// A dispute with what was put forward.
  public record Timeline(Dispute dispute, List<Evidence> evidence) {}

  /// A file that is open.
  public record Opened(Evidence evidence, InputStream content) {}

  private static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// A stream that breaks off where there is too much of it.
  private static final class Limited extends InputStream {
    private final InputStream content;
    private long left;

    Limited(InputStream content, long most) {
      this.content = content;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = content.read(into, offset, length);
      left -= Math.max(0, read);
      if (left < 0) {
        throw new TooLarge();
      }
      return read;
    }
  }
}
