package io.clipgen.media.asking;

import java.io.IOException;

/// One vendor's model, as its own protocol reaches it. It is asked on a thread of its own: an
/// interrupt ends the call.
public interface LanguageModel {

  /// The model's name, as in `gemini-2.5-flash`.
  String name();

  /// Asks once, without trying again, and hands on the answer as it comes.
  ///
  /// @param key the secret to ask with
  /// @throws CallFailed if there is no whole answer, with what that says about the key
  /// @throws IOException if the connection is lost
  void ask(String key, Question question, Listener listener) throws CallFailed, IOException;

  /// Is told of an answer while it comes.
  interface Listener {

    /// Some more of the answer's text, JSON.
    ///
    /// @throws CallFailed if it has become too long
    void text(String more) throws CallFailed;

    /// What has been counted so far; the last word counts.
    void tokens(long prompt, long answer);
  }
}
