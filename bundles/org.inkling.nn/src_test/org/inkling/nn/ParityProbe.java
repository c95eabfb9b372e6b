package org.inkling.nn;

import java.util.*;

public class ParityProbe {
    public static void main(String[] a) throws Exception {
        java.nio.file.Path sh = java.nio.file.Path.of("/work/shared/models"); Random rr = new Random(9);
        for (String f : "lab-nets/net_a lab-nets/net_b lab-nets/net_c lab-nets/net_c3 mlperf-tiny/ad01_int8 mlperf-tiny/kws_ref_model mlperf-tiny/pretrainedResnet_quant mlperf-tiny/vww_96_int8 mlperf-tiny/kws_ref_model_float32".split(" ")) {
            byte[] file = java.nio.file.Files.readAllBytes(sh.resolve(f + ".tflite")); Network n = TfliteReader.read(file, org.inkling.api.Location.of(f)); List<float[]> rows = new ArrayList<>(); int size = n.inputTensor().shape().size();
            System.out.println(f + " macs " + n.macs() + " const " + n.constantBytes() + " quantized " + n.isQuantized());
            if (!n.isQuantized()) { FloatExecutor e = new FloatExecutor(n); float[] x = RandomNetworks.gaussian(rr, size, 20); try (LiteRuntime l = new LiteRuntime(file); LiteRuntime l2 = new LiteRuntime(TfliteWriter.write(n))) { System.out.println(Arrays.toString(e.run(x))); System.out.println(Arrays.toString(l.run(x))); System.out.println(Arrays.toString(l2.run(x))); } continue; }
            Quantization q = n.inputTensor().quantized(); for (float[] x : RandomNetworks.rows(rr, size > 5000 ? 20 : 300, size)) { float[] v = new float[size]; for (int i = 0; i < size; i++) v[i] = q.scale() * (60 * x[i] - q.zeroPoint()); rows.add(v); }
            for (Operator o : n.operators()) if (o instanceof Operator.Linear li) { long big = Accumulator.of(li, n.tensor(li.input()).quantized()).largest(); Requantizer z = Requantizer.of(li, n.tensor(li.input()).quantized(), n.tensor(li.output()).quantized()); if (z.shift() != 0 || big > Integer.MAX_VALUE || !z.fits(big)) System.out.println("   " + o.kind() + " shift " + z.shift() + " largest " + big); }
            report(f, n, rows);
            Int8Executor e = new Int8Executor(n); byte[] in = new byte[size], out = new byte[e.outputSize()]; for (int i = 0; i < 30; i++) e.run(in, out); long t0 = System.nanoTime(); for (int i = 0; i < 20; i++) e.run(in, out); System.out.println("   ms " + (System.nanoTime() - t0) / 2e7);
            try (LiteRuntime l = new LiteRuntime(TfliteWriter.write(n)); LiteRuntime k = new LiteRuntime(file)) { in = new byte[size]; rr.nextBytes(in); System.out.println("   rewritten same " + Arrays.equals(l.run(in), k.run(in))); }
        }
        Map<String, java.util.function.Function<Random, Network>> m = new LinkedHashMap<>();
        m.put("dense", RandomNetworks::dense); m.put("keyword", RandomNetworks::keyword); m.put("image", RandomNetworks::image);
        for (var e : m.entrySet()) for (int seed = 0; seed < 3; seed++) {
            Random r = new Random(seed); Network n = e.getValue().apply(r);
            List<float[]> rows = RandomNetworks.rows(r, 200, n.inputTensor().shape().size());
            Network q = Quantizer.quantize(n, rows.subList(0, 100));
            FloatExecutor f = new FloatExecutor(n);
            try (LiteRuntime lf = new LiteRuntime(TfliteWriter.write(n))) { double w = 0; for (float[] x : rows) { float[] p = lf.run(x), o = f.run(x); for (int i = 0; i < o.length; i++) w = Math.max(w, Math.abs(o[i] - p[i])); } System.out.println(e.getKey() + " float worst " + w); }
            report(e.getKey(), q, rows);
        }
    }
    static void report(String name, Network q, List<float[]> rows) {
        try (LiteRuntime l = new LiteRuntime(TfliteWriter.write(q))) {
            Int8Executor t = new Int8Executor(q, Rounding.TFLITE), d = new Int8Executor(q); int[] ht = new int[6], hd = new int[6]; int same = 0;
            int[][] layers = new int[q.tensors().size()][4];
            for (float[] x : rows) {
                byte[] in = new byte[x.length]; for (int i = 0; i < x.length; i++) in[i] = q.inputTensor().quantized().quantize(x[i]);
                byte[] lo = l.run(in), to = t.run(in), dd = d.run(in);
                for (int i = 0; i < lo.length; i++) { ht[Math.min(5, Math.abs(lo[i] - to[i]))]++; hd[Math.min(5, Math.abs(lo[i] - dd[i]))]++; }
                if (arg(lo) == arg(dd)) same++;
                for (Operator o : q.operators()) { byte[] p = l.values(o.output()), v = t.values(o.output()); for (int i = 0; i < p.length; i++) layers[o.output()][Math.min(3, Math.abs(p[i] - v[i]))]++; }
            }
            System.out.println(name + " tflite " + Arrays.toString(ht) + " device " + Arrays.toString(hd) + " argmax " + same + "/" + rows.size());
            for (Operator o : q.operators()) if (layers[o.output()][1] + layers[o.output()][2] + layers[o.output()][3] > 0) { System.out.println("   first bad " + o.kind() + " " + Arrays.toString(layers[o.output()])); break; }
        }
    }
    static int arg(byte[] v) { int b = 0; for (int i = 1; i < v.length; i++) if (v[i] > v[b]) b = i; return b; }
}
