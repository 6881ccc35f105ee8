using Plumbline.Models.Decoders;
using Plumbline.Numerics.Compute;
using Plumbline.Training.BestOfN;
using Plumbline.Training.Rollouts;
using Plumbline.Training.Scorers;

namespace Plumbline.Training.Tests.BestOfN;

public sealed class BestOfNSamplerTests : IDisposable
{
    private static readonly FunctionScorer Length = new(item => item.Reply.Length);
    private readonly Processor _processor = new();
    private readonly Decoder _model = TinyWorld.NewModel();
    private readonly ReplySampler _sampler;

    public BestOfNSamplerTests() => _sampler = new ReplySampler(_model, _processor, 8, [TinyWorld.EndToken], TinyWorld.Seed);

    [Fact]
    public void Sample_Prompts_KeepsEveryReplyWithItsScore()
    {
        IReadOnlyList<BestOfNReplies> results = new BestOfNSampler(_sampler, Length).Sample(TinyWorld.Prompts, 6, "test");
        IReadOnlyList<SampledReply> plain = _sampler.Sample(TinyWorld.Prompts, 6, "test");

        results.Select(result => result.Prompt).ShouldBe(TinyWorld.Prompts);
        results.SelectMany(result => result.Replies).Select(reply => reply.Id).ShouldBe(plain.Select(reply => reply.Id));
        results.ShouldAllBe(result => result.Replies.All(reply => reply.Prompt == result.Prompt));
        results.SelectMany(result => result.Scores).ShouldBe(plain.Select(reply => (double)reply.Tokens.Length));
        results.ShouldAllBe(result => result.Spreads == null);
    }

    [Fact]
    public void Best_OfReplies_HasTheHighestScoreAndIsTheFirstOfEquals()
    {
        IReadOnlyList<BestOfNReplies> results = new BestOfNSampler(_sampler, Length).Sample(TinyWorld.Prompts, 6, "test");

        results.ShouldContain(result => result.BestIndex > 0);
        foreach (BestOfNReplies result in results)
        {
            result.Best.Tokens.Length.ShouldBe(result.Replies.Max(reply => reply.Tokens.Length));
            result.Replies.Take(result.BestIndex).ShouldAllBe(reply => reply.Tokens.Length < result.Best.Tokens.Length);
        }
    }

    [Fact]
    public void Sample_FewerReplies_AreTheFirstOnesOfMore()
    {
        BestOfNSampler sampler = new(_sampler, Length);

        BestOfNReplies few = sampler.Sample(TinyWorld.Prompts, 2, "test")[3];
        BestOfNReplies many = sampler.Sample(TinyWorld.Prompts, 6, "test")[3];

        few.Replies.Select(reply => reply.Tokens).ShouldBe(many.Replies.Take(2).Select(reply => reply.Tokens));
    }

    [Fact]
    public void Sample_ScorerWithSpreads_HandsThemOnReplyByReply()
    {
        IReadOnlyList<BestOfNReplies> results = new BestOfNSampler(_sampler, new DividedScorer()).Sample(TinyWorld.Prompts, 3, "test");

        results.ShouldAllBe(result => result.Spreads!.SequenceEqual(result.Replies.Select(reply => reply.Tokens.Length / 2.0)));
    }

    public void Dispose()
    {
        _sampler.Dispose();
        _model.Dispose();
        _processor.Dispose();
    }
}
