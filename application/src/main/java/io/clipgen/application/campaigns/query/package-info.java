/// Reading the marketplace, page by page; who may see a row is part of each query.
@NullMarked
package io.clipgen.application.campaigns.query;

import org.jspecify.annotations.NullMarked;
