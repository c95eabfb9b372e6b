package org.inkling.api.dsp;

import java.util.Map;

/**
 * Generated C of one block.
 *
 * @param files        text by file name; runtime files shared by several blocks have the same name and the same text
 * @param header       the file of {@code files} to include
 * @param function     name of {@code void function(const float *window, float *features, void *scratch)}
 * @param scratchBytes bytes of working memory the function needs, aligned to 4
 */
public record EmittedC(Map<String, String> files, String header, String function, int scratchBytes) {

    public EmittedC {
        files = Map.copyOf(files);
    }
}
