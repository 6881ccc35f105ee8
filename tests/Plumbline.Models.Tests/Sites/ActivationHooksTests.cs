using Plumbline.Models.Decoders;
using Plumbline.Models.Generation;
using Plumbline.Models.Sites;
using Plumbline.Models.Tests.Decoders;
using Plumbline.Numerics.Autograd;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Numerics.Tensors;

namespace Plumbline.Models.Tests.Sites;

public sealed class ActivationHooksTests : IDisposable
{
    private readonly Processor _processor = new(new ProcessorOptions { Threads = 1 });

    public void Dispose() => _processor.Dispose();

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void EverySite_InOneForward_IsVisitedOnceInItsDocumentedShape(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Tape tape = new(_processor, recording: false);
        List<(ActivationSite, int)> visited = [];
        ActivationHooks hooks = new();
        foreach ((ActivationSite site, _) in ModelSites.Of(model.Config))
        {
            hooks.Read(site, (at, batch, activation) =>
            {
                at.ShouldBe(site);
                activation.Rows.ShouldBe(batch.TotalTokens);
                visited.Add((at, activation.Columns));
            });
        }

        NextTokenLoss.Value(model, tape, SmallModels.Sequences(SmallModels.Vocabulary, 5, 2), hooks);

        visited.ShouldBe(ModelSites.Of(model.Config));
    }

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void Read_AtEverySite_ChangesNoBitOfLogProbsOrGradients(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Tape tape = new(_processor);
        int[][] sequences = SmallModels.Sequences(SmallModels.Vocabulary, 20, 3);
        double loss = NextTokenLoss.Backward(model, tape, sequences);
        float[][] gradients = [.. model.Parameters.Select(parameter => parameter.Gradient.ToArray())];
        tape.Reset();
        foreach (Parameter parameter in model.Parameters)
        {
            parameter.ClearGradient();
        }

        int seen = 0;
        ActivationHooks hooks = new();
        foreach ((ActivationSite site, _) in ModelSites.Of(model.Config))
        {
            hooks.Read(site, (_, _, _) => seen++);
        }

        NextTokenLoss.Backward(model, tape, sequences, hooks).ShouldBe(loss);

        seen.ShouldBe(ModelSites.Of(model.Config).Count);
        for (int i = 0; i < gradients.Length; i++)
        {
            model.Parameters[i].Gradient.ShouldHaveBitsOf(gradients[i], model.Parameters[i].Name);
        }
    }

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void Edits_AtEverySite_AreTheSameInPlainForwardTrainingAndCachedGeneration(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Tape plain = new(_processor, recording: false);
        using Tape training = new(_processor);
        using Generator generator = new(model, _processor);
        int[][] prompts = SmallModels.Sequences(SmallModels.Vocabulary, 3, 6);
        foreach ((ActivationSite site, _) in ModelSites.Of(model.Config))
        {
            foreach (bool replace in new[] { true, false })
            {
                ActivationHooks hooks = replace ? new ActivationHooks().Replace(site, FlipSigns) : new ActivationHooks().Add(site, Steer);
                generator.Hooks = hooks;
                IReadOnlyList<GeneratedSequence> sampled = generator.Generate(
                    prompts, new GenerationOptions { MaxNewTokens = 6 }, [new RandomStream(1, "a"), new RandomStream(1, "b")]);
                int[][] texts = [.. sampled.Select(result => (int[])[.. result.Prompt, .. result.Tokens])];

                float[] forward = NextTokenLoss.LogProbs(model, plain, texts, hooks).Values.ToArray();
                float[] recorded = NextTokenLoss.LogProbs(model, training, texts, hooks).Values.ToArray();
                float[] untouched = NextTokenLoss.LogProbs(model, plain, texts).Values.ToArray();
                plain.Reset();
                training.Reset();

                string what = $"{(replace ? "replace" : "add")} at {site}";
                recorded.ShouldHaveBitsOf(forward, what);
                sampled[0].LogProbs.ShouldHaveBitsOf(forward.AsSpan(2, 6), what);
                sampled[1].LogProbs.ShouldHaveBitsOf(forward.AsSpan(8 + 5, 6), what);
                forward.ShouldNotBe(untouched, what);
            }
        }
    }

    [Fact]
    public void Hooks_OfOneSite_RunInTheOrderTheyWereAdded()
    {
        using Decoder model = SmallModels.Create("tiny llama");
        using Tape tape = new(_processor, recording: false);
        ActivationSite site = ActivationSite.Parse("blocks.0.hook_resid_mid");
        List<float> seen = [];
        ActivationHooks hooks = new ActivationHooks()
            .Replace(site, (_, _, x) => x.Edit().Fill(2))
            .Read(site, (_, _, x) => seen.Add(x.Values[0]))
            .Add(site, (_, _, x) => x.Edit()[0] += 3)
            .Read(site, (_, _, x) => seen.Add(x.Values[0]));

        NextTokenLoss.Value(model, tape, [[1, 2]], hooks);

        seen.ShouldBe([2, 5]);
    }

    [Theory]
    [MemberData(nameof(SmallModels.Names), MemberType = typeof(SmallModels))]
    public void Hook_AtASiteTheModelDoesNotHave_IsRefusedByName(string name)
    {
        using Decoder model = SmallModels.Create(name);
        using Tape tape = new(_processor, recording: false);
        HashSet<ActivationSite> present = [.. ModelSites.Of(model.Config).Select(pair => pair.Site)];
        foreach (ActivationSite site in ModelSites.Imaginable(model.Config).Where(site => !present.Contains(site)))
        {
            ActivationHooks hooks = new ActivationHooks().Read(site, (_, _, _) => { });
            Should.Throw<ArgumentException>(() => NextTokenLoss.Value(model, tape, [[1, 2]], hooks)).Message.ShouldContain(site.ToString());
        }
    }

    [Fact]
    public void Forward_WithoutHooks_AllocatesNothing()
    {
        using Decoder model = SmallModels.Create("llama, grouped, head 8");
        using Tape tape = new(_processor, recording: false);
        TokenBatch batch = new();
        batch.Set(SmallModels.Sequences(SmallModels.Vocabulary, 9, 4));
        Forward();
        Forward();
        long before = GC.GetAllocatedBytesForCurrentThread();

        Forward();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Forward()
        {
            model.Logits(tape, model.Hidden(tape, batch, hooks: null));
            tape.Reset();
        }
    }

    private static void FlipSigns(ActivationSite site, TokenBatch batch, Tensor activation)
    {
        Span<float> values = activation.Edit();
        for (int row = 0; row < activation.Rows; row++)
        {
            // Depends on the position, so that a wrong position in the cache would show.
            for (int column = batch.Positions[row] % 2; column < activation.Columns; column += 2)
            {
                values[(row * activation.Columns) + column] *= -1;
            }
        }
    }

    private static void Steer(ActivationSite site, TokenBatch batch, Tensor activation)
    {
        Span<float> values = activation.Edit();
        for (int i = 0; i < values.Length; i++)
        {
            values[i] += 0.1f * (1 + (i % activation.Columns % 5));
        }
    }
}
