using Plumbline.Models.Adapters;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Tests.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Adapters;

public sealed class LoraAdaptersTests : IDisposable
{
    private static readonly int[][] Sequences = SmallModels.Sequences(SmallModels.Vocabulary, 12, 4, 20);

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 1 });

    public static TheoryData<string, string[]> Cases => new()
    {
        { "llama, grouped, head 8", ["q_proj", "v_proj"] },
        { "qwen2, biases, tied, head 20", ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"] },
        { "qwen3, head norm, head 32", ["self_attn.k_proj", "model.layers.1.mlp.down_proj"] },
        { "gpt2, head 40", ["c_proj", "c_fc"] },
    };

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Attach_BeforeTraining_LeavesEveryBit(string name, string[] targets)
    {
        using Decoder model = SmallModels.Create(name);
        float[] before = LogProbs(model);

        using LoraAdapters adapters = Attach(model, targets);

        LogProbs(model).ShouldHaveBitsOf(before);
        adapters.IsAttached.ShouldBeTrue();
        adapters.Parameters.ShouldNotBeEmpty();
    }

    [Fact]
    public void Attach_OnTargets_DrawsAUniformlyWithinOneOverRootInputs()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");

        using LoraAdapters adapters = LoraAdapters.Attach(model, new LoraOptions { Rank = 64, TargetModules = ["down_proj"] }, new RandomStream(1, "lora"));

        adapters.Parameters.Select(parameter => parameter.Name).ShouldBe(
        [
            "base_model.model.model.layers.0.mlp.down_proj.lora_A.weight", "base_model.model.model.layers.0.mlp.down_proj.lora_B.weight",
            "base_model.model.model.layers.1.mlp.down_proj.lora_A.weight", "base_model.model.model.layers.1.mlp.down_proj.lora_B.weight",
        ]);
        adapters.Parameters[0].Shape.ShouldBe([64, 44]);
        adapters.Parameters[1].Shape.ShouldBe([32, 64]);
        float bound = 1 / MathF.Sqrt(44);
        float[] values = adapters.Parameters[0].Values.ToArray();
        values.ShouldAllBe(value => Math.Abs(value) <= bound);
        values.Max().ShouldBeGreaterThan(0.99f * bound);
        values.Min().ShouldBeLessThan(-0.99f * bound);

        // 2816 draws of variance bound²/3: the mean lies within five standard errors but for one seed in two million.
        values.Average().ShouldBe(0, 5 * bound / Math.Sqrt(3 * values.Length));
        adapters.Parameters[1].Values.ToArray().ShouldAllBe(value => value == 0);
        adapters.Parameters[2].Values.ToArray().ShouldNotBe(values);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_WithAdapters_MovesOnlyThemAndLowersTheLoss(string name, string[] targets)
    {
        using Decoder model = SmallModels.Create(name);
        string digest = TrainingRun.Digest(model);
        using LoraAdapters adapters = Attach(model, targets);

        double[] losses = TrainingRun.Steps(model, [.. model.Parameters, .. adapters.Parameters], _processor, steps: 12, learningRate: 0.02);

        losses[^1].ShouldBeLessThan(losses[0] - 0.05);
        TrainingRun.Digest(model).ShouldBe(digest);
        adapters.Parameters.Count(parameter => parameter.Values.ContainsAnyExcept(0f)).ShouldBe(adapters.Parameters.Count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_WithAdapters_ReachesThemOnlyAndEqualsCentralDifferences(string name, string[] targets)
    {
        using Decoder model = SmallModels.Create(name);
        using LoraAdapters adapters = AttachRandom(model, targets);
        using Tape tape = new(_processor);
        using Tape plain = new(_processor, recording: false);

        NextTokenLoss.Backward(model, tape, Sequences);

        model.Parameters.Count(parameter => parameter.Gradient.Length > 0).ShouldBe(0);
        foreach (GradientCheckResult result in GradientCheck.Run(
            adapters.Parameters, () => NextTokenLoss.Value(model, plain, Sequences), new RandomStream(1, "directions"), step: 2e-3f))
        {
            result.RelativeError.ShouldBeLessThan(0.03, result.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Merge_OfTrainedAdapters_ComputesWhatTheyDid(string name, string[] targets)
    {
        using Decoder model = SmallModels.Create(name);
        float[] untouched = LogProbs(model);
        using LoraAdapters adapters = AttachRandom(model, targets);
        float[] adapted = LogProbs(model);
        string digest = TrainingRun.Digest(model);

        adapters.Merge();

        float[] merged = LogProbs(model);
        for (int i = 0; i < merged.Length; i++)
        {
            merged[i].ShouldBe(adapted[i], 2e-4f);
        }

        adapted.Zip(untouched, (a, b) => Math.Abs(a - b)).Max().ShouldBeGreaterThan(0.05f);
        TrainingRun.Digest(model).ShouldNotBe(digest);
        adapters.IsAttached.ShouldBeFalse();
        model.Parameters.ShouldAllBe(parameter => parameter.Trainable);
        Should.Throw<InvalidOperationException>(adapters.Merge);
    }

    [Fact]
    public void Merge_OfOneAdapter_AddsScaleTimesBTimesA()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        float[] before = model.Layers[1].Query.Weight.Values.ToArray();
        using LoraAdapters adapters = AttachRandom(model, ["model.layers.1.self_attn.q_proj"]);
        Parameter a = adapters.Parameters[0];
        Parameter b = adapters.Parameters[1];

        adapters.Merge();

        for (int i = 0; i < before.Length; i++)
        {
            (int output, int input) = (i / 32, i % 32);
            double change = Enumerable.Range(0, 4).Sum(r => (double)b.Row(output)[r] * a.Row(r)[input]);
            model.Layers[1].Query.Weight.Values[i].ShouldBe((float)(before[i] + (adapters.Options.Scale * change)));
        }
    }

    [Fact]
    public void Generation_WithAdapters_ReportsTheBitsOfATrainingForward()
    {
        using Decoder model = SmallModels.Create("qwen3, head norm, head 32");
        using LoraAdapters adapters = AttachRandom(model, ["q_proj", "down_proj"]);
        using Generator generator = new(model, _processor);
        using Tape tape = new(_processor);

        GeneratedSequence result = generator.Generate([[1, 2, 3]], new GenerationOptions { MaxNewTokens = 40 }, [new RandomStream(1, "a")])[0];

        float[] training = NextTokenLoss.LogProbs(model, tape, [[.. result.Prompt, .. result.Tokens]]).Values.ToArray();
        result.LogProbs.ShouldHaveBitsOf(training.AsSpan(2));
    }

    [Fact]
    public void Detach_AndDispose_GiveTheBaseModelBack()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        float[] before = LogProbs(model);
        model.Embedding.Trainable = false;
        LoraAdapters adapters = AttachRandom(model, ["q_proj"]);

        adapters.Detach();

        LogProbs(model).ShouldHaveBitsOf(before);
        model.Embedding.Trainable.ShouldBeFalse(); // it was frozen before
        model.Parameters.Skip(1).ShouldAllBe(parameter => parameter.Trainable);
        adapters.Dispose();
        adapters.Dispose();
        using LoraAdapters again = Attach(model, ["v_proj"]);
        Should.Throw<InvalidOperationException>(() => Attach(model, ["q_proj"])).Message.ShouldContain("has adapters already");
        again.IsAttached.ShouldBeTrue();
    }

    [Fact]
    public void SwitchOff_UntilDisposed_IsTheBaseModelToTheBit()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        float[] untouched = LogProbs(model);
        using LoraAdapters adapters = AttachRandom(model, ["q_proj", "down_proj"]);
        float[] adapted = LogProbs(model);

        using (adapters.SwitchOff())
        {
            LogProbs(model).ShouldHaveBitsOf(untouched);
            using (IDisposable inner = adapters.SwitchOff())
            {
                inner.Dispose(); // a second time at the end of the scope: once is enough
                adapters.IsSwitchedOff.ShouldBeTrue();
            }

            LogProbs(model).ShouldHaveBitsOf(untouched);
            adapters.IsAttached.ShouldBeTrue();
            model.Parameters.ShouldAllBe(parameter => !parameter.Trainable);
            Should.Throw<InvalidOperationException>(() => Attach(model, ["v_proj"])).Message.ShouldContain("has adapters already");
        }

        adapters.IsSwitchedOff.ShouldBeFalse();
        LogProbs(model).ShouldHaveBitsOf(adapted);
        adapted.ShouldNotBe(untouched);
    }

    [Fact]
    public void SwitchOff_DetachedMeanwhile_LeavesOtherAdaptersAlone()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        using LoraAdapters first = AttachRandom(model, ["q_proj"]);
        IDisposable off = first.SwitchOff();
        first.Detach();
        using LoraAdapters second = AttachRandom(model, ["q_proj"]);
        float[] adapted = LogProbs(model);

        off.Dispose();

        LogProbs(model).ShouldHaveBitsOf(adapted);
        Should.Throw<InvalidOperationException>(first.SwitchOff).Message.ShouldContain("not attached");
    }

    [Fact]
    public void SwitchOff_BeforeABackwardPassThatRecomputes_IsRefused()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        using LoraAdapters adapters = AttachRandom(model, ["q_proj"]);
        using Tape tape = new(_processor) { Recompute = RecomputePolicy.EveryLayer };
        Tensor logProbs = NextTokenLoss.LogProbs(model, tape, [[1, 2, 3]]);
        tape.Seed(logProbs, [1, 1]);

        using (adapters.SwitchOff())
        {
            Should.Throw<InvalidOperationException>(tape.Backward).Message.ShouldContain("switched on or off");
        }
    }

    [Theory]
    [InlineData("llama, grouped, head 8", "c_attn", "fits no projection of the model; it has q_proj, k_proj, v_proj, o_proj, gate_proj, up_proj, down_proj")]
    [InlineData("llama, grouped, head 8", "proj", "fits no projection")]
    [InlineData("llama, grouped, head 8", "lm_head", "fits no projection")]
    [InlineData("gpt2, head 40", "c_attn", "fused queries, keys and values are not supported")]
    [InlineData("gpt2, head 40", "attn.c_attn", "fused queries, keys and values are not supported")]
    [InlineData("gpt2, head 40", "q", "fits no projection of the model; it has c_proj, c_fc")]
    public void Attach_OnATargetThatIsNotThere_SaysSo(string name, string target, string problem)
    {
        using Decoder model = SmallModels.Create(name);

        Should.Throw<ArgumentException>(() => Attach(model, [target])).Message.ShouldContain(problem);
        model.Parameters.ShouldAllBe(parameter => parameter.Trainable);
    }

    [Fact]
    public void Options_WithManyMistakes_NameThemAll()
    {
        IReadOnlyList<string> problems = new LoraOptions { Rank = 0, Alpha = double.NaN, TargetModules = ["a", "a", " "], Scaling = (LoraScaling)7 }.Validate();

        problems.Count.ShouldBe(5);
        new LoraOptions { TargetModules = [] }.Validate().ShouldHaveSingleItem();
        new LoraOptions().Validate().ShouldBeEmpty();
    }

    [Fact]
    public void Scale_ByOptions_IsAlphaOverRankOrItsRoot()
    {
        new LoraOptions { Rank = 16, Alpha = 8 }.Scale.ShouldBe(0.5f);
        new LoraOptions { Rank = 16, Alpha = 8, Scaling = LoraScaling.RankStabilized }.Scale.ShouldBe(2f);
    }

    internal static LoraAdapters Attach(Decoder model, string[] targets) =>
        LoraAdapters.Attach(model, new LoraOptions { Rank = 4, Alpha = 8, TargetModules = targets }, new RandomStream(1, "lora"));

    /// <summary>Adapters as if trained: B is not zero.</summary>
    internal static LoraAdapters AttachRandom(Decoder model, string[] targets)
    {
        LoraAdapters adapters = Attach(model, targets);
        foreach (Parameter parameter in adapters.Parameters)
        {
            new RandomStream(2, parameter.Name).FillGaussian(parameter.Edit(), 0.1);
        }

        return adapters;
    }

    private float[] LogProbs(Decoder model)
    {
        using Tape tape = new(_processor, recording: false);
        return NextTokenLoss.LogProbs(model, tape, Sequences).Values.ToArray();
    }
}
