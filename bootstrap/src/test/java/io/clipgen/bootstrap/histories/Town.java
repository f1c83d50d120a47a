package io.clipgen.bootstrap.histories;

import io.clipgen.application.histories.House;
import io.clipgen.application.histories.Paper;
import io.clipgen.application.histories.Step;
import io.clipgen.application.identity.Caller;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A world with its people, to which each history comes as to an empty one.
final class Town implements Supplier<House>, AutoCloseable {

  // A refused refund waits for somebody, as in the model.
  private final World world = World.open(Map.of("clipgen.earnings.refunds.attempts", "1"));
  private final List<Caller> brands =
      IntStream.range(0, Paper.BRANDS).mapToObj(_ -> world.brand()).toList();
  private final List<Caller> clippers =
      IntStream.range(0, Paper.CLIPPERS).mapToObj(_ -> world.clipper()).toList();
  private final List<SourceVideoId> sources = brands.stream().map(world::video).toList();
  private final World.Moment beginning = world.moment();

  @Override
  public House get() {
    world.backTo(beginning);
    return new DatabaseHouse(this);
  }

  World world() {
    return world;
  }

  List<Caller> brands() {
    return brands;
  }

  List<Caller> clippers() {
    return clippers;
  }

  List<SourceVideoId> sources() {
    return sources;
  }

  @Override
  public void close() {
    world.close();
  }

  /// Makes the payment provider of a world go wrong.
  ///
  /// @param data where the provider has announced itself
  record Lever(Path data) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    void pull(Step.Fault fault) {
      try {
        Path folder = data.resolve(SimulatedPaymentsProgram.FOLDER);
        var request =
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:"
                            + Files.readString(folder.resolve(SimulatedPaymentsProgram.PORT_FILE))
                                .strip()
                            + "/_simulator/faults"))
                .header(
                    "Authorization",
                    "Bearer "
                        + Files.readString(folder.resolve(SimulatedPaymentsProgram.KEY_FILE))
                            .strip())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "operation=" + fault.operation() + "&kind=" + fault.trouble()))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IllegalStateException(answer.body());
        }
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }
}
