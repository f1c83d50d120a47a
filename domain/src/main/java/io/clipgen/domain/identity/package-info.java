/// Identity: who acts, and for whom.
///
/// A [io.clipgen.domain.identity.Party] is whoever can own campaigns, money and keys. Today it is a
/// person with an e-mail address; an organization will be one too. It acts in one or more
/// [io.clipgen.domain.identity.Role]s, which it takes on by itself but for the administrator's,
/// which is only ever given. A party that is suspended keeps what it owns and may do nothing.
///
/// A party is found by its [io.clipgen.domain.identity.EmailAddress], which is one and the same
/// however it is capitalised, and proves itself with a [io.clipgen.domain.identity.Password] that
/// nobody keeps: hashing it is the business of an adapter.
@NullMarked
package io.clipgen.domain.identity;

import org.jspecify.annotations.NullMarked;
