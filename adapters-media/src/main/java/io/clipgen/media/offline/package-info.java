/// An analyst that needs no model: it weighs what is said and what was measured by rules that stand
/// in one table ([io.clipgen.media.offline.Feature]), and says which of them gave which points. Its
/// word lists are English; in other languages the rest of the rules decide.
@NullMarked
package io.clipgen.media.offline;

import org.jspecify.annotations.NullMarked;
