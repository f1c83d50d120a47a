/// Who acts, and for whom.
///
/// Published to the other contexts: [io.clipgen.application.identity.Caller], which every use case
/// takes that acts for somebody, and the event [io.clipgen.application.identity.PartyRegistered].
///
/// Parties register themselves as clients, clippers or creators, sign in with e-mail and password,
/// and get a token that lives for 15 minutes. What a party may do is looked up each time it acts,
/// not read from the token: a role that is added counts at once, and so does a suspension. Sign-ins
/// are limited per account and address and per address, so that nobody guesses passwords and nobody
/// locks out somebody else; an unknown address and a wrong password look the same. Administrators
/// are made by whoever runs the installation.
@NullMarked
package io.clipgen.application.identity;

import org.jspecify.annotations.NullMarked;
