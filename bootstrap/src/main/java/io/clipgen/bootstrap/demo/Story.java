package io.clipgen.bootstrap.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The story: a brand funds a campaign, a clipper claims it, cuts clips from a real video, submits, the brand approves,
/// the post gets views, a bonus accrues, the money is held, released and paid out, and the ledger explains it.
///
/// Each chapter is a method of its own, told over the HTTP API alone, so that a test can stop the installation between or
/// within chapters and go on with the next one.
public final class Story {

  /// How the story is played.
  ///
  /// @param video the brand's source video
  /// @param clips how many clips are asked for
  /// @param seconds how long each should be
  /// @param folder where the clipper downloads to
  /// @param adminEmail how the installation's administrator signs in
  /// @param adminPassword see `adminEmail`
  public record Script(
      Path video, int clips, int seconds, Path folder, String adminEmail, String adminPassword) {}

  private static final long VIEWS = 120_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Script script;
  private final Narrator narrator;
  private final SteeredViews views;
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  private Api guest;
  private Api admin;
  private Api brand;
  private Api clipper;
  private String video = "";
  private String campaign = "";
  private String claim = "";
  private String submission = "";
  private String payout = "";
  private List<JsonNode> clips = List.of();

  /// Lets the story say how many views the simulated platform will report.
  @FunctionalInterface
  public interface SteeredViews {

    /// Makes the post with this name at the platform reach `views` within two days.
    void steer(String postAtPlatform, long views);
  }
}
