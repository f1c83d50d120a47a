package io.clipgen.web.shared;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import io.micronaut.serde.exceptions.SerdeException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;

/// Numbers and truth values of a request are what they are, or are refused: left to itself the
/// framework reads 49.99 as 49, `true` as 1, `[5]` as 5, `null` as 0 and `"maybe"` as false.
@Factory
final class StrictJson {

  @Bean
  @Singleton
  @Primary
  Deserializer<Long> longs() {
    return new Strict<>(JsonTrouble.NO_NUMBER, StrictJson::whole);
  }

  @Bean
  @Singleton
  @Primary
  Deserializer<Integer> integers() {
    return new Strict<>(JsonTrouble.NO_NUMBER, value -> whole(value).map(Math::toIntExact));
  }

  @Bean
  @Singleton
  @Primary
  Deserializer<Boolean> booleans() {
    return new Strict<>(
        JsonTrouble.NO_TRUTH_VALUE,
        value -> value instanceof Boolean truth ? Optional.of(truth) : Optional.empty());
  }

  private static Optional<Long> whole(Object value) {
    return switch (value) {
      case Integer number -> Optional.of(number.longValue());
      case Long number -> Optional.of(number);
      case BigInteger number -> Optional.of(number.longValueExact());
      default -> Optional.empty();
    };
  }

  /// Reads what is there as it is, and takes it if it is of the kind.
  private record Strict<T>(String rule, Function<Object, Optional<T>> reading)
      implements Deserializer<T> {

    @Override
    public T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> type)
        throws IOException {
      Object value = decoder.decodeArbitrary();
      try {
        return Optional.ofNullable(value)
            .flatMap(reading)
            .orElseThrow(() -> new NotOfTheKind(rule));
      } catch (ArithmeticException tooLarge) {
        throw new NotOfTheKind(JsonTrouble.TOO_LARGE);
      }
    }
  }

  /// A value that is not what its property wants.
  static final class NotOfTheKind extends SerdeException {

    private static final long serialVersionUID = 1L;

    /// @param rule what it must be, as in "must be a whole number"
    NotOfTheKind(String rule) {
      super(rule);
    }
  }
}
