/// What payouts need from outside: the provider that pays, and a place to keep payouts.
@NullMarked
package io.clipgen.application.payouts.port;

import org.jspecify.annotations.NullMarked;
