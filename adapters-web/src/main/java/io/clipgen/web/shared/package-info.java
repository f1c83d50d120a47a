/// What every controller stands on: who calls, how money, pages and ids look in JSON, and how a
/// refusal is told.
///
/// **Callers.** Every route needs a valid bearer token unless it is marked [Public]; a controller
/// takes a [io.clipgen.application.identity.Caller] as a parameter and gets whoever the token
/// names, with the roles of this moment. Nobody's token is 401, a suspended party's 403.
///
/// **Refusals.** Whatever goes wrong is answered as an RFC 9457 problem ([Problem]) with a stable
/// `type`, a sentence a person can act on, the field where there is one, and the request's id. A
/// controller turns the cases of a use case's sealed outcome into problems with [Problems];
/// exceptions of the application are turned here.
///
/// **Requests.** Each has an id, accepted or given in `X-Request-Id`, which is in its log lines
/// too. JSON properties that nobody reads are refused by name, so that a misspelt one is not lost
/// in silence.
@NullMarked
package io.clipgen.web.shared;

import org.jspecify.annotations.NullMarked;
