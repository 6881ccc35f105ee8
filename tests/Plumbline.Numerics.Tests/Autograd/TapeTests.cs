using Plumbline.Numerics.Attention;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Autograd;

public class TapeTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TrainingStep_AfterWarmUp_AllocatesNothing(int threads)
    {
        using Processor processor = new(new ProcessorOptions { Threads = threads });
        using Tape tape = new(processor);
        using SmallModel model = new(layers: 2);
        using AdamW optimizer = new(processor, model.Parameters, new AdamWOptions());
        SequenceBatch sequences = new(9, 1, 13);
        int[] tokens = RandomArrays.Indices("tokens", 23, model.Vocabulary);
        float[] seed = RandomArrays.Normal("seed", 23);
        for (int step = 0; step < 5; step++)
        {
            Step();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 0; step < 20; step++)
        {
            Step();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Step()
        {
            tape.Reset();
            (Tensor logProbs, Tensor? entropies) = model.Forward(tape, tokens, tokens, sequences, withEntropy: true);
            tape.Seed(logProbs, seed);
            tape.Seed(entropies!, seed);
            tape.Backward();
            tape.FindNonFinite().ShouldBeNull();
            optimizer.Step(1e-3);
        }
    }

    [Fact]
    public void Reset_ThenAnotherStep_ReusesTheMemoryAndGivesTheSameBits()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using Parameter weight = TapeInputs.Parameter("weight", [9, 20]);
        float[] first = Run(out Tensor firstResult);
        float[] second = Run(out Tensor secondResult);
        second.ShouldHaveBitsOf(first, "second step");
        secondResult.ShouldBeSameAs(firstResult);

        float[] Run(out Tensor y)
        {
            tape.Reset();
            weight.ClearGradient();
            y = tape.Linear(tape.Input(RandomArrays.Normal("x", 60), 3), weight);
            tape.Seed(y, RandomArrays.Normal("dy", 27));
            tape.Backward();
            return [.. y.Values, .. weight.Gradient];
        }
    }

    [Fact]
    public void FindNonFinite_NaNOnItsWay_NamesTheFirstOperationThatMadeIt()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using Parameter weight = TapeInputs.Parameter("layers.0.down", [6, 20]);
        Tensor x = tape.Input(RandomArrays.Normal("x", 40), 2);
        Tensor y = tape.Linear(tape.SwiGlu(x, x), weight);
        tape.Add(y, y);
        tape.FindNonFinite().ShouldBeNull();

        tape.Reset();
        weight.Edit()[7] = float.NaN;
        x = tape.Input(RandomArrays.Normal("x", 40), 2);
        y = tape.Linear(tape.SwiGlu(x, x), weight);
        tape.Add(y, y);
        tape.FindNonFinite().ShouldBeSameAs(y);
        y.Name.ShouldBe("layers.0.down");

        tape.Reset();
        Tensor large = tape.Input([3e30f, 1f], 1);
        Tensor overflow = tape.SwiGlu(large, large);
        tape.FindNonFinite().ShouldBeSameAs(overflow);
        overflow.Name.ShouldBe("swiglu");
    }

    [Fact]
    public void FindNonFinite_LargeButFiniteValues_AreFine()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        tape.Input([1e25f, -3e38f], 1);
        tape.FindNonFinite().ShouldBeNull();
    }

    [Fact]
    public void Seed_SeveralTimes_Adds()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        Tensor x = tape.Input([1f, 2f, 3f], 1, requiresGradient: true);
        Tensor y = tape.Add(x, x);
        tape.Seed(y, [1f, 1f, 1f]);
        tape.Seed(y, [0f, 1f, -1f]);
        tape.Backward();
        x.Gradient.ToArray().ShouldBe([2f, 4f, 0f]);
    }

    [Fact]
    public void Backward_ResultNobodySeeded_SendsNothing()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using Parameter weight = TapeInputs.Parameter("weight", [4, 4]);
        using Parameter other = TapeInputs.Parameter("other", [4, 4]);
        Tensor x = tape.Input(RandomArrays.Normal("x", 8), 2);
        Tensor y = tape.Linear(x, weight);
        tape.Linear(x, other);
        tape.Seed(y, RandomArrays.Normal("dy", 8));
        tape.Backward();
        weight.Gradient.Length.ShouldBe(16);
        other.Gradient.Length.ShouldBe(0);
    }

    [Fact]
    public void Misuse_IsRefusedInWords()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using Tape inference = new(processor, recording: false);
        Should.Throw<InvalidOperationException>(inference.Backward).Message.ShouldContain("recording: true");
        Should.Throw<ArgumentException>(() => tape.Seed(tape.Zeros(2, 3), new float[5])).Message.ShouldContain("6 elements but 5");
        Should.Throw<ArgumentException>(() => tape.Zeros(-1, 3));
        Should.Throw<ArgumentException>(() => tape.Zeros(1, -3));
    }

    [Fact]
    public void Backward_SwiGluInputUsedTwice_IsRefused()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        Tensor gate = tape.Input([1f, 2f], 1, requiresGradient: true);
        Tensor up = tape.Input([1f, 2f], 1, requiresGradient: true);
        Tensor y = tape.SwiGlu(gate, up);
        Tensor z = tape.Add(y, gate);
        tape.Seed(z, [1f, 1f]);
        Should.Throw<InvalidOperationException>(tape.Backward).Message.ShouldContain("SwiGLU");
    }

    // An input without a gradient may feed as many operations as it likes, and never gets one.
    [Fact]
    public void Backward_ConstantInputs_GetNoGradient()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using Parameter frozen = TapeInputs.Parameter("frozen", [1, 2]);
        frozen.Trainable = false;
        Tensor first = tape.Input([1f, 2f], 1, requiresGradient: true);
        Tensor second = tape.Input([3f, 4f], 1, requiresGradient: true);
        Tensor sum = tape.Add(tape.SwiGlu(first, frozen), tape.SwiGlu(second, frozen));
        Tensor mixed = tape.Attention(sum, frozen, frozen, new AttentionShape(1, 1, 2), new SequenceBatch(1));
        tape.Seed(tape.Add(sum, mixed), [1f, 1f]);
        tape.Backward();
        first.Gradient.Length.ShouldBe(2);
        second.Gradient.Length.ShouldBe(2);
        frozen.Gradient.Length.ShouldBe(0);
    }

    [Fact]
    public void Backward_LogProbsTwiceInOneStep_IsRefused()
    {
        using Processor processor = new();
        using Tape tape = new(processor);
        using Parameter weight = TapeInputs.Parameter("weight", [5, 4]);
        for (int step = 0; step < 2; step++)
        {
            tape.Reset();
            Tensor logProbs = tape.TokenLogProbs(tape.Input(RandomArrays.Normal("x", 8), 2), weight, [1, 2]).LogProbs;
            tape.Seed(logProbs, [1f, 1f]);
            tape.Backward();
            tape.Seed(logProbs, [1f, 1f]);
            Should.Throw<InvalidOperationException>(tape.Backward).Message.ShouldContain("reset the tape");
        }
    }
}
