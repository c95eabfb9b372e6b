package org.inkling.calibration;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Measures plain loops over float32: what a network costs that is not quantised. */
final class FloatCosts {

    private static final double FLOOR = 200;
    private static final String DENSE = """
            #include <stdint.h>
            void __attribute__((noinline)) dense(const float *x, const float *w, const float *b, float *y, int32_t inputs, int32_t outputs)
            {
                for (int32_t o = 0; o < outputs; o++) {
                    float sum = b[o];
                    for (int32_t i = 0; i < inputs; i++) {
                        sum += x[i] * *w++;
                    }
                    y[o] = sum < 0.0f ? 0.0f : sum;
                }
            }
            """;

    private FloatCosts() {
    }

    static Map<String, Double> coefficients(Machine machine, String options) throws IOException, InterruptedException {
        Fit cycles = new Fit(FLOOR);
        int code = 0;
        int stack = 0;
        for (int[] size : new int[][]{ { 33, 20 }, { 20, 10 }, { 10, 3 }, { 4, 40 }, { 60, 12 }, { 9, 90 } }) {
            String bench = String.format(Locale.ROOT, """
                    #include <stdint.h>
                    void dense(const float *x, const float *w, const float *b, float *y, int32_t inputs, int32_t outputs);
                    static float x[%1$d], w[%1$d * %2$d], b[%2$d], y[%2$d];
                    void bench_prepare(void)
                    {
                        for (int i = 0; i < %1$d; i++) x[i] = (float)(i * 37 %% 101) * 0.02f - 1.0f;
                        for (int i = 0; i < %1$d * %2$d; i++) w[i] = (float)(i * 53 %% 97) * 0.02f - 1.0f;
                        for (int i = 0; i < %2$d; i++) b[i] = 0.1f;
                    }
                    void bench_run(void) { dense(x, w, b, y, %1$d, %2$d); }
                    """, size[0], size[1]);
            Machine.Run run = machine.run(Map.of("dense.c", DENSE, "bench.c", bench), options);
            cycles.add(Map.of("calls", 1, "outputs", size[1], "products", size[0] * size[1]), run.regions().get(0).cycles());
            code = Math.max(code, run.code());
            stack = Math.max(stack, run.regions().get(0).stack());
        }
        Map<String, Double> all = new TreeMap<>();
        cycles.solve().forEach((name, value) -> all.put("float32." + name, value));
        all.put("code.float32", (double) code);
        all.put("stack.float32", (double) stack);
        return all;
    }
}
