package io.clipgen.media.gemini;

import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.errors.GenAiIOException;
import com.google.genai.types.Candidate;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.Content;
import com.google.genai.types.FinishReason;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Part;
import io.clipgen.media.asking.BoundedStream;
import io.clipgen.media.asking.CallFailed;
import io.clipgen.media.asking.CallFailed.Kind;
import io.clipgen.media.asking.LanguageModel;
import io.clipgen.media.asking.ModelSettings;
import io.clipgen.media.asking.Question;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;

/// Asks Gemini and reads the answer as it is streamed.
final class GeminiModel implements LanguageModel {

  // The pool of keys decides about trying again: with no status to try again for, the library does
  // not wait either.
  private static final HttpRetryOptions ONCE =
      HttpRetryOptions.builder().attempts(1).httpStatusCodes(List.of()).build();

  private final ModelSettings settings;
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .connectTimeout(Duration.ofSeconds(10))
          .readTimeout(Duration.ZERO)
          .followRedirects(false)
          .retryOnConnectionFailure(false)
          .build();

  GeminiModel(ModelSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return settings.model();
  }

  @Override
  public void ask(String key, Question question, Listener listener) throws CallFailed, IOException {
    var retryAfter = new AtomicReference<Optional<String>>(Optional.empty());
    try (var client = client(key, retryAfter);
        var stream =
            client.models.generateContentStream(
                settings.model(), question.material(), config(question))) {
      Optional<FinishReason> end = Optional.empty();
      for (var part : stream) {
        count(part, listener);
        var candidate = part.candidates().flatMap(all -> all.stream().findFirst());
        if (candidate.isPresent()) {
          hand(candidate.get(), listener);
          var reason = candidate.get().finishReason();
          end = reason.isPresent() ? reason : end;
        } else if (part.promptFeedback().isPresent()) {
          throw new CallFailed(Kind.REFUSED, "Gemini does not want to answer this");
        }
      }
      ended(end);
    } catch (ApiException e) {
      throw CallFailed.ofStatus(
          "Gemini", e.code(), e.message().replace(key, "(key)"), retryAfter.get());
    } catch (GenAiIOException e) {
      if (e.getCause() instanceof BoundedStream.TooLong) {
        throw new CallFailed(Kind.UNREADABLE, "the answer of Gemini is far too long");
      }
      throw e.getCause() instanceof IOException lost ? lost : new IOException(e);
    }
  }

  private static void hand(Candidate candidate, Listener listener) throws CallFailed {
    var parts = candidate.content().flatMap(Content::parts).orElse(List.of());
    for (var part : parts) {
      if (part.text().isPresent() && !part.thought().orElse(false)) {
        listener.text(part.text().get());
      }
    }
  }

  private static void count(GenerateContentResponse part, Listener listener) {
    part.usageMetadata()
        .ifPresent(
            used ->
                listener.tokens(
                    used.promptTokenCount().orElse(0),
                    (long) used.candidatesTokenCount().orElse(0)
                        + used.thoughtsTokenCount().orElse(0)));
  }

  private static void ended(Optional<FinishReason> end) throws CallFailed {
    var how = end.map(FinishReason::knownEnum).orElse(null);
    switch (how) {
      case STOP -> {}
      case null -> throw new CallFailed(Kind.BROKEN, "the answer of Gemini broke off");
      case MAX_TOKENS ->
          throw new CallFailed(Kind.UNREADABLE, "the answer of Gemini became longer than allowed");
      default ->
          throw new CallFailed(Kind.REFUSED, "Gemini does not want to answer this (" + how + ")");
    }
  }

  private GenerateContentConfig config(Question question) {
    var config =
        GenerateContentConfig.builder()
            .systemInstruction(Content.fromParts(Part.fromText(question.instructions())))
            .responseMimeType("application/json")
            .responseSchema(Schemas.of(question.schema()))
            .candidateCount(1)
            .maxOutputTokens(question.mostTokens());
    settings.temperature().ifPresent(value -> config.temperature((float) value));
    return config.build();
  }

  private Client client(String key, AtomicReference<Optional<String>> retryAfter) {
    var bounded =
        http.newBuilder()
            .addInterceptor(
                chain -> {
                  var answer = chain.proceed(chain.request());
                  retryAfter.set(Optional.ofNullable(answer.header("Retry-After")));
                  return BoundedAnswer.of(answer);
                })
            .build();
    return Client.builder()
        .apiKey(key)
        .httpOptions(
            HttpOptions.builder().baseUrl(settings.url().toString()).retryOptions(ONCE).build())
        .clientOptions(ClientOptions.builder().customHttpClient(bounded).build())
        .build();
  }
}
