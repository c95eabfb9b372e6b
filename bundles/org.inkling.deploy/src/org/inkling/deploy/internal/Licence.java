package org.inkling.deploy.internal;

/**
 * The permission under which everything exported is given to users: BSD Zero Clause, use without any condition. Inkling itself stays under
 * the EPL.
 */
public final class Licence {

    /** SPDX identifier. */
    public static final String SPDX = "0BSD";

    /** The permission in full. */
    public static final String TEXT = """
            Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted.

            THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
            WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
            CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
            NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
            """;

    private static final String C_LINE = "/* SPDX-License-Identifier: " + SPDX + " */\n";
    private static final String HASH_LINE = "# SPDX-License-Identifier: " + SPDX + "\n";

    private Licence() {
    }

    /** A C or C++ source that says its licence in its first line. */
    public static String ofC(String source) {
        return source.startsWith(C_LINE) ? source : C_LINE + source;
    }

    /** A Makefile, CMake file or script that says its licence in its first line. */
    public static String ofScript(String source) {
        return source.startsWith(HASH_LINE) ? source : HASH_LINE + source;
    }
}
