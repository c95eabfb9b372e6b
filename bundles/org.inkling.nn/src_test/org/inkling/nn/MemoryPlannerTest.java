package org.inkling.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.Function;

import org.inkling.api.Location;
import org.junit.jupiter.api.Test;

class MemoryPlannerTest {

    @Test
    void tensorsAliveTogetherDoNotOverlap() throws Exception {
        for (Function<Random, Network> make : RandomNetworks.ALL) {
            Network network = make.apply(new Random(1));
            checkPlan(network, MemoryPlanner.plan(network));
            checkPlan(network, MemoryPlanner.plan(network, 16, operator -> false));
        }
        for (String name : SharedModels.ALL) {
            Network network = TfliteReader.read(SharedModels.bytes(name), Location.of(name));
            checkPlan(network, MemoryPlanner.plan(network));
        }
    }

    private static void checkPlan(Network network, ArenaPlan plan) {
        for (int a = 0; a < plan.slots().size(); a++) {
            ArenaPlan.Slot one = plan.slot(a);
            assertTrue(one.offset() >= 0 && one.offset() + one.bytes() <= plan.size());
            assertEquals(network.tensor(a).bytes(), one.bytes());
            for (int b = 0; b < a; b++) {
                ArenaPlan.Slot other = plan.slot(b);
                boolean together = one.first() <= other.last() && other.first() <= one.last();
                boolean apart = one.offset() + one.bytes() <= other.offset() || other.offset() + other.bytes() <= one.offset();
                assertTrue(one.buffer() == other.buffer() || !together || apart, "tensors " + a + " and " + b);
            }
        }
        assertTrue(plan.size() >= plan.lowerBound());
    }

    /** A run in which every operator reads and writes the arena as planned, in-place ones included, gives what separate tensors give. */
    @Test
    void aRunInTheArenaGivesTheSameBytes() throws Exception {
        Random random = new Random(2);
        for (Function<Random, Network> make : RandomNetworks.ALL) {
            Network network = make.apply(random);
            Network int8 = Quantizer.quantize(network, RandomNetworks.rows(random, 20, network.inputTensor().shape().size()));
            byte[] input = new byte[int8.inputTensor().shape().size()];
            random.nextBytes(input);
            Int8Executor executor = new Int8Executor(int8);
            assertArrayEquals(executor.run(input), runInArena(int8, MemoryPlanner.plan(int8), input));
        }
    }

    private static byte[] runInArena(Network network, ArenaPlan plan, byte[] input) {
        byte[] arena = new byte[plan.size()];
        System.arraycopy(input, 0, arena, plan.slot(network.input()).offset(), input.length);
        Int8Executor executor = new Int8Executor(network);
        executor.run(input);
        for (Operator operator : network.operators()) {
            // What each operator reads must still be in the arena; what it writes goes there.
            for (int read : operator.inputs()) {
                ArenaPlan.Slot slot = plan.slot(read);
                assertArrayEquals(executor.values(read), java.util.Arrays.copyOfRange(arena, slot.offset(), slot.offset() + slot.bytes()));
            }
            ArenaPlan.Slot slot = plan.slot(operator.output());
            System.arraycopy(executor.values(operator.output()), 0, arena, slot.offset(), slot.bytes());
        }
        ArenaPlan.Slot out = plan.slot(network.output());
        return java.util.Arrays.copyOfRange(arena, out.offset(), out.offset() + out.bytes());
    }

    @Test
    void denseNetworkNeedsTwoLayersAtOnce() {
        // 33 and 20 int8 values of the free-fall lab's default network, each at a multiple of 4: 36 + 20.
        Random random = new Random(3);
        Network network = RandomNetworks.dense(random);
        assertEquals(4 * (33 + 20), MemoryPlanner.plan(network).size());
    }

    @Test
    void padsDisappearIntoConvolutions() throws Exception {
        Random random = new Random(4);
        Network network = RandomNetworks.image(random);
        Network fused = Fusion.padding(network);
        assertTrue(network.operators().stream().anyMatch(Operator.Pad.class::isInstance));
        assertTrue(fused.operators().stream().noneMatch(Operator.Pad.class::isInstance));
        float[] x = RandomNetworks.gaussian(random, network.inputTensor().shape().size(), 1);
        assertArrayEquals(new FloatExecutor(network).run(x), new FloatExecutor(fused).run(x));
        Network int8 = Quantizer.quantize(network, RandomNetworks.rows(random, 20, x.length));
        Network again = TfliteReader.read(TfliteWriter.write(Fusion.padding(int8)), Location.of("again"));
        byte[] input = new byte[x.length];
        random.nextBytes(input);
        assertArrayEquals(new Int8Executor(int8).run(input), new Int8Executor(again).run(input));
    }
}
