/// Campaigns, claims and standings in the schema `campaigns`.
@NullMarked
package io.clipgen.persistence.campaigns;

import org.jspecify.annotations.NullMarked;
