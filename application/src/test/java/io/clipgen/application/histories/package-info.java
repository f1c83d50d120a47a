/// The model test: random histories of all that a brand, a clipper, an admin, the provider and the
/// clock can do, played on a pure model and on the real use cases at once.
///
/// [io.clipgen.application.histories.Step] is the language,
/// [io.clipgen.application.histories.Paper] the model, [io.clipgen.application.histories.House] the
/// real thing, [io.clipgen.application.histories.Author] makes histories up,
/// [io.clipgen.application.histories.Rehearsal] plays them and compares every figure after every
/// step, [io.clipgen.application.histories.Shortener] makes a failing one short.
@NullMarked
package io.clipgen.application.histories;

import org.jspecify.annotations.NullMarked;
