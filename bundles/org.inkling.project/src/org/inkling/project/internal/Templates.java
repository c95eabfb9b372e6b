package org.inkling.project.internal;

import java.util.List;
import java.util.Map;

import org.inkling.project.LabSettings;
import org.inkling.project.Template;

/** The built-in templates. */
public final class Templates {

    private static final String WINDOWS = """
            schema: 1
            input:
              type: time-series
              axes: [accX, accY, accZ]
              window_ms: 2000
              increase_ms: 80
              interval_ms: 16
              pad_zeros: "false"
            dsp:
              - id: spectral
                name: Spectral features
                type: spectral-analysis
                version: 1
                inputs: [accX, accY, accZ]
                params:
                  filter_type: high
            learn:
              - id: nn
                name: NN Classifier
                type: neural-network
                version: 1
                inputs: [spectral]
                params:
                  cycles: 30
                  learning_rate: 0.0005
                  min_confidence: 0.8
            """;

    public static final List<Template> ALL = List.of(
            new Template("free-fall", "Free fall",
                    "Tells free fall from rest and other movement; features are standardised, validation is by recording.",
                    LabSettings.named(""), Map.of("motion", WINDOWS + """
                                  standardise: "true"
                                  validation_split: file
                            """)),
            new Template("free-fall-as-in-lab", "Free fall, as in the lab",
                    "The settings of the published lab: features go in as they are and validation windows are drawn at random.",
                    LabSettings.named(""), Map.of("motion", WINDOWS + """
                                  standardise: "false"
                                  validation_split: window
                            """)),
            new Template("empty", "Empty", "No impulse yet.", LabSettings.named(""), Map.of()));

    private Templates() {
    }
}
