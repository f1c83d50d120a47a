/// A social platform that reaches nobody, as a program of its own, and the adapters that speak to
/// it.
///
/// The program ([io.clipgen.platforms.simulated.SimulatedPlatformProgram]) listens on loopback and
/// stands in for TikTok, YouTube and Instagram alike: accounts, uploads that can be resumed, posts
/// that go live after a while, views that grow with business time along a curve of their own. It
/// keeps what it was given in a journal and as files in the data folder, and takes faults on
/// request.
@NullMarked
package io.clipgen.platforms.simulated;

import org.jspecify.annotations.NullMarked;
