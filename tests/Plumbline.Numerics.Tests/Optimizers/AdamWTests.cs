using System.Text.Json;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Simd;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Numerics.Tests.Optimizers;

public class AdamWTests
{
    private static readonly AdamWOptions NoClipping = new() { MaxGradientNorm = null };

    [Theory]
    [ClassData(typeof(VectorWidthTheory))]
    public void Step_GoldenGradients_GivesTheClosedForm(VectorWidth width)
    {
        using Processor processor = ForcedProcessor.Open(width);
        IReadOnlyList<JsonElement> cases = Golden.Schedule("adamw");
        cases.Count.ShouldBe(2);
        foreach (JsonElement golden in cases)
        {
            using Parameter parameter = new("weight", 1, 3);
            golden.Floats("start").CopyTo(parameter.Edit());
            AdamWOptions options = new()
            {
                Beta1 = (float)golden.Number("beta1"),
                Beta2 = (float)golden.Number("beta2"),
                Epsilon = (float)golden.Number("epsilon"),
                WeightDecay = (float)golden.Number("weight_decay"),
                MaxGradientNorm = null,
            };
            using AdamW optimizer = new(processor, [parameter], options);
            JsonElement gradients = golden.GetProperty("gradients");
            JsonElement expected = golden.GetProperty("after_each_step");
            for (int step = 0; step < gradients.GetArrayLength(); step++)
            {
                SetGradient(processor, parameter, [.. gradients[step].EnumerateArray().Select(g => (float)g.GetDouble())]);
                optimizer.Step(golden.Number("learning_rate"));
                parameter.Values.ShouldBeNear([.. expected[step].EnumerateArray().Select(v => v.GetDouble())], 1e-6, $"step {step}");
            }

            optimizer.StepCount.ShouldBe(5);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(33_000)]
    public void Step_EveryLength_HasTheSameBitsOnEveryProcessor(int count)
    {
        float[] start = RandomArrays.Normal("start", count);
        using EveryProcessor processors = new();
        processors.Agree(Train, $"{count}").ShouldNotBe(start);

        float[] Train(Processor processor)
        {
            using Parameter parameter = new("weight", 1, count);
            start.CopyTo(parameter.Edit());
            using AdamW optimizer = new(processor, [parameter], new AdamWOptions { WeightDecay = 0.1f });
            for (int step = 0; step < 3; step++)
            {
                SetGradient(processor, parameter, RandomArrays.Normal($"gradient/{step}", count));
                optimizer.Step(0.01);
            }

            (ReadOnlyMemory<float> first, ReadOnlyMemory<float> second) = optimizer.Moments(0);
            return [.. parameter.Values, .. first.Span, .. second.Span];
        }
    }

    [Fact]
    public void Step_LargeGradient_IsClippedByTheNormOfAllTogether()
    {
        using Processor processor = new();
        using Parameter first = new("first", 1, 2);
        using Parameter second = new("second", 2);

        // With beta 0 and epsilon far above the gradients, AdamW is plain gradient descent with step learningRate / epsilon.
        AdamWOptions options = new() { Beta1 = 0, Beta2 = 0, Epsilon = 1e6f, MaxGradientNorm = 1 };
        using AdamW optimizer = new(processor, [first, second], options);
        SetGradient(processor, first, [30, 0]);
        SetGradient(processor, second, [0, 40]);
        optimizer.Step(1e6).ShouldBe(50, 1e-9);
        first.Values.ShouldBeNear([-0.6, 0], 1e-5, "first");
        second.Values.ShouldBeNear([0, -0.8], 1e-5, "second");

        SetGradient(processor, first, [0.3f, 0]);
        optimizer.Step(1e6).ShouldBe(0.3, 1e-7);
        first.Values.ShouldBeNear([-0.9, 0], 1e-5, "small gradients are not scaled");
    }

    [Fact]
    public void Step_WeightDecay_ShrinksMatricesOnly()
    {
        using Processor processor = new();
        using Parameter matrix = TapeInputs.Parameter("matrix", [2, 3]);
        using Parameter vector = TapeInputs.Parameter("vector", [3]);
        float[] before = matrix.Values.ToArray();
        float[] vectorBefore = vector.Values.ToArray();
        using AdamW optimizer = new(processor, [matrix, vector], NoClipping with { WeightDecay = 0.5f });
        SetGradient(processor, matrix, new float[6]);
        SetGradient(processor, vector, new float[3]);
        optimizer.Step(0.1);
        matrix.Values.ShouldBeNear([.. before.Select(x => x * 0.95)], 1e-6, "decayed");
        vector.Values.ShouldHaveBitsOf(vectorBefore, "vectors never decay");
    }

    [Fact]
    public void Step_FrozenParameterOrNoGradient_IsLeftAlone()
    {
        using Processor processor = new();
        using Parameter frozen = TapeInputs.Parameter("frozen", [2, 2]);
        using Parameter unused = TapeInputs.Parameter("unused", [2, 2]);
        using Parameter trained = TapeInputs.Parameter("trained", [2, 2]);
        float[][] before = [frozen.Values.ToArray(), unused.Values.ToArray(), trained.Values.ToArray()];
        long version = frozen.Version;
        using AdamW optimizer = new(processor, [frozen, unused, trained], NoClipping with { WeightDecay = 0.1f });
        SetGradient(processor, frozen, [1, 2, 3, 4]);
        frozen.Trainable = false;
        SetGradient(processor, trained, [0, 3, 0, 4]);
        optimizer.Step(0.1).ShouldBe(5, 1e-6);
        frozen.Values.ShouldHaveBitsOf(before[0], "frozen");
        frozen.Version.ShouldBe(version);
        unused.Values.ShouldHaveBitsOf(before[1], "unused");
        trained.Values.ToArray().ShouldNotBe(before[2]);
        trained.Gradient.Length.ShouldBe(0);
        optimizer.Moments(0).First.ToArray().ShouldAllBe(m => m == 0);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Step_GradientNotFinite_NamesItAndUpdatesNothing(float bad)
    {
        using Processor processor = new();
        using Parameter fine = TapeInputs.Parameter("fine", [2, 2]);
        using Parameter broken = TapeInputs.Parameter("layers.3.q", [2, 2]);
        float[] before = [.. fine.Values, .. broken.Values];
        using AdamW optimizer = new(processor, [fine, broken], new AdamWOptions());
        SetGradient(processor, fine, [1, 1, 1, 1]);
        SetGradient(processor, broken, [1, 1, bad, 1]);
        NonFiniteException error = Should.Throw<NonFiniteException>(() => optimizer.Step(0.1));
        error.TensorName.ShouldContain("layers.3.q");
        error.StepIndex.ShouldBe(0);
        error.Message.ShouldContain("layers.3.q");
        float[] after = [.. fine.Values, .. broken.Values];
        after.ShouldHaveBitsOf(before, "values");
        optimizer.StepCount.ShouldBe(0);
        optimizer.Moments(0).First.ToArray().ShouldAllBe(m => m == 0);
    }

    // Squares of 1e25 overflow a float, but the gradient itself is finite: it must be clipped, not refused.
    [Fact]
    public void Step_HugeButFiniteGradient_IsClipped()
    {
        using Processor processor = new();
        using Parameter parameter = new("weight", 1, 2);
        using AdamW optimizer = new(processor, [parameter], new AdamWOptions());
        SetGradient(processor, parameter, [3e25f, 4e25f]);
        optimizer.Step(0.1).ShouldBe(5e25, 1e19);
        parameter.Values.ShouldBeNear([-0.1, -0.1], 1e-5, "values");
    }

    [Fact]
    public void Restore_SavedState_ContinuesWithTheSameBits()
    {
        using Processor processor = new();
        using Parameter whole = TapeInputs.Parameter("weight", [3, 7]);
        using Parameter resumed = TapeInputs.Parameter("weight", [3, 7]);
        using AdamW first = new(processor, [whole], new AdamWOptions { WeightDecay = 0.1f });
        Train(first, whole, 0, 4);
        whole.Values.CopyTo(resumed.Edit());
        using AdamW second = new(processor, [resumed], first.Options);
        second.Restore(first.StepCount, first.Moments);
        Train(first, whole, 4, 8);
        Train(second, resumed, 4, 8);
        resumed.Values.ShouldHaveBitsOf(whole.Values, "values");
        second.StepCount.ShouldBe(8);

        void Train(AdamW optimizer, Parameter parameter, int from, int to)
        {
            for (int step = from; step < to; step++)
            {
                SetGradient(processor, parameter, RandomArrays.Normal($"gradient/{step}", 21));
                optimizer.Step(0.01);
            }
        }
    }

    [Fact]
    public void Restore_StateOfAnotherModel_IsRefused()
    {
        using Processor processor = new();
        using Parameter parameter = new("weight", 2, 2);
        using AdamW optimizer = new(processor, [parameter], new AdamWOptions());
        Should.Throw<ArgumentException>(() => optimizer.Restore(1, _ => (new float[3], new float[4]))).Message.ShouldContain("weight");
        Should.Throw<ArgumentException>(() => optimizer.Restore(1, _ => (new float[4], new float[5]))).Message.ShouldContain("weight");
        Should.Throw<ArgumentException>(() => optimizer.Restore(-1, _ => (new float[4], new float[4])));
        optimizer.StepCount.ShouldBe(0);
    }

    [Fact]
    public void Constructor_BadOptions_ListsAllProblems()
    {
        using Processor processor = new();
        AdamWOptions bad = new() { Beta1 = 1, Beta2 = -0.1f, Epsilon = 0, WeightDecay = float.NaN, MaxGradientNorm = 0 };
        bad.Validate().Count.ShouldBe(5);
        new AdamWOptions().Validate().ShouldBeEmpty();
        string message = Should.Throw<ArgumentException>(() => new AdamW(processor, [], bad)).Message;
        message.ShouldContain("beta1 is 1");
        message.ShouldContain("beta2");
        message.ShouldContain("epsilon");
        message.ShouldContain("weight decay");
        message.ShouldContain("max gradient norm");
    }

    private static void SetGradient(Processor processor, Parameter parameter, float[] gradient)
    {
        using Tape tape = new(processor);
        parameter.ClearGradient();
        tape.Seed(parameter, gradient);
    }
}
