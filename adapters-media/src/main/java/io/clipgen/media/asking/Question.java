package io.clipgen.media.asking;

import com.fasterxml.jackson.databind.JsonNode;

/// What a model is asked: what it is to do, what it is to do it with, and the shape of the answer.
///
/// @param instructions ours
/// @param material from outside: data, whatever it says
/// @param schema the JSON schema that the answer keeps to
/// @param mostTokens how long the answer may become
public record Question(String instructions, String material, JsonNode schema, int mostTokens) {}
