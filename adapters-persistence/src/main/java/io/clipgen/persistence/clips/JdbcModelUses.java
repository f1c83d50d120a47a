package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.application.clips.port.ModelUses;
import io.clipgen.application.clips.query.ModelUsage;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What models were asked, call by call, with running sums beside.
@Singleton
final class JdbcModelUses implements ModelUses, ModelUsage {

  private static final String SUMS =
      """
      count(*) AS calls, sum(prompt_tokens)::bigint AS prompt_tokens,
        sum(answer_tokens)::bigint AS answer_tokens
      """;

  private final Database database;

  JdbcModelUses(Database database) {
    this.database = database;
  }

  @Override
  public void add(JobId job, PartyId party, ModelUse use, Instant at) {
    database
        .inTransaction()
        .createUpdate(
            """
            WITH used AS (
              INSERT INTO clips.model_use
                (job, party, model, purpose, prompt_tokens, answer_tokens, used_at)
              VALUES (:job, :party, :model, :purpose, :promptTokens, :answerTokens, :at)
              RETURNING model, purpose, prompt_tokens, answer_tokens)
            INSERT INTO clips.model_total AS t (model, purpose, calls, prompt_tokens, answer_tokens)
            SELECT model, purpose, 1, prompt_tokens, answer_tokens FROM used
            ON CONFLICT (model, purpose) DO UPDATE SET
              calls = t.calls + 1,
              prompt_tokens = t.prompt_tokens + excluded.prompt_tokens,
              answer_tokens = t.answer_tokens + excluded.answer_tokens
            """)
        .bindMethods(use)
        .bind("job", job.value())
        .bind("party", party.value())
        .bind("at", at)
        .execute();
  }

  @Override
  public Map<JobId, List<Total>> ofOrders(PartyId party, Collection<JobId> jobs) {
    if (jobs.isEmpty()) {
      return Map.of();
    }
    return database.with(
        handle -> {
          Map<JobId, List<Total>> totals = new LinkedHashMap<>();
          handle
              .createQuery(
                  "SELECT job, model, purpose, "
                      + SUMS
                      + """
                      FROM clips.model_use WHERE job = ANY(:jobs) AND party = :party
                      GROUP BY job, model, purpose ORDER BY job, model, purpose
                      """)
              .bindArray("jobs", UUID.class, jobs.stream().map(JobId::value).toList())
              .bind("party", party.value())
              .map((row, _) -> Map.entry(new JobId(row.getObject("job", UUID.class)), total(row)))
              .forEach(
                  each ->
                      totals
                          .computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                          .add(each.getValue()));
          return totals;
        });
  }

  @Override
  public List<Total> since(Instant from) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT model, purpose, "
                        + SUMS
                        + """
                        FROM clips.model_use WHERE used_at >= :from
                        GROUP BY model, purpose ORDER BY model, purpose
                        """)
                .bind("from", from)
                .map((row, _) -> total(row))
                .list());
  }

  @Override
  public List<Total> all() {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM clips.model_total ORDER BY model, purpose")
                .map((row, _) -> total(row))
                .list());
  }

  private static Total total(ResultSet row) throws SQLException {
    return new Total(
        row.getString("model"),
        row.getString("purpose"),
        row.getLong("calls"),
        row.getLong("prompt_tokens"),
        row.getLong("answer_tokens"));
  }
}
