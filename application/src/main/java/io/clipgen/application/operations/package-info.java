/// Keeping the place running: work in the background, and what must reach the world outside exactly
/// once.
///
/// Words: a **job** is a piece of work that people can follow and cancel; an **event** in the
/// outbox is told to its handlers after the commit; an **effect** is an intended change at a
/// provider (a payment, a post), called once and asked for where its outcome is unknown; **due
/// work** hangs on business time; a **notice** is a provider's word that there is news. A
/// **runner** is one process that does all that.
///
/// Published: [io.clipgen.application.operations.Jobs] and
/// [io.clipgen.application.operations.JobHandler], [io.clipgen.application.operations.Effects] and
/// [io.clipgen.application.operations.EffectHandler], [io.clipgen.application.operations.DueWork],
/// [io.clipgen.application.operations.NoticeHandler]. Machine time is used for leases, back-off and
/// heartbeats, business time only for what is due.
@NullMarked
package io.clipgen.application.operations;

import org.jspecify.annotations.NullMarked;
