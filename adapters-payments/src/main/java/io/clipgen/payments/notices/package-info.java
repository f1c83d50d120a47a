/// What the payment provider tells of its own accord: signed as Stripe signs, and translated.
@NullMarked
package io.clipgen.payments.notices;

import org.jspecify.annotations.NullMarked;
