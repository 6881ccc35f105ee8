using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Batches;
using Plumbline.Training.Kto;
using Plumbline.Training.Policies;
using Plumbline.Training.Texts;

namespace Plumbline.Training.Tests.Kto;

public sealed class KtoObjectiveTests : IDisposable
{
    private static readonly KtoLossOptions Options = new() { Beta = 0.4, DesirableWeight = 1.5, UndesirableWeight = 0.7 };

    private static readonly UnpairedText[] Batch =
    [
        new(new PromptedReply([0, 3, 5], [7, 2, 1]), true),
        new(new PromptedReply([0, 9], [4, 4, 1]), false),
        new(new PromptedReply([0, 8, 8], [13, 1]), true),
        new(new PromptedReply([0, 2], [6, 5, 4, 3, 2, 2, 2, 2]), false),
    ];

    private readonly Processor _processor = new(new ProcessorOptions { Threads = 2 });
    private readonly Decoder _policy = TinyWorld.NewModel();
    private readonly Decoder _reference = Decoder.Initialize(TinyWorld.Config, new RandomStream(TinyWorld.Seed, "reference"));

    public void Dispose()
    {
        _policy.Dispose();
        _reference.Dispose();
        _processor.Dispose();
    }

    [Fact]
    public void Gradient_IsTheSlopeOfThePureLoss_WithTheReferencePointHeldFast()
    {
        KtoObjective objective = NewObjective(longest: 32);
        double point = ReferencePoint(32);
        double[] reference = Sums(_reference);

        (float[][] gradient, double value) = PipelineGradient.Of(_processor, objective, Batch, 0..1, 1..4);

        value.ShouldBe(PureLoss(), 1e-6);
        gradient.ShouldBeOf(PureLoss, objective.Parameters);

        double PureLoss() => KtoLossMath.Loss(Sums(_policy), reference, Batch.Select(text => text.IsDesirable).ToArray(), point, Options, new double[Batch.Length]).Loss;
    }

    [Fact]
    public void ReferencePoint_IsOfTheWholeBatch_WhateverThePasses()
    {
        KtoObjective objective = NewObjective(longest: 32);

        (float[][] Gradient, double Loss) whole = PipelineGradient.Of(_processor, objective, Batch, 0..4);
        (float[][] Gradient, double Loss) cut = PipelineGradient.Of(_processor, objective, Batch, 0..1, 1..2, 2..3, 3..4);

        cut.Loss.ShouldBe(whole.Loss);
        cut.Gradient.SelectMany(part => part).ShouldBe(whole.Gradient.SelectMany(part => part));
    }

    [Fact]
    public void MismatchedTexts_AreCutToTheLongest()
    {
        // Seven positions hold the prompt of three and four tokens of the reply of eight.
        double point = ReferencePoint(longest: 7);
        KtoObjective objective = NewObjective(longest: 7);

        double loss = PipelineGradient.Of(_processor, objective, Batch, 0..4).Loss;

        point.ShouldNotBe(ReferencePoint(longest: 32));
        loss.ShouldBe(
            KtoLossMath.Loss(Sums(_policy), Sums(_reference), Batch.Select(text => text.IsDesirable).ToArray(), point, Options, new double[Batch.Length]).Loss, 1e-6);
    }

    private KtoObjective NewObjective(int longest) =>
        new(new TrainablePolicy(_policy, _policy.Parameters, new FrozenReference(_reference), _ => { }), Options, _processor, longest);

    // Prompt i with the reply of prompt i − 1, the first with the last: written out by hand.
    private double ReferencePoint(int longest)
    {
        int[] replies = [3, 0, 1, 2];
        LearnedText[] mismatched =
        [
            .. Batch.Select((text, i) => LearnedText.Of(
                text.Reply.Prompt, Batch[replies[i]].Reply.Reply.Take(longest - text.Reply.Prompt.Length).ToArray())),
        ];
        double[] policy = TextLogProbs.Sums(_processor, _policy, mismatched);
        double[] reference = TextLogProbs.Sums(_processor, _reference, mismatched);
        double point = policy.Zip(reference, (p, r) => p - r).Average();
        point.ShouldBeGreaterThan(0, "a reference point that is clipped away tests nothing");
        return point;
    }

    private double[] Sums(Decoder model) => TextLogProbs.Sums(_processor, model, [.. Batch.Select(text => text.Text)]);
}
