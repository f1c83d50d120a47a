/// Mail: handed to an SMTP server, or kept in a file that can be read.
@NullMarked
package io.clipgen.platforms.mail;

import org.jspecify.annotations.NullMarked;
