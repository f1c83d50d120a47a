/// The marketplace over HTTP: campaigns, claims, submissions, appeals, tiers.
@NullMarked
package io.clipgen.web.campaigns;

import org.jspecify.annotations.NullMarked;
