package io.clipgen.application.operations;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.shared.PartyId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does what is asked once, however often it is asked under one name: whoever got no answer sends
/// the same request again and gets the first one's. What was refused was not done, and may be asked
/// again under the same name.
public interface Requests {

  /// The header that carries the name.
  String KEY = "Idempotency-Key";

  /// Does `work` in one transaction with the note that it was done, or answers what it answered
  /// before.
  ///
  /// @param sender who names it
  /// @param action what is asked for: the same name can be used for different actions
  /// @param key the sender's name of the request; `null` if it has none, and then it is just done
  /// @param asked what is asked: its text tells one request from another
  /// @param work what is done; answers the id of what came of it
  /// @throws InvalidInput naming the header if the key is empty or too long
  /// @throws Refused if something else was asked under that name
  String once(
      PartyId sender, String action, @Nullable String key, Record asked, Supplier<String> work);
}
