/// What every simulated provider needs, whatever it plays: a program of its own on loopback that
/// announces itself in a folder ([io.clipgen.simulators.SimulatorServer],
/// [io.clipgen.simulators.Announcement]), an append-only journal ([io.clipgen.simulators.Journal]),
/// secrets in files, faults on request, and a client that finds it. Knows the JDK and nothing else:
/// what is written and said is up to the provider that is played.
@NullMarked
package io.clipgen.simulators;

import org.jspecify.annotations.NullMarked;
