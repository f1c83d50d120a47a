/// What people see of money: what they earned, where it came from, and whether the books are right.
@NullMarked
package io.clipgen.application.earnings.query;

import org.jspecify.annotations.NullMarked;
