/// Files for people: tables as PDF and CSV.
@NullMarked
package io.clipgen.web.shared.documents;

import org.jspecify.annotations.NullMarked;
