using System.Text.Json;
using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Autograd.Operations;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Optimizers;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Decoders;

/// <summary>Logits, all gradients, ten training losses and a greedy continuation against the PyTorch program in <c>golden/</c>.</summary>
public sealed class DecoderGoldenTests : IDisposable
{
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });

    public static TheoryData<string> Cases => ["llama", "llama3rope", "qwen2", "qwen3", "gpt2"];

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Logits_OfEverySequence_EqualPyTorch(string name)
    {
        using GoldenCase golden = new(name);
        using Decoder model = golden.Load();
        using Tape tape = new(_processor, recording: false);
        TokenBatch batch = new();
        batch.Set(golden.Sequences);

        Tensor logits = model.Logits(tape, model.Hidden(tape, batch));

        for (int s = 0; s < golden.Sequences.Length; s++)
        {
            int start = batch.Sequences.Starts[s] * logits.Columns;
            ReadOnlySpan<float> rows = logits.Values.Slice(start, batch.Sequences.Lengths[s] * logits.Columns);
            GoldenCase.Deviation(rows, golden.Expected($"logits.{s}")).ShouldBeLessThan(golden.Tolerance("forward_and_gradients"), $"sequence {s}");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_OfEveryTensor_EqualPyTorch(string name)
    {
        using GoldenCase golden = new(name);
        using Decoder model = golden.Load();
        using Tape tape = new(_processor);

        double loss = NextTokenLoss.Backward(model, tape, golden.Sequences);

        double tolerance = golden.Tolerance("forward_and_gradients");
        loss.ShouldBe(golden.Json.GetProperty("loss").GetDouble(), tolerance * loss);
        Dictionary<string, StoredTensor> stored = StoredTensor.Of(model).ToDictionary(tensor => tensor.Name);
        string[] expected = [.. golden.ExpectedNames("grad.")];
        expected.Length.ShouldBe(stored.Count);
        foreach (string tensor in expected)
        {
            float[] wanted = golden.Expected(tensor);
            float[] actual = new float[wanted.Length];
            stored[tensor["grad.".Length..]].Fill(0, actual, part => part.Gradient);
            GoldenCase.Deviation(actual, wanted).ShouldBeLessThan(tolerance, tensor);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void TenSteps_OfAdamW_FollowPyTorch(string name)
    {
        using GoldenCase golden = new(name);
        using Decoder model = golden.Load();
        using Tape tape = new(_processor);
        JsonElement training = golden.Json.GetProperty("training");
        JsonElement settings = training.GetProperty("settings");
        using AdamW optimizer = new(_processor, model.Parameters, new AdamWOptions
        {
            Beta1 = settings.GetProperty("beta1").GetSingle(),
            Beta2 = settings.GetProperty("beta2").GetSingle(),
            Epsilon = settings.GetProperty("epsilon").GetSingle(),
            WeightDecay = settings.GetProperty("weight_decay").GetSingle(),
            MaxGradientNorm = settings.GetProperty("maximum_gradient_norm").GetSingle(),
        });
        double[] losses = GoldenCase.Doubles(training.GetProperty("losses"));
        double[] norms = GoldenCase.Doubles(training.GetProperty("gradient_norms_before_clipping"));
        double tolerance = golden.Tolerance("training");
        losses.Length.ShouldBe(10);

        for (int step = 0; step < losses.Length; step++)
        {
            double loss = NextTokenLoss.Backward(model, tape, golden.Sequences);
            double norm = optimizer.Step(settings.GetProperty("learning_rate").GetDouble());
            tape.Reset();
            loss.ShouldBe(losses[step], tolerance * losses[step], $"loss of step {step}");
            norm.ShouldBe(norms[step], tolerance * norms[step], $"gradient norm of step {step}");
        }

        foreach (string tensor in golden.ExpectedNames("trained."))
        {
            float[] wanted = golden.Expected(tensor);
            float[] actual = new float[wanted.Length];
            StoredTensor.Of(model).Single(stored => stored.Name == tensor["trained.".Length..]).Fill(0, actual);
            GoldenCase.Deviation(actual, wanted).ShouldBeLessThan(tolerance, tensor);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Greedy_ThroughTheCache_ContinuesLikePyTorch(string name)
    {
        using GoldenCase golden = new(name);
        using Decoder model = golden.Load();
        using Generator generator = new(model, _processor);
        JsonElement greedy = golden.Json.GetProperty("greedy");
        int[] wanted = GoldenCase.Ints(greedy.GetProperty("tokens"));

        GeneratedSequence result = generator.Generate(
            [GoldenCase.Ints(greedy.GetProperty("prompt"))],
            new GenerationOptions { Temperature = 0, MaxNewTokens = wanted.Length },
            [new RandomStream(1, "unused")])[0];

        result.Tokens.ShouldBe(wanted);
    }
}
