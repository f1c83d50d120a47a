/// The place itself over HTTP: what it is made of, how it does, what it offers.
@NullMarked
package io.clipgen.web.operations;

import org.jspecify.annotations.NullMarked;
