/// The vendors of models, played over HTTP on loopback, so that the real adapters run in every test
/// and without a key: a subset of Gemini's and Claude's APIs with their keys, checks, errors and
/// streams, faults on request, and a journal of what was asked. What they answer comes from a
/// simple program ([Chooser]) and says so.
@NullMarked
package io.clipgen.media.simulated;

import org.jspecify.annotations.NullMarked;
